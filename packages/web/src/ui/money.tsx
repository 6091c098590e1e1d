import type { Column } from './columns.js';
import classes from './money.module.css';

interface Amount {
  amount: string;
  currency: string;
}

const formats = new Map<string, Intl.NumberFormat>();

/** '£2,200.00', exact for any size: the decimal's text never becomes a floating-point number. */
export function moneyText({ amount, currency }: Amount): string {
  let format = formats.get(currency);
  if (format === undefined) {
    format = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
    formats.set(currency, format);
  }
  return format.format(amount as Intl.StringNumericLiteral);
}

/** An amount of money in tabular figures; `none` is said where there is no amount. */
export function Money({ of, none = '–' }: { of: Amount | null | undefined; none?: string }) {
  return <span className={classes.money}>{of ? moneyText(of) : none}</span>;
}

/** Says in a file, where amounts are bare figures, which currency they are in. */
export const currencyColumn = <Row,>(of: (row: Row) => Amount): Column<Row> => ({
  key: 'currency',
  header: 'Currency',
  cell: (row) => of(row).currency,
  text: (row) => of(row).currency,
  fileOnly: true,
});

/** Amounts as bigint minor-like keys for sorting: compares decimals of one currency exactly. */
export function moneyOrder(of: Amount | null | undefined): bigint {
  if (!of) return -(10n ** 30n);
  const [whole = '0', fraction = ''] = of.amount.split('.');
  return BigInt(`${whole}${fraction.padEnd(4, '0').slice(0, 4)}`);
}
