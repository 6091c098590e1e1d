import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { InstantText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { exportLink } from '../ui/export-link.js';
import { Fault } from '../ui/fault.js';
import { Icon } from '../ui/icons.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { ReasonButton } from '../ui/reason-button.js';
import { useSay } from '../ui/say.js';
import classes from './analysis.module.css';
import { STATE_WORDS } from './analysis-words.js';
import { ANALYST_OUTPUTS, type Output, REFUSE_OUTPUT, RELEASE_OUTPUT } from './output-queries.js';
import { TableView } from './table-view.js';

/** Tables that are to leave: for who asked for them, and for who looks at them. */
export function Component() {
  const to = useTo();
  const decides = useMay()('releaseOutput');
  const { data, error, refetch } = useQuery(ANALYST_OUTPUTS, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <PageHeader
        title={decides ? 'Tables that are to leave' : 'Tables I asked for'}
        lead={
          decides
            ? 'Look at each as if you wanted to recognise somebody: what is it about, who will read it, what do they know already?'
            : 'The data lead looks at each. What is released can be downloaded while your project is open.'
        }
        back={{ to: to('analysis'), label: 'Analysis' }}
      />
      {error && !data ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what="Loading the tables" /> : null}
      {data?.analystOutputs.length === 0 ? (
        <EmptyState title="Nothing was asked for">
          Tables that an analyst asks to take along stand here until somebody has looked at them.
        </EmptyState>
      ) : null}
      <div className={classes.stack}>
        {data?.analystOutputs.map((output) => (
          <OneOutput key={output.id} output={output} decides={decides} />
        ))}
      </div>
    </>
  );
}

function OneOutput({ output, decides }: { output: Output; decides: boolean }) {
  const { slug, timeZone } = usePartnership();
  const [refuse] = useMutation(REFUSE_OUTPUT);
  const { id, state, table, reason } = output;
  return (
    <Panel title={output.title} tone={state === 'ASKED' && decides ? 'warm' : 'plain'}>
      <div className={classes.stack}>
        <p>
          <strong>{STATE_WORDS[state]}</strong>
          {output.decidedBy ? ` by ${output.decidedBy.name}` : ''}
          {reason ? `: ${reason}` : '.'}
        </p>
        <p className={classes.soft}>
          {output.projectTitle}. Asked for by {output.askedBy?.name ?? 'an analyst'} on{' '}
          <InstantText of={output.askedAt} timeZone={timeZone} />, for: {output.meantFor}
        </p>
        <details open={state === 'ASKED' && decides}>
          <summary>The table</summary>
          <TableView table={table} />
        </details>
        {state === 'ASKED' && decides ? (
          <div className={classes.choices}>
            <Release output={output} />
            <ReasonButton
              verb="Do not release"
              reason={{ label: 'Why', description: 'Who asked for it reads this.' }}
              done="It is not released; who asked for it reads why."
              send={async (words) => (await refuse({ variables: { id, reason: words } })).data?.refuseOutput}
            />
          </div>
        ) : null}
        {state === 'RELEASED' ? (
          <div className={classes.choices}>
            <Button
              component="a"
              href={exportLink('analyst-output', slug, { output: id })}
              download
              variant="default"
              leftSection={<Icon name="download" />}
            >
              Download the table
            </Button>
          </div>
        ) : null}
      </div>
    </Panel>
  );
}

function Release({ output }: { output: Output }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [release] = useMutation(RELEASE_OUTPUT);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Release</Button>
      <ConfirmDialog
        opened={open}
        onClose={() => setOpen(false)}
        title="Release this table?"
        confirm="Release it"
        onConfirm={async () => {
          const result = (await release({ variables: { id: output.id } })).data?.releaseOutput;
          if (result?.__typename === 'Refusal') return [result];
          say('Released: it can be downloaded now.');
          return undefined;
        }}
      >
        <p>Whoever works on the project can then take it along. That cannot be taken back.</p>
      </ConfirmDialog>
    </>
  );
}
