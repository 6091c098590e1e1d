import { addDays, type CalendarDate, daysBetween, earlierOf, laterOf } from '../calendar/index.js';
import { NO_BREAK, type StatusReason, type StatusSpell, type SustainedFacts } from './facts.js';

/** Days on end on which what was achieved did not hold. */
export interface Break {
  readonly from: CalendarDate;
  /** Its last day so far. */
  readonly to: CalendarDate;
  readonly days: number;
  /** It lasts today, and nobody knows for how much longer. */
  readonly goesOn: boolean;
  readonly reason: StatusReason;
}

const isBreak = ({ held, reason }: StatusSpell): boolean => !held && !NO_BREAK.includes(reason);

/**
 * The breaks up to today in order of days, none touching another. What is dated later than today counts from
 * its day on.
 */
export function breaksOf({ spells, startedOn }: SustainedFacts, today: CalendarDate): Break[] {
  const begun = spells.filter(({ from }) => from <= today);
  const away = begun
    .filter(isBreak)
    .map((spell) => ({
      from: laterOf(spell.from, startedOn),
      to: lastDayOf(spell, begun, today),
      reason: spell.reason,
    }))
    .filter(({ from, to }) => from <= to)
    .sort(inOrder);
  const found: Break[] = [];
  for (const { from, to, reason } of away) {
    const before = found.at(-1);
    const joined = before && from <= addDays(before.to, 1) ? before : null;
    if (joined) found.pop();
    found.push(
      joined
        ? breakOf(joined.from, laterOf(joined.to, to), joined.reason, today)
        : breakOf(from, to, reason, today),
    );
  }
  return found;
}

type Away = Pick<Break, 'from' | 'to' | 'reason'>;

/** Which of two comes first must not depend on who was quicker to type. */
function inOrder(one: Away, other: Away): number {
  const [a, b] = [one, other].map(({ from, to, reason }) => `${from} ${to} ${reason}`);
  return a === b || a === undefined || b === undefined ? 0 : a < b ? -1 : 1;
}

function breakOf(from: CalendarDate, to: CalendarDate, reason: StatusReason, today: CalendarDate): Break {
  return { from, to, days: daysBetween(from, to) + 1, goesOn: to === today, reason };
}

/** A spell without an end lasts until another one begins; none is known to last longer than today. */
function lastDayOf(spell: StatusSpell, begun: readonly StatusSpell[], today: CalendarDate): CalendarDate {
  if (spell.to !== null) return earlierOf(spell.to, today);
  const next = begun.reduce<CalendarDate | null>(
    (first, { from }) => (from > spell.from && (first === null || from < first) ? from : first),
    null,
  );
  return next === null ? today : addDays(next, -1);
}

/**
 * The last day up to which somebody's word, or a record of hours, says how things stood. What ended on a day
 * held until the day before, and what was away until a day held on the next. Days in between count as held.
 */
export function knownUntil({ spells, hours, startedOn }: SustainedFacts, today: CalendarDate): CalendarDate {
  const told = spells.flatMap((spell): CalendarDate[] => {
    if (spell.from > today) return [];
    if (!isBreak(spell)) return [spell.from, spell.to ?? spell.from];
    return [addDays(spell.from, -1), ...(spell.to ? [addDays(spell.to, 1)] : [])];
  });
  const worked = hours.flatMap(({ from, weekly }) => (Number(weekly) > 0 ? [from] : []));
  return [...told, ...worked].filter((day) => day <= today).reduce(laterOf, startedOn);
}

/** The first day after today on which something that is recorded already begins to count; null: none. */
export function nextFactOn(facts: SustainedFacts, today: CalendarDate): CalendarDate | null {
  const days = [
    facts.startedOn,
    ...facts.spells.flatMap((spell) => {
      const { from, to } = spell;
      return to ? [from, isBreak(spell) ? addDays(to, 1) : to] : [from];
    }),
    ...facts.hours.map(({ from }) => from),
    ...(facts.supportEndedOn ? [facts.supportEndedOn] : []),
  ].filter((day) => day > today);
  return days.length === 0 ? null : days.reduce(earlierOf);
}
