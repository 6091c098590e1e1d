/** An amount as use cases return it: whole minor units beside the currency. */
export interface Money {
  readonly amount: bigint;
  /** ISO 4217 */
  readonly currency: string;
}

/** For amounts that json_agg wrote as numbers or text, and for columns that may be empty. */
export const moneyOrNull = (amount: bigint | string | number | null, currency: string): Money | null =>
  amount === null ? null : { amount: BigInt(amount), currency };
