import { type CalendarDate, formatDate } from '../../calendar/index.js';
import { breaksOf, type StatusSpell, type WorkedHours } from '../../milestones/index.js';
import { hundredthsOf } from '../../rate-cards/index.js';
import type { MatchedFacts } from './matched-facts.js';

/** What people recorded of an outcome that is being sustained, corrections taken in. */
export interface PeoplesFacts {
  readonly hours: readonly WorkedHours[];
  readonly spells: readonly StatusSpell[];
  /** somebody corrected or withdrew what came from a match */
  readonly putRight: boolean;
}

/**
 * Where records say something else than people recorded, in a sentence; null: nowhere. What people recorded counts: of
 * records that contradict it nothing is taken over. Hours that people entered hold until they enter others, so records
 * say something else too where they end earlier.
 */
export function contradictionOf(
  people: PeoplesFacts,
  facts: MatchedFacts,
  { startedOn, today }: { readonly startedOn: CalendarDate; readonly today: CalendarDate },
): string | null {
  if (people.putRight) return 'Somebody has put right what came from a match, and their word stands.';
  const held = facts.spells.filter((spell) => spell.held);
  const broken = facts.spells.filter((spell) => !spell.held);
  for (const { from, to } of breaksOf({ ...people, startedOn, hours: [], supportEndedOn: null }, today)) {
    const against = held.find((spell) => spell.from <= to && from <= (spell.to ?? spell.from));
    if (against)
      return `An interruption from ${formatDate(from)} is recorded, and the record says that it went on.`;
  }
  for (const { from, to } of people.spells.filter((spell) => spell.held)) {
    const against = broken.find(
      (spell) => spell.from <= (to ?? from) && (spell.to === null || from <= spell.to),
    );
    if (against)
      return `It is recorded that it went on on ${formatDate(to ?? from)}, and the record says that it had ended by ${formatDate(against.from)}.`;
  }
  const other = firstOtherHours(people.hours, facts.hours, today);
  return other === null
    ? null
    : `From ${formatDate(other.from)} ${other.people} hours a week are recorded, and the record says ${other.record}.`;
}

interface OtherHours {
  readonly from: CalendarDate;
  readonly people: string;
  readonly record: string;
}

function firstOtherHours(
  people: readonly WorkedHours[],
  record: readonly WorkedHours[],
  today: CalendarDate,
): OtherHours | null {
  if (people.length === 0 || record.length === 0) return null;
  const days = [...new Set([...people, ...record].map(({ from }) => from))]
    .filter((day) => day <= today)
    .sort();
  for (const day of days) {
    const [said, matched] = [hoursOn(people, day), hoursOn(record, day)];
    // before the first entry of either nothing is said
    if (said === null || matched === null || hundredthsOf(said) === hundredthsOf(matched)) continue;
    return { from: day, people: said, record: matched };
  }
  return null;
}

/** Of two entries for one day the smaller counts, as for milestones. */
function hoursOn(hours: readonly WorkedHours[], day: CalendarDate): string | null {
  let found: WorkedHours | null = null;
  for (const one of hours) {
    if (one.from > day || (found && one.from < found.from)) continue;
    if (found?.from === one.from && Number(one.weekly) >= Number(found.weekly)) continue;
    found = one;
  }
  return found?.weekly ?? null;
}
