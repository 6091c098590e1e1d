import { addDays, type CalendarDate, daysBetween, laterOf } from '../calendar/index.js';
import { hundredthsOf } from '../rate-cards/index.js';
import { dueOn } from './due-on.js';
import type { MilestoneTerms, SustainedFacts, WorkedHours } from './facts.js';

/** Days on end that each add the same. */
interface Run {
  readonly from: CalendarDate;
  readonly days: number;
  readonly rate: number;
}

/** What has to add up, in whole numbers, and what each day that holds adds to it. */
export interface Measure {
  /** What has to add up when the time counts from a day. */
  needFrom(from: CalendarDate): number;
  /** The days from the first up to and without the second, in order. */
  runs(from: CalendarDate, until: CalendarDate): Run[];
  rateOn(day: CalendarDate): number;
  /** The most that a day can add. */
  readonly fullRate: number;
  /** A tolerated break counts as if there had been none. Hours that nobody worked never count. */
  readonly breaksCount: boolean;
  /** On the day on which the time is full it must hold still. Hours that have added up stay. */
  readonly mustHold: boolean;
  /** Full-time weeks, of which no hours are recorded: it goes by full time until they are. */
  readonly hoursMissing: boolean;
  /** From which day nothing is worked; null: something is, or hours do not matter. */
  idleSince(today: CalendarDate): CalendarDate | null;
  /** What has added up, as people count it. */
  progressOf(done: number, need: number): Progress;
}

/** How much is done of how much, as decimals in text: "45" of "90" days, "4.28" of "6.5" full-time weeks. */
export interface Progress {
  readonly unit: 'DAYS' | 'FULL_TIME_WEEKS';
  /** Rounded down: it says the whole only when the whole is done. */
  readonly done: string;
  readonly of: string;
}

/** How a tariff's `sustain` is counted for somebody. @throws RangeError for what no card and no form can hold. */
export function measureOf(facts: SustainedFacts, terms: MilestoneTerms, today: CalendarDate): Measure {
  return terms.sustain.unit === 'FTE_WEEKS' ? hoursOf(facts, terms, today) : daysOf(terms);
}

const daysOf = ({ sustain }: MilestoneTerms): Measure => ({
  needFrom: (from) => daysBetween(from, dueOn(from, sustain)),
  runs: (from, until) => (from < until ? [{ from, days: daysBetween(from, until), rate: 1 }] : []),
  rateOn: () => 1,
  fullRate: 1,
  breaksCount: true,
  mustHold: true,
  hoursMissing: false,
  idleSince: () => null,
  progressOf: (done, need) => ({ unit: 'DAYS', done: String(Math.min(done, need)), of: String(need) }),
});

/**
 * Full-time-equivalent weeks in hundredths of an hour: each day adds a seventh of what its week adds, and a week
 * adds at most a full-time one, so long hours never make up for short ones.
 */
function hoursOf(
  facts: SustainedFacts,
  { sustain, fullTimeHours }: MilestoneTerms,
  today: CalendarDate,
): Measure {
  const length = hundredths(sustain.length, 'length of time');
  const known = facts.hours.filter(({ from }) => from <= today);
  const hoursMissing = known.length === 0;
  const full = hoursMissing ? 1 : hundredths(fullTimeHours ?? '', 'full-time week');
  const rates = hoursMissing ? [{ from: facts.startedOn, rate: full }] : ratesOf(known, full);
  const rateOn = (day: CalendarDate): number => rates.findLast(({ from }) => from <= day)?.rate ?? 0;
  return {
    needFrom: () => Math.ceil((length * full * 7) / 100),
    runs: (from, until) => {
      const starts = [from, ...rates.map((one) => one.from).filter((day) => day > from && day < until)];
      return starts.flatMap((start, nth) => {
        const days = daysBetween(start, starts[nth + 1] ?? until);
        return days > 0 ? [{ from: start, days, rate: rateOn(start) }] : [];
      });
    },
    rateOn,
    fullRate: full,
    breaksCount: false,
    mustHold: false,
    hoursMissing,
    idleSince: (on) => {
      if (hoursMissing || rateOn(on) > 0) return null;
      const worked = rates.findLastIndex(({ from, rate }) => from <= on && rate > 0);
      return laterOf(facts.startedOn, rates[worked + 1]?.from ?? facts.startedOn);
    },
    progressOf: (done) => {
      const weeks = hoursMissing ? 0 : Math.floor((done * 100) / (full * 7));
      return {
        unit: 'FULL_TIME_WEEKS',
        done: String(Math.min(weeks, length) / 100),
        of: String(length / 100),
      };
    },
  };
}

/** What a day adds from which day on, in order; of two entries for one day the smaller counts. */
function ratesOf(hours: readonly WorkedHours[], full: number): { from: CalendarDate; rate: number }[] {
  const rates = new Map<CalendarDate, number>();
  for (const { from, weekly } of hours) {
    const rate = Math.min(full, hundredths(weekly, 'hours of a week', 0));
    rates.set(from, Math.min(rate, rates.get(from) ?? rate));
  }
  return [...rates].map(([from, rate]) => ({ from, rate })).sort((a, b) => (a.from < b.from ? -1 : 1));
}

function hundredths(text: string, what: string, least = 1): number {
  const found = hundredthsOf(text);
  if (found === null || found < least) throw new RangeError(`Not a ${what}: ${JSON.stringify(text)}`);
  return found;
}

/** The day on which what is missing has added up, when each day from `from` on adds `rate`; null: never. */
export const fullAfter = (missing: number, rate: number, from: CalendarDate): CalendarDate | null => {
  if (missing <= 0) return from;
  return rate === 0 ? null : addDays(from, Math.ceil(missing / rate));
};

/** The day in a stretch, no later than `last`, on which the time is full, and what has added up by its end. */
export function walk(
  measure: Measure,
  stretch: { readonly from: CalendarDate; readonly until: CalendarDate; readonly last: CalendarDate },
  need: number,
  before: number,
): { readonly done: number; readonly fullOn: CalendarDate | null } {
  let done = before;
  if (done >= need && stretch.from <= stretch.last) return { done: need, fullOn: stretch.from };
  for (const { from, days, rate } of measure.runs(stretch.from, stretch.until)) {
    const fullOn = fullAfter(need - done, rate, from);
    if (fullOn !== null && fullOn <= stretch.last && fullOn <= addDays(from, days))
      return { done: need, fullOn };
    done += rate * days;
  }
  return { done, fullOn: null };
}
