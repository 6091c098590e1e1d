import { type Column, DataTable } from '../ui/data-table.js';
import { currencyColumn, Money, moneyText } from '../ui/money.js';
import type { ForecastRow } from './forecast-queries.js';
import { periodText } from './forecast-words.js';

type Amount = ForecastRow['actual'];

/** '+£5.00' and '−£5.00': a sign, and never a colour alone. */
function differenceText({ amount, currency }: Amount): string {
  if (amount.startsWith('-')) return `−${moneyText({ amount: amount.slice(1), currency })}`;
  return /[1-9]/.test(amount) ? `+${moneyText({ amount, currency })}` : moneyText({ amount, currency });
}

const money = (
  key: string,
  header: string,
  of: (row: ForecastRow) => Amount | null | undefined,
): Column<ForecastRow> => ({
  key,
  header,
  align: 'end',
  cell: (row) => <Money of={of(row)} />,
  text: (row) => of(row)?.amount ?? '',
});

const PERIOD: Column<ForecastRow> = {
  key: 'period',
  header: 'Quarter',
  primary: true,
  cell: (row) => periodText(row, 'short'),
  text: (row) => periodText(row),
};
const ACTUAL = money('actual', 'Billed', ({ actual }) => actual);
const WAITING = {
  ...money('waiting', 'Approved or verified, not billed', ({ waiting }) => waiting),
  fileOnly: true,
};
const ACTUAL_TO_DATE = money('actualToDate', 'Billed to date', ({ actualToDate }) => actualToDate);
const CURRENCY = currencyColumn<ForecastRow>(({ actual }) => actual);

const WITHOUT_PLAN = [PERIOD, ACTUAL, ACTUAL_TO_DATE, WAITING, CURRENCY];
const WITH_PLAN = [
  PERIOD,
  money('planned', 'Planned', ({ planned }) => planned),
  ACTUAL,
  {
    key: 'difference',
    header: 'Difference',
    align: 'end',
    cell: ({ difference }) => (difference ? differenceText(difference) : '–'),
    text: ({ difference }) => difference?.amount ?? '',
    whole: true,
  },
  money('plannedToDate', 'Planned to date', ({ plannedToDate }) => plannedToDate),
  ACTUAL_TO_DATE,
  WAITING,
  CURRENCY,
] satisfies Column<ForecastRow>[];

/** The same as the picture, to the penny. */
export function PlanTable({ rows, hasPlan }: { rows: readonly ForecastRow[]; hasPlan: boolean }) {
  return (
    <DataTable
      caption={hasPlan ? 'The plan against what was billed' : 'What was billed'}
      columns={hasPlan ? WITH_PLAN : WITHOUT_PLAN}
      rows={rows}
      rowKey={({ from }) => from}
      unit={['row', 'rows']}
      exportAs="forecast"
      empty={null}
    />
  );
}
