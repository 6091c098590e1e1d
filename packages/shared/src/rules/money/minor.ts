declare const minorBrand: unique symbol;

/** An amount in a currency's minor unit (pence). Whole, exact, never a float; its currency stands beside it. */
export type Minor = bigint & { readonly [minorBrand]: 'Minor' };

/** Says that a whole number is an amount in minor units: the result of arithmetic, or a database column. */
export const minor = (amount: bigint): Minor => amount as Minor;

/** Adds amounts of one currency. */
export const sumMoney = (amounts: Iterable<bigint>): Minor => {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return minor(total);
};

const digitsByCurrency = new Map<string, number>();

/**
 * How many decimals a currency has: 2 for GBP, 0 for JPY, 3 for KWD, as `Intl` knows them.
 * @throws RangeError for what is not a three-letter code.
 */
export const minorDigits = (currency: string): number => {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const digits = options.maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
};
