import { addDays, type CalendarDate, type ContactCompany, daysBetween } from '../../rules/index.js';
import { keepContactKinds } from '../contacts/contact-kinds.js';
import { type ContactEntry, writeContacts } from '../contacts/write-contacts.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { instant } from './days.js';
import type { Enrolled } from './enact-people.js';
import { TODAY } from './paperwork.js';
import type { PlannedParticipant } from './plan.js';
import { type Dice, diceFrom } from './random.js';
import type { Stage } from './stage.js';

/** How people of a partnership are usually met. */
export interface Ways {
  readonly kinds: readonly (readonly [code: string, weight: number, minutes: readonly (number | null)[]])[];
  readonly places: readonly string[];
  readonly company: readonly ContactCompany[];
  readonly words: readonly string[];
}

export const HOUSING_WAYS: Ways = {
  kinds: [
    ['VISIT', 5, [45, 60, 60, 90]],
    ['MEETING', 3, [30, 45]],
    ['CALL', 4, [10, 15, 20]],
    ['ACCOMPANIED', 1, [90, 120, 180]],
    ['MESSAGE', 2, [null]],
  ],
  places: ['At home', 'At home', 'The hub on Market Street', 'Library café'],
  company: ['HOUSING', 'PARTNER', 'OTHER_SERVICE', 'FAMILY'],
  words: [
    'Went through the tenancy together and marked what to ask.',
    'Cooked the first meal in the new kitchen. Wants to invite a friend next time.',
    'Rang the energy supplier together; the meter is in the right name now.',
    'Chose two courses to look at before we meet again.',
    'A good week: the neighbours said hello, and the post came to the right door.',
  ],
};

export const SCHOOL_WAYS: Ways = {
  kinds: [
    ['MEETING', 7, [30, 40, 45]],
    ['CALL', 2, [10, 15]],
    ['VISIT', 1, [45, 60]],
    ['MESSAGE', 1, [null]],
  ],
  places: ['School library', 'School library', 'Room 4', 'Sports hall'],
  company: ['SCHOOL', 'PARENT_OR_CARER', 'SCHOOL'],
  words: [
    'Read two chapters aloud and picked the next book.',
    'Told me about the football trial on Saturday.',
    'We planned how to ask for help in maths before the bell.',
    'Joined the drama club with a friend.',
  ],
};

export const WELLBEING_WAYS: Ways = {
  kinds: [
    ['CALL', 5, [15, 20, 30]],
    ['MEETING', 5, [40, 45, 60]],
    ['ACCOMPANIED', 1, [60, 90]],
    ['MESSAGE', 2, [null]],
  ],
  places: ['The practice', 'The practice', 'Community garden', 'Walking group, Tyne bridge'],
  company: ['HEALTH', 'FAMILY', 'FRIEND'],
  words: [
    'Walked to the bridge and back, further than last time.',
    'Chose the gardening group and the day that suits.',
    'Talked through the letter from the clinic and wrote three questions down.',
    'Sleeps better since the evenings are for the allotment.',
  ],
};

/** So many of the newest have been met again and again lately. */
const OFTEN = 260;
const DAYS_BACK = 150;
/** With the others there was a last contact, so many days after they came and at least so many ago. */
const ENDED = { after: [60, 300], ago: [10, 60] } as const;
/** Of an end that is not longer ago than this, the weeks before it are told too. */
const ENDED_LATELY = 100;
const BEFORE_THE_END = 90;
const AT_ONCE = 5000;

/** The contacts of the last months with everybody who was enrolled, by their link workers, in sets. */
export async function meetEverybody(
  stage: Stage,
  participants: readonly PlannedParticipant[],
  enrolled: readonly Enrolled[],
  ways: Ways,
): Promise<void> {
  const dice = diceFrom(`${stage.slug} contacts`);
  const byNewest = participants
    .map(({ enrolledOn }, nth) => ({ enrolledOn, nth }))
    .sort((a, b) => (a.enrolledOn === b.enrolledOn ? a.nth - b.nth : a.enrolledOn < b.enrolledOn ? 1 : -1));
  const entries = byNewest.flatMap(({ enrolledOn, nth }, place) => {
    const who = enrolled[nth];
    return who ? contactsWith(stage, who, enrolledOn, place < OFTEN, ways, dice) : [];
  });
  await withTenant(systemActor(stage.partnershipId), async (tenant) => {
    tenant.names('recordContact');
    await keepContactKinds(tenant);
    for (let from = 0; from < entries.length; from += AT_ONCE)
      await writeContacts(tenant, entries.slice(from, from + AT_ONCE));
  });
}

/** From the latest back to when support began, or as far as is told. */
function contactsWith(
  stage: Stage,
  { id, linkWorker }: Enrolled,
  enrolledOn: string,
  often: boolean,
  ways: Ways,
  dice: Dice,
): ContactEntry[] {
  const entries: ContactEntry[] = [];
  const recordedBy = stage.person(linkWorker);
  const last = addDays(enrolledOn as CalendarDate, dice.between(...ENDED.after));
  // some have not been seen for long
  let ago = !often
    ? Math.max(daysBetween(last, TODAY), dice.between(...ENDED.ago))
    : dice.percent(85)
      ? dice.between(0, 16)
      : dice.between(12, 75);
  const until = often ? DAYS_BACK : ago < ENDED_LATELY ? ago + BEFORE_THE_END : ago;
  do {
    const on = addDays(TODAY, -ago);
    if (on < enrolledOn) break;
    entries.push({
      participantId: id,
      recordedBy,
      recordedAt: instant(on, dice.between(14, 17), dice.between(0, 59)),
      clientKey: keyFrom(dice),
      contact: { on, ...contactOf(ways, dice, often && ago < DAYS_BACK / 2) },
    });
    ago += dice.between(9, 34);
  } while (ago < until);
  return entries;
}

/** @param varied whether it may have been tried in vain, and by message */
function contactOf(
  ways: Ways,
  dice: Dice,
  varied: boolean,
): Omit<NonNullable<ContactEntry['contact']>, 'on'> {
  const kinds = ways.kinds.filter(([code]) => varied || code !== 'MESSAGE');
  const [kind = 'MEETING', , minutes = [null]] =
    kinds[dice.weighted(kinds.map(([, weight]) => weight))] ?? [];
  const inPerson = kind !== 'CALL' && kind !== 'MESSAGE';
  const seen = kind !== 'MESSAGE' && (!varied || dice.percent(inPerson ? 94 : 78));
  return {
    kind,
    at: dice.percent(50) ? `${dice.between(10, 16)}:${dice.pick(['00', '15', '30', '45'])}` : null,
    place: inPerson ? dice.pick(ways.places) : null,
    minutes: seen ? dice.pick(minutes) : null,
    seen,
    company: seen && inPerson && dice.percent(30) ? [dice.pick(ways.company)] : [],
    jointWorkerIds: [],
    words: seen && dice.percent(40) ? dice.pick(ways.words) : null,
  };
}

/** A UUID that falls the same way on every run. */
export function keyFrom(dice: Dice): string {
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => dice.between(0, 15).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
}
