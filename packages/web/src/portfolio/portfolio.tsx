import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { currencyColumn, Money, moneyOrder } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { PortfolioBars } from './bars.js';
import classes from './portfolio.module.css';
import { PORTFOLIO, type PortfolioRow } from './portfolio-queries.js';
import { Totals } from './totals.js';

type Row = PortfolioRow;

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'partnership',
    header: 'Partnership',
    primary: true,
    cell: ({ partnership }) => partnership.name,
    sortBy: ({ partnership }) => partnership.name,
  },
  {
    key: 'paid',
    header: 'Paid',
    align: 'end',
    cell: ({ paid }) => <Money of={paid} />,
    sortBy: ({ paid }) => moneyOrder(paid),
    text: ({ paid }) => paid.amount,
  },
  {
    key: 'committed',
    header: 'Still to pay',
    align: 'end',
    cell: ({ committed }) => <Money of={committed} />,
    sortBy: ({ committed }) => moneyOrder(committed),
    text: ({ committed }) => committed?.amount ?? '',
  },
  {
    key: 'headroom',
    header: 'Left to my cap',
    align: 'end',
    cell: ({ headroom }) => <Money of={headroom} none="No cap" />,
    sortBy: ({ headroom }) => moneyOrder(headroom),
    text: ({ headroom }) => headroom?.amount ?? '',
  },
  currencyColumn(({ paid }) => paid),
  {
    key: 'more',
    header: 'Look closer',
    cell: ({ partnership }) => (
      <span className={classes.links}>
        <Link to={`/p/${partnership.slug}/money/shares`}>
          For what<span className="weft-visually-hidden"> in {partnership.name}</span>
        </Link>
        <Link to={`/p/${partnership.slug}/money/statements`}>
          Statements<span className="weft-visually-hidden"> of {partnership.name}</span>
        </Link>
      </span>
    ),
  },
];

/** A funder's partnerships side by side: what it paid, what is still to come, what its caps leave. */
export function Component() {
  const { data, loading, error, refetch } = useQuery(PORTFOLIO);
  return (
    <>
      <PageHeader
        title="My partnerships"
        lead="What your organisation has paid for in each partnership, what is still to come, and what your cap leaves."
      />
      {data && data.portfolio.length > 0 ? (
        <div className={classes.above}>
          <Panel>
            <Totals rows={data.portfolio} />
            <PortfolioBars rows={data.portfolio} />
          </Panel>
        </div>
      ) : null}
      <DataTable
        caption="Partnerships I pay into"
        columns={COLUMNS}
        rows={data?.portfolio}
        rowKey={({ partnership }) => partnership.id}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['partnership', 'partnerships']}
        exportAs="my-partnerships"
        empty={
          <EmptyState title="No partnerships yet">
            When your organisation is named in a funding agreement, its partnership stands here.
          </EmptyState>
        }
      />
    </>
  );
}
