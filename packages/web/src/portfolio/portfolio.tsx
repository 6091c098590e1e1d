import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { graphql } from '../gql/gql.js';
import type { PortfolioQuery } from '../gql/graphql.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { sumOf } from '../ui/decimal.js';
import { EmptyState } from '../ui/empty-state.js';
import { Money, moneyOrder, moneyText } from '../ui/money.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import classes from './portfolio.module.css';

const PORTFOLIO = graphql(`
  query Portfolio {
    portfolio {
      partnership {
        id
        slug
        name
      }
      paid {
        amount
        currency
      }
      committed {
        amount
        currency
      }
      headroom {
        amount
        currency
      }
    }
  }
`);

type Row = PortfolioQuery['portfolio'][number];

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
  },
  {
    key: 'committed',
    header: 'Still to pay',
    align: 'end',
    cell: ({ committed }) => <Money of={committed} />,
    sortBy: ({ committed }) => moneyOrder(committed),
  },
  {
    key: 'headroom',
    header: 'Left to my cap',
    align: 'end',
    cell: ({ headroom }) => <Money of={headroom} none="No cap" />,
    sortBy: ({ headroom }) => moneyOrder(headroom),
  },
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
      {data ? <Totals rows={data.portfolio} /> : null}
      <DataTable
        caption="Partnerships I pay into"
        columns={COLUMNS}
        rows={data?.portfolio}
        rowKey={({ partnership }) => partnership.id}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        unit={['partnership', 'partnerships']}
        empty={
          <EmptyState title="No partnerships yet">
            When your organisation is named in a funding agreement, its partnership stands here.
          </EmptyState>
        }
      />
    </>
  );
}

/** The whole in one sentence for each currency. */
function Totals({ rows }: { rows: readonly Row[] }) {
  const currencies = [...new Set(rows.map(({ paid }) => paid.currency))];
  if (rows.length < 2) return null;
  return (
    <Panel>
      {currencies.map((currency) => {
        const mine = rows.filter(({ paid }) => paid.currency === currency);
        const paid = moneyText(
          sumOf(
            currency,
            mine.map((row) => row.paid),
          ),
        );
        const coming = moneyText(
          sumOf(
            currency,
            mine.flatMap((row) => row.committed ?? []),
          ),
        );
        return (
          <p key={currency} className={classes.sentence}>
            <strong>{paid}</strong> paid over {mine.length} partnerships, <strong>{coming}</strong> still to
            pay.
          </p>
        );
      })}
    </Panel>
  );
}
