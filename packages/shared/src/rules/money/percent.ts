import { type Refusal, refuse } from '../refusals/index.js';

const PERCENT = /^(0|[1-9]\d{0,2})(?:\.(\d{1,2}))?$/;

/** 100 %, in hundredths of a percent. */
export const WHOLE = 10_000;

/**
 * Reads a percentage above 0 and up to 100 with at most two decimals (domain.md, Money), as a decimal and
 * never as a float: "12.5" is 1250 hundredths of a percent.
 */
export const parsePercent = (text: string, field?: string): number | Refusal => {
  const match = PERCENT.exec(text);
  const whole = match?.[1];
  const hundredths = whole === undefined ? 0 : Number(whole + (match?.[2] ?? '').padEnd(2, '0'));
  if (hundredths < 1 || hundredths > WHOLE) {
    return refuse('INVALID', 'Enter a percentage above 0 and up to 100, with at most two decimals.', field);
  }
  return hundredths;
};

/** Hundredths of a percent as the API writes them: 3000 is "30.00", 1 is "0.01". */
export const formatPercent = (hundredths: number): string => {
  const text = String(hundredths).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
};
