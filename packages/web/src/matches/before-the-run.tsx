import { useMutation } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { count } from '../ui/count.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { CancelRun } from './cancel-run.js';
import classes from './matches.module.css';
import { type RunFacts, START_MATCH_RUN } from './run-queries.js';
import { wholeText } from './run-words.js';

/** What a run would compare, rule by rule, and the button that starts it. */
export function BeforeTheRun({ run }: { run: RunFacts }) {
  const refusals = useRefusals();
  const [start, { loading }] = useMutation(START_MATCH_RUN);
  const all = run.estimates.reduce((sum, { pairs }) => sum + pairs, 0);
  const go = async (): Promise<void> => {
    const { data } = await start({ variables: { id: run.id } });
    if (data?.startMatchRun.__typename === 'Refusal') refusals.show([data.startMatchRun]);
  };
  return (
    <Panel title="What this run would compare" tone="warm">
      <p>
        {count(run.people ?? 0, 'participant')} with {count(run.records ?? 0, 'record')}: about{' '}
        {wholeText(all)} pairs. Nothing is compared yet.
      </p>
      {run.estimates.length > 1 ? (
        <p className={classes.soft}>
          Two are compared where one of these is the same for both; a pair that several find counts in each:
        </p>
      ) : null}
      <ul className={classes.tally}>
        {run.estimates.map(({ rule, pairs }) => (
          <li key={rule}>
            <strong>{wholeText(pairs)}</strong> {rule}
          </li>
        ))}
      </ul>
      {run.doubts.map((doubt) => (
        <p key={doubt} className={classes.soft}>
          {doubt}
        </p>
      ))}
      <Form refusals={refusals} onSubmit={go}>
        <Group mt="md">
          <Button type="submit" loading={loading}>
            Start the run
          </Button>
          <CancelRun run={run} />
        </Group>
      </Form>
    </Panel>
  );
}
