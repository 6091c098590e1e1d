import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { STATEMENT_STATE_WORDS } from '../app/words.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { count } from '../ui/count.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText, dateText, InstantText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Money, moneyOrder, moneyText } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import { ProgressBar } from '../ui/progress-bar.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import { AUTHORISE_PAYMENTS, RUN, type RunFacts } from './run-queries.js';
import { RunState } from './run-state.js';
import { RUN_KIND_WORDS } from './run-words.js';
import type { StatementFacts } from './statement-queries.js';

const WHILE_WORKING = 1000;

const STATEMENTS: readonly Column<StatementFacts>[] = [
  {
    key: 'funder',
    header: 'Funder',
    primary: true,
    cell: ({ funder }) => funder.name,
    sortBy: ({ funder }) => funder.name,
  },
  { key: 'reference', header: 'Statement', cell: ({ reference }) => reference },
  {
    key: 'state',
    header: 'State',
    cell: ({ state }) => (
      <StateBadge tone={STATEMENT_STATE_WORDS[state].tone}>{STATEMENT_STATE_WORDS[state].name}</StateBadge>
    ),
  },
  {
    key: 'total',
    header: 'Total',
    align: 'end',
    cell: ({ total }) => <Money of={total} />,
    sortBy: ({ total }) => moneyOrder(total),
  },
];

/** One payment run: how far it is, what came of it, who is asked for what; the commissioner authorises it. */
export function Component() {
  const { id = '' } = useParams();
  const to = useTo();
  const may = useMay();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(RUN, { variables: { id } });
  const run = data?.paymentRun;
  const working = run?.state === 'QUEUED' || run?.state === 'RUNNING';
  useEffect(() => {
    if (working) startPolling(WHILE_WORKING);
    else stopPolling();
    return stopPolling;
  }, [working, startPolling, stopPolling]);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the payment run" />;
  if (!run)
    return (
      <EmptyState title="There is no such payment run">It may belong to another partnership.</EmptyState>
    );
  const waits = run.state === 'DONE' && run.kind !== 'OPENING' && !run.authorisedAt;
  return (
    <>
      <PageHeader
        title={`Payments to ${dateText(run.periodEnd)}`}
        lead={RUN_KIND_WORDS[run.kind]}
        back={{ to: to('money/runs'), label: 'Payment runs' }}
        beside={<RunState run={run} />}
      />
      {working ? (
        <Panel>
          <div aria-live="polite">
            <ProgressBar
              done={run.progress.done}
              total={run.progress.total}
              label="Dividing the claims among the funders"
              unit="claim"
            />
          </div>
        </Panel>
      ) : null}
      {run.state === 'FAILED' ? <Failed mayRetry={may('jobs')} /> : null}
      {waits && may('authorisePayments') ? <Authorise run={run} /> : null}
      {waits && !may('authorisePayments') ? (
        <Panel>
          <p>The commissioner authorises this run. Nothing is due before that.</p>
        </Panel>
      ) : null}
      <RunPanel run={run} />
      {run.unfundedClaimCount > 0 ? <Unfunded run={run} /> : null}
      <Panel title="Statements">
        <DataTable
          caption="Statements of this run"
          // One badge at the head says that the whole run waits; each statement need not say it again.
          columns={waits ? STATEMENTS.filter(({ key }) => key !== 'state') : STATEMENTS}
          rows={run.statements}
          rowKey={(statement) => statement.id}
          rowLink={(statement) => to(`money/statements/${statement.id}`)}
          unit={['statement', 'statements']}
          empty={
            <EmptyState title="No statements">
              {working ? 'They are issued when the run is done.' : 'Nothing was billed in this run.'}
            </EmptyState>
          }
        />
      </Panel>
    </>
  );
}

function RunPanel({ run }: { run: RunFacts }) {
  const { timeZone } = usePartnership();
  return (
    <Panel>
      <Facts
        of={[
          ['Total', <Money key="total" of={run.total} />],
          ['Claims billed', run.kind === 'CLAIMS' ? run.claimCount.toLocaleString('en-GB') : null],
          ['Reason', run.reason ?? null],
          ['Prepared by', run.preparedBy?.name ?? 'The schedule'],
          ['Prepared', <InstantText key="prepared" of={run.preparedAt} timeZone={timeZone} />],
          ['Authorised by', run.authorisedBy?.name ?? null],
          [
            'Authorised',
            run.authorisedAt ? (
              <InstantText key="authorised" of={run.authorisedAt} timeZone={timeZone} />
            ) : null,
          ],
        ]}
      />
    </Panel>
  );
}

function Failed({ mayRetry }: { mayRetry: boolean }) {
  const to = useTo();
  return (
    <Panel title="The run stopped" tone="warm">
      <p>
        What it had done stands, and it goes on where it stopped when somebody tries again. No claim is billed
        twice.
      </p>
      {mayRetry ? (
        <Button component={Link} to={to('settings/work?state=FAILED')} mt="md">
          See what failed
        </Button>
      ) : null}
    </Panel>
  );
}

function Unfunded({ run }: { run: RunFacts }) {
  const to = useTo();
  return (
    <Panel title={`${count(run.unfundedClaimCount, 'claim')} that nobody can pay`} tone="warm">
      <p>
        They come to {moneyText(run.unfundedTotal)}. They stay verified and come first in the next run. Each
        says which cap or maximum is reached.
      </p>
      <Button component={Link} to={to('claims?unfunded=true')} variant="default" mt="md">
        See the claims
      </Button>
    </Panel>
  );
}

function Authorise({ run }: { run: RunFacts }) {
  const [asking, setAsking] = useState(false);
  const [authorise] = useMutation(AUTHORISE_PAYMENTS, { refetchQueries: ['PaymentRuns', 'Today'] });
  const say = useSay();
  return (
    <Panel title="To authorise" tone="warm">
      <p>
        {run.kind === 'CLAIMS' ? `${count(run.claimCount, 'claim')} come to ` : 'The payment comes to '}
        {moneyText(run.total)}. When you authorise it, each funder's statement awaits payment.
      </p>
      <Button mt="md" onClick={() => setAsking(true)}>
        Authorise the payment
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Authorise the payment?"
        confirm="Authorise"
        onConfirm={async () => {
          const { data } = await authorise({ variables: { runId: run.id } });
          const result = data?.authorisePayments;
          if (result?.__typename === 'Refusal') return [result];
          say('The payment is authorised.');
          return undefined;
        }}
      >
        <p>
          {moneyText(run.total)} for the period to <DateText of={run.periodEnd} />. This cannot be taken back;
          a mistake is corrected by a reversal in a later run.
        </p>
      </ConfirmDialog>
    </Panel>
  );
}
