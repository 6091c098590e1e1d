import { minorDigits } from './minor.js';

/** The amount as the API writes it (scalar Decimal): 220000n GBP is "2200.00", -1240n is "-12.40". */
export const formatDecimal = (amount: bigint, currency: string): string => {
  const digits = minorDigits(currency);
  const sign = amount < 0n ? '-' : '';
  const text = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, '0');
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

const formats = new Map<string, Intl.NumberFormat>();

const formatOf = (currency: string, locale: string): Intl.NumberFormat => {
  const key = `${locale} ${currency}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  formats.set(key, format);
  return format;
};

/**
 * The amount as a person reads it: 220000n GBP is "£2,200.00". Exact for any size: `Intl` takes the decimal
 * text itself, so no floating-point number comes in between.
 */
export const formatMoney = (amount: bigint, currency: string, locale = 'en-GB'): string =>
  formatOf(currency, locale).format(formatDecimal(amount, currency) as Intl.StringNumericLiteral);
