import { type CalendarDate, earlierOf, formatDate, laterOf } from '../../calendar/index.js';
import { describeSustain } from '../../milestones/index.js';
import type { Sustain } from '../../rate-cards/index.js';
import type { ExtractKind } from '../../sharing/index.js';
import type { MatchedRecord } from './matched-record.js';

const ONE: Readonly<Partial<Record<ExtractKind, readonly [one: string, many: string]>>> = {
  EMPLOYMENT: ['An employment record shows work', 'employment records show work'],
  ENROLMENT: [
    'A record of a school or college shows an enrolment',
    'records of schools or colleges show an enrolment',
  ],
};

/** What records show, in one sentence or two without anybody's name: whose they are, the claim says. */
export function sayRecords(kind: ExtractKind, records: readonly MatchedRecord[]): string {
  const [one, many] = ONE[kind] ?? ['A record shows something', 'records show something'];
  const what = records.length === 1 ? one : `${records.length} ${many}`;
  const from = records.map(({ startedOn }) => startedOn).reduce(earlierOf);
  const until = records.map(({ knownUntil }) => knownUntil).reduce(laterOf);
  const goesOn = records.some(({ endedOn, knownUntil }) => endedOn === null && knownUntil === until);
  if (!goesOn) return `${what} from ${formatDate(from)} to ${formatDate(until)}${hoursInWords(records)}.`;
  return `${what} from ${formatDate(from)}${hoursInWords(records)}. It had not ended on ${formatDate(until)}.`;
}

function hoursInWords(records: readonly MatchedRecord[]): string {
  const known = [...new Set(records.flatMap(({ weeklyHours }) => weeklyHours ?? []))];
  if (known.length === 0) return '';
  if (known.length === 1) return `, ${known[0]} hours a week`;
  const least = known.reduce((a, b) => (Number(a) < Number(b) ? a : b));
  const most = known.reduce((a, b) => (Number(a) > Number(b) ? a : b));
  return `, of ${least} to ${most} hours a week`;
}

/** What they come to, in a sentence. */
export const saySustained = (sustain: Sustain, on: CalendarDate): string =>
  `By ${formatDate(on)} that comes to ${describeSustain(sustain)}.`;

/** That people recorded something else, and what became of it. */
export const sayContradiction = (contradiction: string): string =>
  `${contradiction} What people recorded counts, and nothing was taken over from the record.`;
