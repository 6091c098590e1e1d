import { addDays, type CalendarDate, laterOf } from '../../calendar/index.js';
import type { StatusReason, StatusSpell, WorkedHours } from '../../milestones/index.js';
import { hundredthsOf } from '../../rate-cards/index.js';
import type { ExtractKind } from '../../sharing/index.js';
import type { MatchedRecord } from './matched-record.js';

/** A fact with the pair whose record says it; of several the first that does. */
export type FactOf<Fact> = Fact & { readonly pairId: string };

/** What matched records say of an outcome that is being sustained, as milestones ask for it. */
export interface MatchedFacts {
  readonly hours: readonly FactOf<WorkedHours>[];
  readonly spells: readonly FactOf<StatusSpell>[];
}

export const NO_FACTS: MatchedFacts = { hours: [], spells: [] };

/** Days on end on which something held, by one record or by several that touch. */
interface Stretch {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** a record of it had not ended: after its last known day it may well have gone on */
  readonly isOpen: boolean;
  readonly pairId: string;
}

/** Why something of each kind ends. */
const ENDS: Readonly<Partial<Record<ExtractKind, StatusReason>>> = {
  EMPLOYMENT: 'JOB_ENDED',
  ENROLMENT: 'STOPPED_TAKING_PART',
};

const MOST_HOURS = 168_00;

export interface FactsAsked {
  readonly kind: ExtractKind;
  /** the day on which the outcome that is being sustained was achieved */
  readonly startedOn: CalendarDate;
  readonly today: CalendarDate;
}

/**
 * What is taken over from records into what is recorded of somebody: that it held on the days that records tell of, that
 * it did not after the last of them had ended, and the hours of a week, those of jobs at the same time added up. What had
 * not ended when its extract was made goes on until a record says otherwise; nobody's word is needed for it.
 */
export function matchedFacts(records: readonly MatchedRecord[], asked: FactsAsked): MatchedFacts {
  const { kind, startedOn, today } = asked;
  const known = within(records, startedOn);
  const stretches = stretchesOf(known);
  const spells = stretches.flatMap(({ from, to, isOpen, pairId }, nth): FactOf<StatusSpell>[] => {
    const next = stretches[nth + 1]?.from ?? null;
    const held: FactOf<StatusSpell> = { held: true, from, to, reason: 'CONFIRMED', pairId };
    const after = addDays(to, 1);
    if (isOpen || after > today) return [held];
    const until = next === null ? null : addDays(next, -1);
    return [held, { held: false, from: after, to: until, reason: ENDS[kind] ?? 'OTHER', pairId }];
  });
  return { hours: hoursOf(known, ({ endedOn }) => endedOn, today), spells };
}

/**
 * What records show by themselves, which is less: no day counts that no record tells of, neither before the first nor
 * after the last known one. By this it is judged whether a match proves a milestone.
 */
export function provenFacts(records: readonly MatchedRecord[], asked: FactsAsked): MatchedFacts {
  const { startedOn, today } = asked;
  const known = within(records, startedOn);
  const stretches = stretchesOf(known);
  const [first] = stretches;
  if (!first) return NO_FACTS;
  const gap = (from: CalendarDate, to: CalendarDate | null, pairId: string): FactOf<StatusSpell>[] =>
    from > today || (to !== null && to < from) ? [] : [{ held: false, from, to, reason: 'OTHER', pairId }];
  const spells = stretches.flatMap(({ from, to, pairId }, nth): FactOf<StatusSpell>[] => {
    const next = stretches[nth + 1]?.from;
    return [
      { held: true, from, to, reason: 'CONFIRMED', pairId },
      ...gap(addDays(to, 1), next ? addDays(next, -1) : null, pairId),
    ];
  });
  return {
    hours: hoursOf(known, ({ knownUntil }) => knownUntil, today),
    spells: [...gap(startedOn, addDays(first.from, -1), first.pairId), ...spells],
  };
}

/** Records as far as they tell of days from one on, in an order that is always the same. */
const within = (records: readonly MatchedRecord[], startedOn: CalendarDate): MatchedRecord[] =>
  records
    .filter(({ knownUntil }) => knownUntil >= startedOn)
    .map((one) => ({ ...one, startedOn: laterOf(one.startedOn, startedOn) }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

const keyOf = ({ startedOn, knownUntil, pairId }: MatchedRecord): string =>
  `${startedOn} ${knownUntil} ${pairId}`;

function stretchesOf(records: readonly MatchedRecord[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { startedOn: from, knownUntil: to, endedOn, pairId } of records) {
    const isOpen = endedOn === null;
    const last = found.at(-1);
    if (!last || from > addDays(last.to, 1)) found.push({ from, to, isOpen, pairId });
    else found.splice(-1, 1, { ...last, to: laterOf(last.to, to), isOpen: last.isOpen || isOpen });
  }
  return found;
}

/** Hours of a week from each day on which they change; a record that does not say its hours adds none. */
function hoursOf(
  records: readonly MatchedRecord[],
  lastDay: (record: MatchedRecord) => CalendarDate | null,
  today: CalendarDate,
): FactOf<WorkedHours>[] {
  const worked = records.flatMap((one) => {
    const weekly = one.weeklyHours === null ? null : hundredthsOf(one.weeklyHours);
    const last = lastDay(one);
    return weekly === null ? [] : [{ one, weekly, from: one.startedOn, until: last && addDays(last, 1) }];
  });
  const days = new Set(worked.flatMap(({ from, until }) => (until ? [from, until] : [from])));
  const hours: FactOf<WorkedHours>[] = [];
  for (const day of [...days].filter((one) => one <= today).sort()) {
    const going = worked.filter(({ from, until }) => from <= day && (until === null || day < until));
    const sum = going.reduce((all, { weekly }) => all + weekly, 0);
    const weekly = String(Math.min(MOST_HOURS, sum) / 100);
    if (hours.at(-1)?.weekly === weekly) continue;
    const says = going[0] ?? worked.find(({ until }) => until === day);
    hours.push({ from: day, weekly, pairId: says?.one.pairId ?? '' });
  }
  return hours;
}
