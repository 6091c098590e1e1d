import { addDays } from '../../rules/index.js';
import { judgeMilestones, recordStatus, type Status } from '../milestones/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
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

/** How it goes with people while an outcome is being sustained, one after the other; of some nobody has said yet. */
const STORIES: readonly (Omit<Status, 'from'> & { readonly daysAgo: number; readonly days?: number })[] = [
  {
    held: true,
    daysAgo: 0,
    reason: 'CONFIRMED',
    evidenceKind: 'ASSESSMENT',
    statement: 'Measured again in all eight areas, together, at the kitchen table.',
  },
  { held: true, daysAgo: 3, reason: 'CONFIRMED' },
  { held: false, daysAgo: 24, reason: 'IN_HOSPITAL', note: 'Asked to be rung after coming home.' },
  { held: false, daysAgo: 60, days: 20, reason: 'STOPPED_TAKING_PART', note: 'Away with family.' },
];
const QUIET = 2;

/** The last weeks of people who sustain an outcome that falls due about now: confirmed, interrupted, or not said yet. */
export async function sustainSome(
  stage: Stage,
  enrolled: readonly Enrolled[],
  claims: readonly PlannedClaim[],
  [earlier, later]: readonly [string, string],
): Promise<void> {
  const reached = new Set(claims.flatMap((one) => (one.outcomeCode === later ? [one.participant] : [])));
  const open = claims
    .filter(({ outcomeCode, achievedOn, fate, participant }) => {
      const isRecent = achievedOn > addDays(TODAY, -200) && achievedOn < addDays(TODAY, -170);
      return outcomeCode === earlier && isRecent && fate !== 'REJECTED' && !reached.has(participant);
    })
    .slice(0, 36);
  for (const [nth, { participant }] of open.entries()) {
    const story = STORIES[nth % (STORIES.length + QUIET)];
    const who = enrolled[participant];
    if (!story || !who) continue;
    const { daysAgo, days, ...status } = story;
    const from = addDays(TODAY, -daysAgo);
    granted(
      await recordStatus(stage.actor(who.linkWorker, instant(TODAY, 12, nth)), {
        ...status,
        participantId: who.id,
        outcomeCode: earlier,
        from,
        to: days === undefined ? null : addDays(from, days),
      }),
    );
  }
}
