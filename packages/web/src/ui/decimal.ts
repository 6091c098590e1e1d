interface Amount {
  amount: string;
  currency: string;
}

/** Adds amounts of one currency, as decimals and exactly; the API writes each with the same number of decimals. */
export function sumOf(currency: string, amounts: readonly Amount[]): Amount {
  const digits = amounts[0]?.amount.split('.')[1]?.length ?? 0;
  return written(
    amounts.reduce((total, { amount }) => total + wholeOf(amount), 0n),
    digits,
    currency,
  );
}

/** Exact difference of two amounts of one currency. */
export function differenceOf(from: Amount, what: Amount): Amount {
  const digits = from.amount.split('.')[1]?.length ?? 0;
  return written(wholeOf(from.amount) - wholeOf(what.amount), digits, from.currency);
}

const wholeOf = (decimal: string): bigint => BigInt(decimal.replace('.', ''));

function written(whole: bigint, digits: number, currency: string): Amount {
  const text = (whole < 0n ? -whole : whole).toString().padStart(digits + 1, '0');
  const decimal = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return { amount: whole < 0n ? `-${decimal}` : decimal, currency };
}
