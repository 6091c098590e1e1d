import { EVIDENCE_KIND_WORDS } from '../app/words.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { EmptyState } from '../ui/empty-state.js';
import { Money, moneyOrder } from '../ui/money.js';
import type { TariffLine } from './card-queries.js';
import { afterText, capText } from './card-words.js';

const COLUMNS: readonly Column<TariffLine>[] = [
  {
    key: 'title',
    header: 'Outcome',
    primary: true,
    cell: ({ title }) => title,
    sortBy: ({ title }) => title,
  },
  { key: 'code', header: 'Code', cell: ({ outcomeCode }) => <code>{outcomeCode}</code>, wideOnly: true },
  { key: 'domain', header: 'Domain', cell: ({ domain }) => domain, sortBy: ({ domain }) => domain },
  { key: 'cohort', header: 'Cohort', cell: ({ cohort }) => (cohort === 'NEW' ? 'New' : 'Historic') },
  {
    key: 'evidence',
    header: 'Any one of',
    cell: ({ evidence }) => evidence.map((kind) => EVIDENCE_KIND_WORDS[kind]).join(', '),
  },
  { key: 'after', header: 'After', cell: afterText },
  { key: 'cap', header: 'Limit', cell: capText, wideOnly: true },
  {
    key: 'price',
    header: 'Price',
    align: 'end',
    cell: ({ price }) => <Money of={price} />,
    sortBy: ({ price }) => moneyOrder(price),
  },
];

/** The lines of a card: each outcome with its price, its evidence and what must come before it. */
export function TariffTable({ tariffs }: { tariffs: readonly TariffLine[] }) {
  return (
    <DataTable
      caption="Outcomes and prices"
      columns={COLUMNS}
      rows={tariffs}
      rowKey={({ id }) => id}
      unit={['outcome', 'outcomes']}
      empty={<EmptyState title="No outcomes">This version has no lines.</EmptyState>}
    />
  );
}
