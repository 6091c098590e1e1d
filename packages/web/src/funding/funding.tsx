import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { NextStep } from '../app/next-step.js';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText, dateText, InstantText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { termsOf } from './agreed-terms.js';
import { Contributions } from './contributions.js';
import classes from './funding.module.css';
import { AGREEMENTS, type Agreement } from './funding-queries.js';
import { STANDING_WORDS, standingOf } from './funding-words.js';
import { PROPOSALS } from './proposal-queries.js';
import { Proposals } from './proposals.js';
import { useFundingNames } from './use-funding-names.js';
import { WorkedExample } from './worked-example.js';

/** The funding agreement: who pays what, in which order, and what their caps leave. */
export function Component() {
  const may = useMay();
  const to = useTo();
  const { data, error, refetch } = useQuery(AGREEMENTS);
  const proposals = useQuery(PROPOSALS, { skip: !may('fundingProposals') });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the funding agreement" />;
  const all = data.fundingAgreements;
  // what waits to be agreed is read first: terms of one's own are the second way, and look like it
  const waits = proposals.data?.fundingProposals.some(({ state }) => state === 'PROPOSED') ?? false;
  const agree = may('agreeFunding') ? (
    <Button component={Link} to={to('funding/new')} variant={waits ? 'default' : 'filled'}>
      {all.length > 0 ? 'Agree a new version' : waits ? 'Agree other terms' : 'Agree who pays'}
    </Button>
  ) : may('proposeFunding') ? (
    <Button component={Link} to={to('funding/new')}>
      {all.length === 0 ? 'Propose who pays' : 'Propose a new version'}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title="Funding agreement"
        lead="Who pays which part of each outcome’s price. A version that was agreed never changes; the next one replaces it."
        actions={agree}
      />
      {may('fundingProposals') ? <Proposals /> : null}
      {all.length === 0 ? (
        <EmptyState
          title="No funding agreement yet"
          action={waits ? undefined : <NextStep towards="funding" />}
        >
          The backbone proposes who pays, and the commissioner agrees. Then each contribution stands here with
          its cap and what was billed to it.
        </EmptyState>
      ) : (
        <Versions all={all} />
      )}
    </>
  );
}

function Versions({ all }: { all: readonly Agreement[] }) {
  const { today, timeZone } = usePartnership();
  const to = useTo();
  const names = useFundingNames();
  const [params] = useSearchParams();
  const newest = all[0];
  const asked = all.find(({ version }) => String(version) === params.get('version'));
  const shown = asked ?? all.find((one) => standingOf(one, all, today) === 'now') ?? newest;
  if (!shown || !newest) return null;
  const current = shown === newest || standingOf(shown, all, today) === 'now';
  const standing = (one: Agreement) => {
    const { name, tone } = STANDING_WORDS[standingOf(one, all, today)];
    return <StateBadge tone={tone}>{name}</StateBadge>;
  };
  const columns: Column<Agreement>[] = [
    { key: 'version', header: 'Version', primary: true, cell: ({ version }) => `Version ${version}` },
    { key: 'state', header: 'State', cell: standing },
    { key: 'from', header: 'Holds from', cell: ({ effectiveFrom }) => <DateText of={effectiveFrom} /> },
    // who pays and who invests is not told who agreed: a column of dashes would tell them nothing
    ...(all.some(({ agreedBy }) => agreedBy)
      ? [{ key: 'by', header: 'Agreed by', cell: ({ agreedBy }: Agreement) => agreedBy?.name ?? '–' }]
      : []),
  ];
  const terms = termsOf(shown);
  return (
    <>
      <Panel
        title={`Version ${shown.version}, for outcomes achieved from ${dateText(shown.effectiveFrom)}`}
        actions={standing(shown)}
      >
        <Contributions of={shown.contributions} names={names} newest={current ? newest : null} />
        <div className={classes.how}>
          <Facts
            of={[
              ['Agreed by', shown.agreedBy?.name ?? null],
              [
                'Agreed',
                shown.agreedAt ? <InstantText key="at" of={shown.agreedAt} timeZone={timeZone} /> : null,
              ],
            ]}
          />
        </div>
      </Panel>
      {terms ? <WorkedExample terms={terms} paid={current ? shown : null} names={names} /> : null}
      {all.length > 1 ? (
        <Panel title="All versions">
          <DataTable
            caption="Versions of the funding agreement"
            columns={columns}
            rows={all}
            rowKey={({ id }) => id}
            rowLink={({ version }) => to(`funding?version=${version}`)}
            unit={['version', 'versions']}
            empty={null}
          />
        </Panel>
      ) : null}
    </>
  );
}
