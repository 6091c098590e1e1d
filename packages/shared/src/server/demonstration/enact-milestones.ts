import { addDays, addMonths, type CalendarDate } from '../../rules/index.js';
import { judgeMilestones, recordStatus, type Status } from '../milestones/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import { clockDay } from './clock-day.js';
import { instant } from './days.js';
import type { Enrolled } from './enact-people.js';
import { TODAY } from './paperwork.js';
import type { PlannedClaim } from './plan.js';
import { granted, type Stage } from './stage.js';

const AT_ONCE = 1000;

/** Judges the milestones of everybody who was enrolled, in sets: the claims of the past were submitted in sets. */
export async function judgeEverybody(stage: Stage, enrolled: readonly Enrolled[]): Promise<void> {
  for (let from = 0; from < enrolled.length; from += AT_ONCE) {
    const ids = enrolled.slice(from, from + AT_ONCE).map(({ id }) => id);
    await withTenant(systemActor(stage.partnershipId), (tenant) => {
      tenant.names('judgeMilestones');
      return judgeMilestones(tenant, ids);
    });
  }
}

/** Nobody is prompted about those whose support has ended meanwhile. */
export async function judgeThoseWhoLeft(stage: Stage): Promise<void> {
  await withTenant(systemActor(stage.partnershipId), async (tenant) => {
    tenant.names('judgeMilestones');
    const left = await tenant.rows<{ id: string }>(
      `SELECT DISTINCT p.id FROM participant p
       JOIN milestone m ON m.partnership_id = p.partnership_id AND m.participant_id = p.id AND m.prompt_on IS NOT NULL
       WHERE p.partnership_id = $1 AND p.phase = 'CLOSED' ORDER BY p.id`,
      [tenant.partnership.id],
    );
    await judgeMilestones(
      tenant,
      left.map(({ id }) => id),
    );
  });
}

type Story = Omit<Status, 'from'> & { readonly daysAgo: number; readonly days?: number };

const CONFIRMED: Story = { held: true, daysAgo: 0, reason: 'CONFIRMED' };
const MEASURED: Story = {
  ...CONFIRMED,
  evidenceKind: 'ASSESSMENT',
  statement: 'Measured again in all eight areas, together, at the kitchen table.',
};
const IN_HOSPITAL: Story = {
  held: false,
  daysAgo: 24,
  reason: 'IN_HOSPITAL',
  note: 'Asked to be rung after coming home.',
};
const AWAY: Story = {
  held: false,
  daysAgo: 60,
  days: 20,
  reason: 'STOPPED_TAKING_PART',
  note: 'Away with family.',
};

/**
 * How it goes with people whose outcome falls due, one after the other: what was said of it, in this order. Of those of
 * whom nothing is said it is due, or runs.
 */
const FALLEN_DUE: readonly (readonly Story[])[] = [
  [MEASURED],
  [CONFIRMED],
  [],
  [IN_HOSPITAL],
  [MEASURED],
  [AWAY, CONFIRMED],
  [],
];
const TO_COME: readonly (readonly Story[])[] = [
  [],
  [AWAY],
  [],
  [{ ...IN_HOSPITAL, daysAgo: 9 }],
  [],
  [AWAY, CONFIRMED],
];
/** Those whose day was so many days ago, or is so many ahead. */
const ABOUT = [-26, 30] as const;
const SOME = 42;

/** The last weeks of people who sustain an outcome for six months, and whose day is about now by the clock. */
export async function sustainSome(
  stage: Stage,
  enrolled: readonly Enrolled[],
  claims: readonly PlannedClaim[],
  [earlier, later]: readonly [string, string],
): Promise<void> {
  const yesterday = addDays(await clockDay(stage), -1);
  const [first, last] = ABOUT.map((days) => addDays(yesterday, days)) as [CalendarDate, CalendarDate];
  const reached = new Set(claims.flatMap((one) => (one.outcomeCode === later ? [one.participant] : [])));
  const open = claims
    .map((claim) => ({ ...claim, dueOn: addMonths(claim.achievedOn, SIX) }))
    .filter(
      ({ outcomeCode, dueOn, fate, participant }) =>
        outcomeCode === earlier &&
        dueOn >= first &&
        dueOn <= last &&
        fate !== 'REJECTED' &&
        !reached.has(participant),
    )
    .slice(0, SOME);
  for (const [nth, { participant, dueOn }] of open.entries()) {
    const stories = dueOn <= yesterday ? FALLEN_DUE : TO_COME;
    for (const story of stories[nth % stories.length] ?? [])
      await say(stage, enrolled[participant], earlier, story, yesterday, nth);
  }
}

const SIX = 6;

async function say(
  stage: Stage,
  who: Enrolled | undefined,
  outcomeCode: string,
  { daysAgo, days, ...status }: Story,
  yesterday: CalendarDate,
  nth: number,
): Promise<void> {
  if (!who) return;
  const from = addDays(yesterday, -daysAgo);
  const to = days === undefined ? null : addDays(from, days);
  const actor = stage.actor(who.linkWorker, instant(yesterday, 12, nth));
  granted(await recordStatus(actor, { ...status, participantId: who.id, outcomeCode, from, to }));
}

/**
 * It comes out later that an outcome was interrupted while it was said to be kept: the claims that were made for it are
 * flagged, and wait for the hub to look at them.
 */
export async function doubtSome(
  stage: Stage,
  enrolled: readonly Enrolled[],
  claims: readonly PlannedClaim[],
  [earlier, later]: readonly [string, string],
  many: number,
): Promise<void> {
  const began = new Map(
    claims.flatMap((one) =>
      one.outcomeCode === earlier ? [[one.participant, one.achievedOn] as const] : [],
    ),
  );
  const kept = claims
    .filter(
      ({ outcomeCode, participant, fate }) =>
        outcomeCode === later && began.has(participant) && fate === 'VERIFIED',
    )
    .slice(-many);
  for (const { participant, achievedOn } of kept) {
    const who = enrolled[participant];
    if (!who) continue;
    granted(
      await recordStatus(stage.actor(who.linkWorker, instant(TODAY, 15)), {
        participantId: who.id,
        outcomeCode: earlier,
        held: false,
        from: addDays(achievedOn, -70),
        to: addDays(achievedOn, -10),
        reason: 'STOPPED_TAKING_PART',
        note: 'Told me only now that they were away all summer.',
      }),
    );
  }
}
