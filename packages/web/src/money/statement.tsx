import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useParams } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { STATEMENT_STATE_WORDS } from '../app/words.js';
import type { StatementQuery } from '../gql/graphql.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { DateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Icon } from '../ui/icons.js';
import { Loading } from '../ui/loading.js';
import { Money, moneyOrder } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import { RUN_KIND_WORDS } from './run-words.js';
import { SettleStatement } from './settle-statement.js';
import { STATEMENT } from './statement-queries.js';

type Line = NonNullable<StatementQuery['statement']>['lines'][number];

const lineName = ({ title, givenBack }: Line): string => (givenBack ? `${title}, given back` : title);

const LINES: readonly Column<Line>[] = [
  { key: 'outcome', header: 'Outcome', primary: true, cell: lineName, sortBy: lineName },
  {
    key: 'claims',
    header: 'Claims',
    align: 'end',
    cell: ({ claimCount }) => claimCount.toLocaleString('en-GB'),
    sortBy: ({ claimCount }) => claimCount,
  },
  {
    key: 'total',
    header: 'Your share',
    align: 'end',
    cell: ({ total }) => <Money of={total} />,
    sortBy: ({ total }) => moneyOrder(total),
  },
];

/** One funder's statement of one payment run: line by line, to download, and to settle. */
export function Component() {
  const { id = '' } = useParams();
  const { slug } = usePartnership();
  const to = useTo();
  const may = useMay();
  const { data, error, refetch } = useQuery(STATEMENT, { variables: { id } });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading the statement" />;
  const { statement } = data;
  if (!statement)
    return (
      <EmptyState title="There is no such statement">
        It may belong to another funder or partnership.
      </EmptyState>
    );
  const word = STATEMENT_STATE_WORDS[statement.state];
  const file = (ending: string): string =>
    `/api/statements/${statement.id}.${ending}?partnership=${encodeURIComponent(slug)}`;
  const columns = LINES.filter(({ key }) => key !== 'claims' || statement.kind === 'CLAIMS').map((column) =>
    column.key === 'total' && may('runs') ? { ...column, header: 'Share' } : column,
  );
  return (
    <>
      <PageHeader
        title={`Statement ${statement.reference}`}
        lead={`${statement.funder.name}, ${RUN_KIND_WORDS[statement.kind].toLowerCase()}`}
        back={{ to: to('money/statements'), label: 'Statements' }}
        beside={<StateBadge tone={word.tone}>{word.name}</StateBadge>}
        actions={
          <>
            <Button
              component="a"
              href={file('pdf')}
              download
              variant="default"
              leftSection={<Icon name="download" size={18} />}
            >
              PDF
            </Button>
            <Button
              component="a"
              href={file('csv')}
              download
              variant="default"
              leftSection={<Icon name="download" size={18} />}
            >
              CSV
            </Button>
          </>
        }
      />
      <Panel>
        <Facts
          of={[
            ['Funder', statement.funder.name],
            ['Period to', <DateText key="period" of={statement.periodEnd} />],
            ['Total', <Money key="total" of={statement.total} />],
            ['Settled on', statement.settledOn ? <DateText key="settled" of={statement.settledOn} /> : null],
            ['Payment reference', statement.settlementReference ?? null],
          ]}
        />
      </Panel>
      {statement.state === 'AUTHORISED' && may('settleStatement') ? (
        <SettleStatement statement={statement} />
      ) : null}
      {statement.state === 'ISSUED' ? (
        <Panel>
          <p>The commissioner has not authorised this run yet. Nothing is due before that.</p>
        </Panel>
      ) : null}
      <Panel title="What it is for">
        <DataTable
          caption="Lines of the statement"
          columns={columns}
          rows={statement.lines}
          rowKey={({ outcomeCode, givenBack }) => `${outcomeCode} ${givenBack}`}
          unit={['line', 'lines']}
          empty={<EmptyState title="No lines">Nothing was billed to this funder in this run.</EmptyState>}
        />
        {statement.lines.some(({ givenBack }) => givenBack) ? (
          <p>What is given back was billed in an earlier run, for claims that have been reversed since.</p>
        ) : null}
        {statement.kind === 'CLAIMS' && may('runs') ? (
          <p>
            The funder sees sensitive outcomes as the total of their domain. So do the PDF and the CSV: there
            is one paper of a statement, whoever downloads it.
          </p>
        ) : null}
      </Panel>
    </>
  );
}
