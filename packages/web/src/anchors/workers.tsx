import { useMutation } from '@apollo/client/react';
import { Button, Group, Select } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../app/viewer.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { type AnchorFacts, ASSIGN } from './anchor-queries.js';
import classes from './anchors.module.css';

/** Who looks after the anchor; a manager says it of their own people. */
export function Workers({ anchor }: { anchor: AnchorFacts }) {
  const may = useMay();
  const assigns = may('assignAnchor');
  const [chosen, setChosen] = useState<string | null>(null);
  const [assign, { loading }] = useMutation(ASSIGN);
  const refusals = useRefusals();
  const say = useSay();
  const own = new Set(anchor.assignable.map(({ id }) => id));
  const free = anchor.assignable.filter(({ id }) => !anchor.workers.some((worker) => worker.id === id));
  const set = async (personId: string, looksAfter: boolean): Promise<void> => {
    const { data } = await assign({ variables: { anchorId: anchor.id, personId, looksAfter } });
    const result = data?.assignAnchor;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      const name = anchor.assignable.find(({ id }) => id === personId)?.name ?? 'They';
      refusals.clear();
      setChosen(null);
      say(
        looksAfter ? `${name} looks after ${anchor.name}.` : `${name} no longer looks after ${anchor.name}.`,
      );
    }
  };
  const go = async (): Promise<void> => {
    if (chosen) await set(chosen, true);
    else refusals.show([{ field: 'personId', message: 'Choose who looks after it.' }]);
  };
  return (
    <Panel title="Looked after by">
      {anchor.workers.length === 0 ? <p className={classes.soft}>Nobody yet.</p> : null}
      <ul className={classes.list}>
        {anchor.workers.map(({ id, name }) => (
          <li key={id}>
            <span className={classes.entry}>{name}</span>
            {assigns && own.has(id) ? (
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={`${name} no longer looks after it`}
                onClick={() => void set(id, false)}
              >
                No longer
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {assigns && free.length > 0 ? (
        <div className={classes.form}>
          <Form refusals={refusals} onSubmit={go}>
            <Group align="end" gap="sm">
              <Select
                {...refusals.field('personId')}
                label="Who else?"
                placeholder="Type a name or choose"
                searchable
                data={free.map(({ id, name }) => ({ value: id, label: name }))}
                value={chosen}
                onChange={setChosen}
              />
              <Button type="submit" variant="default" loading={loading}>
                Looks after it
              </Button>
            </Group>
          </Form>
        </div>
      ) : null}
    </Panel>
  );
}
