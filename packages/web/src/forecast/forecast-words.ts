import type { ForecastKind, LimitState } from '../gql/graphql.js';
import { dateText } from '../ui/date-text.js';

export const FORECAST_KIND_WORDS: Record<ForecastKind, string> = {
  BASE: 'Base case',
  MEDIUM: 'Medium case',
  DOWNSIDE: 'Downside case',
  OTHER: 'Another scenario',
};

const MONTHS = {
  long: new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }),
  short: new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }),
};

/** 'January to March 2024', 'July 2019 to March 2020': whole months, from the first to the last; short in a table. */
export function periodText(
  { from, to }: { from: string; to: string },
  length: keyof typeof MONTHS = 'long',
): string {
  const month = (date: string): string =>
    MONTHS[length].format(Date.UTC(2000, Number(date.slice(5, 7)) - 1, 1));
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  if (from.slice(0, 7) === to.slice(0, 7)) return `${month(from)} ${first}`;
  return first === last
    ? `${month(from)} to ${month(to)} ${last}`
    : `${month(from)} ${first} to ${month(to)} ${last}`;
}

/** 'Plan 2', and which version of it where there are more. */
export const planText = ({ name, version }: { name: string; version: number }): string =>
  version > 1 ? `${name}, version ${version}` : name;

/** What becomes of a limit, in the place of a date. */
const STATE_WORDS: Record<Exclude<LimitState, 'RUNS_OUT'>, string> = {
  NO_LIMIT: 'No limit',
  USED_UP: 'Used up',
  LASTS: 'Lasts',
  OVER: 'Lasted to the end',
  UNKNOWN: 'Too early to say',
};

export const outlookText = ({
  state,
  runsOutOn,
}: {
  state: LimitState;
  runsOutOn?: string | null | undefined;
}): string => (state === 'RUNS_OUT' ? (runsOutOn ? dateText(runsOutOn) : '') : STATE_WORDS[state]);

/** Needs somebody's eye: gone, or going before its time. */
export const isPressing = ({ state }: { state: LimitState }): boolean =>
  state === 'USED_UP' || state === 'RUNS_OUT';
