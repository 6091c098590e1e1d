import { addDays, type CalendarDate, daysBetween } from '../../rules/index.js';
import { type ContactEntry, writeContacts } from '../contacts/write-contacts.js';
import { groupBy } from '../group-by.js';
import { systemActor, type Tenant, withTenant } from '../tenancy/index.js';
import { instant } from './days.js';
import { keyFrom, type Ways } from './enact-contacts.js';
import { TODAY } from './paperwork.js';
import { type Dice, diceFrom } from './random.js';
import type { Stage } from './stage.js';
import { teamMembers } from './teams.js';

/** Told of so many weeks before the day on which it is loaded, however long after the rest that is. */
const DAYS_TOLD = 28;

interface Supported {
  readonly id: string;
  readonly phase: 'ACTIVE' | 'MONITORING';
  readonly enrolledOn: CalendarDate;
  readonly workerId: string;
  readonly email: string;
  readonly providerId: string;
  /** hundredths of an hour a week */
  readonly hours: number;
}

/**
 * The last weeks up to yesterday, with everybody whose support goes on: a caseload shows who was not seen in time and how
 * the week is spent, and would show nobody as seen once the demonstration's own last day is some weeks ago.
 */
export async function meetLately(stage: Stage, ways: Ways): Promise<void> {
  await withTenant(systemActor(stage.partnershipId), async (tenant) => {
    tenant.names('recordContact');
    const last = addDays(tenant.today, -1);
    if (last <= TODAY) return;
    const told = addDays(last, 1 - DAYS_TOLD);
    const first = told > TODAY ? told : addDays(TODAY, 1);
    const members = await teamMembers(tenant, stage);
    const strained = members.find((one) => one.is === 'STRAINED')?.email;
    const teams = groupBy(await readSupported(tenant), ({ email }) => email);
    const entries = [...teams].flatMap(([email, people]) =>
      weeksOf(people, first, last, email === strained, ways, diceFrom(`${stage.slug} lately ${email}`)),
    );
    await writeContacts(tenant, entries);
  });
}

const readSupported = (tenant: Tenant): Promise<Supported[]> =>
  tenant.listed<Supported>(
    `SELECT p.id, p.phase, p.enrolled_on AS "enrolledOn", p.link_worker_id AS "workerId", w.email,
       p.provider_id AS "providerId", s.hours
     FROM participant p
     JOIN person w ON w.id = p.link_worker_id
     JOIN support_worker s ON s.partnership_id = p.partnership_id AND s.provider_id = p.provider_id
       AND s.person_id = p.link_worker_id
     WHERE p.partnership_id = $1 AND p.phase IN ('ACTIVE', 'MONITORING') ORDER BY w.email, p.reference`,
    [tenant.partnership.id],
  );

/** As long as a visit usually is at most. */
const MOST_MINUTES = 120;

/** A worker's weeks: whom they met when, and for how long, so that it comes to a plausible share of the week. */
function weeksOf(
  people: readonly Supported[],
  first: CalendarDate,
  last: CalendarDate,
  strained: boolean,
  ways: Ways,
  dice: Dice,
): ContactEntry[] {
  const length = 1 + daysBetween(first, last);
  const meetings = people.flatMap((person) =>
    daysMet(person, length, strained, dice)
      .map((ago) => {
        const [kind = 'MEETING', , usually = []] = dice.pick(
          ways.kinds.filter(([code]) => code !== 'MESSAGE'),
        );
        const onTheTelephone = kind === 'CALL' ? dice.pick(usually) : null;
        return { person, on: addDays(last, -ago), kind, onTheTelephone };
      })
      .filter(({ on }) => on >= person.enrolledOn),
  );
  const share = strained ? dice.between(36, 41) : dice.between(50, 58);
  const minutes = ((people[0]?.hours ?? 0) * 60 * length * share) / (100 * 100 * 7);
  // a call is short; what is left of the share goes to those who are met
  const met = meetings.filter(({ onTheTelephone }) => onTheTelephone === null).length;
  const called = meetings.reduce((sum, one) => sum + (one.onTheTelephone ?? 0), 0);
  const usual = Math.min(MOST_MINUTES, Math.max(15, (minutes - called) / Math.max(1, met)));
  return meetings.map(({ person, on, kind, onTheTelephone }) => {
    const inPerson = onTheTelephone === null;
    return {
      participantId: person.id,
      recordedBy: person.workerId,
      recordedAt: instant(on, dice.between(14, 17), dice.between(0, 59)),
      clientKey: keyFrom(dice),
      contact: {
        on,
        kind,
        at: null,
        place: inPerson ? dice.pick(ways.places) : null,
        minutes: onTheTelephone ?? 5 * Math.max(1, Math.round((usual * dice.between(70, 130)) / 500)),
        seen: true,
        company: [],
        jointWorkerIds: [],
        words: dice.percent(30) ? dice.pick(ways.words) : null,
      },
    };
  });
}

/** Days before the last on which somebody was met. Where the work is too much, some were met before those weeks only. */
function daysMet({ phase }: Supported, length: number, strained: boolean, dice: Dice): number[] {
  if (dice.percent(strained ? 32 : 5)) return [length + dice.between(6, 40)];
  if (phase === 'MONITORING') return [dice.between(0, length - 1)];
  const days: number[] = [];
  for (let ago = dice.between(0, 6); ago < length; ago += dice.between(2, 5)) days.push(ago);
  return days;
}
