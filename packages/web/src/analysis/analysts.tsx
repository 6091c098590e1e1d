import { useMutation, useQuery } from '@apollo/client/react';
import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { addMonths, calendarDate } from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { dateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './analysis.module.css';
import { ANALYSTS, END_ACCREDITATION, RECORD_ACCREDITATION } from './analyst-queries.js';

/** Who is an analyst here, and how they are accredited. */
export function Analysts() {
  const { data, error, refetch } = useQuery(ANALYSTS);
  const [adding, setAdding] = useState(false);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  const people = data?.analysts ?? [];
  return (
    <Panel
      title="Accredited people"
      actions={
        people.length > 0 && !adding ? (
          <Button variant="default" onClick={() => setAdding(true)}>
            Record an accreditation
          </Button>
        ) : null
      }
    >
      <div className={classes.stack}>
        {adding ? <AccreditationForm people={people} onDone={() => setAdding(false)} /> : null}
        {data && people.length === 0 ? (
          <EmptyState title="Nobody is an analyst here">
            Whoever sets the partnership up gives somebody this role.
          </EmptyState>
        ) : null}
        <ul className={classes.list}>
          {people.map(({ id, name, accreditations }) => (
            <li key={id}>
              <span className={classes.name}>{name}</span>
              {accreditations.length === 0 ? <span className={classes.soft}>Not accredited</span> : null}
              {accreditations.map((one) => (
                <span key={one.id}>
                  {one.accreditedBy}, {dateText(one.from)} to {dateText(one.until)}
                  {one.stands ? '' : one.endedAt ? ' (ended)' : ' (not today)'}{' '}
                  {one.stands ? <EndIt id={one.id} name={name} by={one.accreditedBy} /> : null}
                </span>
              ))}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

function EndIt({ id, name, by }: { id: string; name: string; by: string }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [end] = useMutation(END_ACCREDITATION, { refetchQueries: [ANALYSTS] });
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        aria-label={`End it: ${name}, ${by}`}
        onClick={() => setAsking(true)}
      >
        End it
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="End this accreditation?"
        confirm="End it"
        danger
        onConfirm={async () => {
          const result = (await end({ variables: { id } })).data?.endAccreditation;
          if (result?.__typename === 'Refusal') return [result];
          say(`${name} is no longer accredited by ${by}.`);
          return undefined;
        }}
      >
        <p>
          From now on {name} sees no project here, unless another accreditation stands. It cannot be taken
          back; a new one can be recorded.
        </p>
      </ConfirmDialog>
    </>
  );
}

interface FormProps {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly onDone: () => void;
}

function AccreditationForm({ people, onDone }: FormProps) {
  const { today } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const [analystId, setAnalyst] = useState(people[0]?.id ?? '');
  const [accreditedBy, setBy] = useState('');
  const [from, setFrom] = useState<string>(today);
  const [until, setUntil] = useState<string>(addMonths(calendarDate(today), 12));
  const [record, { loading }] = useMutation(RECORD_ACCREDITATION, { refetchQueries: [ANALYSTS] });
  const send = async (): Promise<void> => {
    if (from === '' || until === '')
      return refusals.show([{ message: 'Give both days.', field: from === '' ? 'from' : 'until' }]);
    const { data } = await record({ variables: { input: { analystId, accreditedBy, from, until } } });
    const result = data?.recordAccreditation;
    if (result?.__typename === 'Refusal') return refusals.show([result]);
    say('The accreditation is recorded.');
    onDone();
  };
  return (
    <Form refusals={refusals} className="weft-form" onSubmit={send}>
      <Stack>
        <NativeSelect
          {...refusals.field('analystId')}
          label="Who"
          value={analystId}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setAnalyst(event.currentTarget.value)}
        />
        <TextInput
          {...refusals.field('accreditedBy')}
          label="Who accredited them"
          description="The body and its scheme"
          maxLength={200}
          value={accreditedBy}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <DateField
          {...refusals.field('from')}
          label="First day"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <DateField
          {...refusals.field('until')}
          label="Last day"
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <div className={classes.choices}>
          <Button type="submit" loading={loading}>
            Record it
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
