import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
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
import { useWhileWorking } from '../ui/while-working.js';
import { CancelRun, hasEntered } from './cancel-run.js';
import { AUTHORISE_PAYMENTS, RUN, type RunFacts } from './run-queries.js';
import { RunState } from './run-state.js';
import { RUN_KIND_WORDS } from './run-words.js';
import type { StatementFacts } from './statement-queries.js';
import { Warnings } from './warnings.js';

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
  const asked = useQuery(RUN, { variables: { id } });
  const { data, error, refetch } = asked;
  const run = data?.paymentRun;
  const working = run?.state === 'QUEUED' || run?.state === 'RUNNING';
  useWhileWorking(asked, working);
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
          <CancelRun run={run} />
        </Panel>
      ) : null}
      {run.state === 'FAILED' ? <Failed run={run} mayRetry={may('jobs')} /> : null}
      {run.state === 'CANCELLED' ? <Cancelled run={run} /> : null}
      {waits && may('authorisePayments') ? <Authorise run={run} warnings={run.warnings} /> : null}
      {waits && !may('authorisePayments') ? (
        <Panel>
          <p>The commissioner authorises this run. Nothing is due before that.</p>
          <Warnings of={run.warnings} />
          <CancelRun run={run} />
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
          [
            'Billed',
            run.kind === 'CLAIMS' ? (
              <Counted key="billed" number={run.claimCount} of={run.billedTotal} />
            ) : null,
          ],
          [
            'Given back',
            run.givenBackCount > 0 ? (
              <Counted key="back" number={run.givenBackCount} of={run.givenBackTotal} />
            ) : null,
          ],
          ['Total', <Money key="total" of={run.total} />],
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

/** Claims and what they come to: '3 claims, £300.03'. */
function Counted({ number, of }: { number: number; of: RunFacts['total'] }) {
  return (
    <>
      {count(number, 'claim')}, <Money of={of} />
    </>
  );
}

function Cancelled({ run }: { run: RunFacts }) {
  const to = useTo();
  const may = useMay();
  const { timeZone } = usePartnership();
  return (
    <Panel title="This run was cancelled">
      <p>
        {run.cancelledBy?.name ?? 'Somebody'} cancelled it
        {run.cancelledAt ? (
          <>
            {' '}
            on <InstantText of={run.cancelledAt} timeZone={timeZone} />
          </>
        ) : null}
        . It billed nothing, and the period can be run again.
      </p>
      {may('runPayments') ? (
        <Button component={Link} to={to('money/runs/new')} variant="default" mt="md">
          Prepare a payment run
        </Button>
      ) : null}
    </Panel>
  );
}

function Failed({ run, mayRetry }: { run: RunFacts; mayRetry: boolean }) {
  const to = useTo();
  return (
    <Panel title="The run stopped" tone="warm">
      <p>
        What it had done stands, and it goes on where it stopped when somebody tries again, or before the next
        run. No claim is billed twice.
      </p>
      {hasEntered(run) ? (
        <p>It has billed {count(run.claimCount, 'claim')} already, so it can be resumed and not cancelled.</p>
      ) : null}
      {mayRetry ? (
        <Button component={Link} to={to('settings/work?state=FAILED')} mt="md">
          See what failed
        </Button>
      ) : null}
      <CancelRun run={run} />
    </Panel>
  );
}

/** A limit that is reached is another matter than an agreement that was not there. */
function why({ unfundedClaimCount, withoutAgreementCount }: RunFacts): string {
  if (withoutAgreementCount === 0) return 'Each says which cap or maximum is in the way.';
  const reachBack = 'Agree funding that reaches back to that day, and the next run pays for what it covers.';
  return withoutAgreementCount === unfundedClaimCount
    ? `No funding agreement was in effect when they were achieved. ${reachBack}`
    : `For ${count(withoutAgreementCount, 'claim')} no funding agreement was in effect on the day of achievement. ${reachBack} Each of the others says which cap or maximum is in the way.`;
}

function Unfunded({ run }: { run: RunFacts }) {
  const to = useTo();
  return (
    <Panel title={`${count(run.unfundedClaimCount, 'claim')} that nobody can pay`} tone="warm">
      <p>
        They come to {moneyText(run.unfundedTotal)}. They stay verified and come first in the next run.{' '}
        {why(run)}
      </p>
      <Button component={Link} to={to('claims?unfunded=true')} variant="default" mt="md">
        See the claims
      </Button>
    </Panel>
  );
}

/** What is authorised, in a sentence: what is billed, and what is given back for claims reversed since. */
function comesTo({ kind, claimCount, billedTotal, givenBackCount, givenBackTotal, total }: RunFacts): string {
  if (kind !== 'CLAIMS') return `The payment comes to ${moneyText(total)}.`;
  const billed = `${count(claimCount, 'claim')} ${claimCount === 1 ? 'comes' : 'come'} to ${moneyText(billedTotal)}.`;
  if (givenBackCount === 0) return billed;
  const back = `${moneyText(givenBackTotal)} is given back for ${count(givenBackCount, 'reversed claim')}`;
  return `${billed} ${back}, which leaves ${moneyText(total)}.`;
}

function Authorise({ run, warnings }: { run: RunFacts; warnings: readonly string[] }) {
  const [asking, setAsking] = useState(false);
  const [authorise] = useMutation(AUTHORISE_PAYMENTS, { refetchQueries: ['PaymentRuns', 'Today'] });
  const say = useSay();
  return (
    <Panel title="To authorise" tone="warm">
      <p>{comesTo(run)} When you authorise it, each funder’s statement awaits payment.</p>
      <Warnings of={warnings} />
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
        <Warnings of={warnings} />
      </ConfirmDialog>
    </Panel>
  );
}
