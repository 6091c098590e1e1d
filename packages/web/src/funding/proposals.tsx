import { useQuery } from '@apollo/client/react';
import { useTo } from '../app/viewer.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { PROPOSAL_WORDS } from './funding-words.js';
import { PROPOSALS, type Proposal } from './proposal-queries.js';

const COLUMNS: readonly Column<Proposal>[] = [
  {
    key: 'by',
    header: 'Proposal',
    primary: true,
    cell: ({ draftedBy }) => `Proposal by ${draftedBy.map(({ name }) => name).join(', ') || 'the backbone'}`,
  },
  {
    key: 'state',
    header: 'State',
    cell: ({ state }) => (
      <StateBadge tone={PROPOSAL_WORDS[state].tone}>{PROPOSAL_WORDS[state].name}</StateBadge>
    ),
  },
  { key: 'from', header: 'Would hold from', cell: ({ effectiveFrom }) => <DateText of={effectiveFrom} /> },
];

/** What the backbone proposes and nobody has agreed to yet; nothing where there is none. */
export function Proposals() {
  const to = useTo();
  const { data, error, refetch } = useQuery(PROPOSALS);
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  const rows = data?.fundingProposals ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel title={rows.every(({ state }) => state === 'RETURNED') ? 'Sent back' : 'To agree'} tone="warm">
      <DataTable
        caption="Proposals for the funding agreement"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`funding/proposals/${id}`)}
        unit={['proposal', 'proposals']}
        empty={null}
      />
    </Panel>
  );
}
