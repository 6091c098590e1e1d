import { useQuery } from '@apollo/client/react';
import { Button, Checkbox, Group, Modal, NativeSelect, Stack } from '@mantine/core';
import { describeLoad, MOST_MOVED } from '@weft/shared';
import { useState } from 'react';
import { WHO_SUPPORTS } from '../allocation/support-queries.js';
import { LINK_WORKERS, type ListedPerson, nameOf } from '../people/people-queries.js';
import type { Column } from '../ui/columns.js';
import { count } from '../ui/count.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import classes from './support.module.css';
import { useMove } from './use-move.js';

/** Which people of the list are selected; those who are on no page that is shown are not. */
export function useSelectedPeople(rows: readonly ListedPerson[]) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter(({ id }) => selected.has(id)).slice(0, MOST_MOVED);
  return {
    rows,
    chosen,
    selected,
    toggle: (id: string): void =>
      setSelected((before) => {
        const now = new Set(before);
        if (!now.delete(id)) now.add(id);
        return now;
      }),
    selectAll: () => setSelected(new Set(rows.map(({ id }) => id))),
    clear: () => setSelected(new Set()),
  };
}

type Selection = ReturnType<typeof useSelectedPeople>;

export const selectPersonColumn = (selection: Selection): Column<ListedPerson> => ({
  key: 'select',
  header: 'Select',
  nameHidden: true,
  cell: (person) =>
    selection.rows.some(({ id }) => id === person.id) ? (
      <Checkbox
        aria-label={`Select ${nameOf(person)}`}
        checked={selection.selected.has(person.id)}
        onChange={() => selection.toggle(person.id)}
      />
    ) : null,
});

/** What is selected, and moving it to a colleague. */
export function MoveSelected({ selection }: { selection: Selection }) {
  const { chosen, rows } = selection;
  const [open, setOpen] = useState(false);
  const providers = new Set(chosen.map(({ provider }) => provider?.id));
  if (rows.length === 0) return null;
  const people = count(chosen.length, 'person', 'people');
  return (
    <fieldset className={classes.bar}>
      <legend className="weft-visually-hidden">Move people to a colleague</legend>
      <span aria-live="polite">
        {chosen.length === 0
          ? 'Select people to move them to a colleague'
          : providers.size > 1
            ? `${people} selected, of several providers: select those of one`
            : `${people} selected`}
      </span>
      <Group gap="xs">
        {chosen.length < Math.min(rows.length, MOST_MOVED) ? (
          <Button variant="default" size="compact-md" onClick={selection.selectAll}>
            Select all on this page
          </Button>
        ) : (
          <Button variant="default" size="compact-md" onClick={selection.clear}>
            Clear
          </Button>
        )}
        <Button
          size="compact-md"
          disabled={chosen.length === 0 || providers.size > 1}
          onClick={() => setOpen(true)}
        >
          Move to a colleague
        </Button>
      </Group>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={`Move ${people} to a colleague`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {open ? (
          <ChooseColleague
            people={chosen}
            onDone={() => {
              setOpen(false);
              selection.clear();
            }}
            onCancel={() => setOpen(false)}
          />
        ) : null}
      </Modal>
    </fieldset>
  );
}

/** So many are named, the others counted. */
const NAMED = 5;

interface ChooseColleagueProps {
  people: readonly ListedPerson[];
  onDone: () => void;
  onCancel: () => void;
}

function ChooseColleague({ people, onDone, onCancel }: ChooseColleagueProps) {
  const refusals = useRefusals();
  const { move, loading } = useMove();
  const [toId, setToId] = useState('');
  const workers = useQuery(LINK_WORKERS, { variables: { providerId: people[0]?.provider?.id ?? '' } });
  const rooms = useQuery(WHO_SUPPORTS, { fetchPolicy: 'network-only' });
  const named = (id: string, name: string): string => {
    const found = rooms.data?.whoSupports.flatMap((one) => one.workers).find((one) => one.id === id);
    return found?.hours ? `${name}: carries ${describeLoad(found.load)}` : name;
  };
  const send = async (): Promise<void> => {
    // who is with that colleague already stays there
    const moves = people
      .filter(({ linkWorker }) => linkWorker?.id !== toId)
      .map(({ id, linkWorker }) => ({ participantId: id, fromId: linkWorker?.id ?? null, toId }));
    if (toId === '') {
      refusals.show([{ field: 'toId', message: 'Choose a colleague.' }]);
      return;
    }
    const refused = await move(moves);
    if (refused) refusals.show([refused]);
    else onDone();
  };
  return (
    <Form refusals={refusals} onSubmit={send}>
      <Stack>
        <p>
          {new Intl.ListFormat('en-GB').format([
            ...people.slice(0, NAMED).map(nameOf),
            ...(people.length > NAMED ? [count(people.length - NAMED, 'other')] : []),
          ])}
        </p>
        <NativeSelect
          {...refusals.field('toId')}
          label="To whom"
          value={toId}
          data={[
            { value: '', label: workers.data ? 'Choose' : 'Loading …' },
            ...(workers.data?.linkWorkers ?? [])
              // with whom all of them are already is no colleague to move them to
              .filter(({ id }) => people.some(({ linkWorker }) => linkWorker?.id !== id))
              .map(({ id, name }) => ({ value: id, label: named(id, name) })),
          ]}
          onChange={(event) => setToId(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={loading}>
            Move them
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
