import { addDays } from '../../rules/index.js';
import { recordCircumstance } from '../circumstances/index.js';
import { withTenant } from '../tenancy/index.js';
import { askForTransfer, declineTransfer, takeOnTransfer } from '../transfers/index.js';
import { instant } from './days.js';
import { TODAY } from './paperwork.js';
import { type DatedActor, granted, type Stage } from './stage.js';

/** Somebody who is supported actively, and who looks after them. */
export interface Supported {
  readonly id: string;
  readonly providerId: string;
  readonly linkWorkerId: string;
}

interface Asked {
  readonly who: Supported;
  readonly toId: string;
  readonly daysAgo: number;
  readonly reason: string;
  readonly about: string;
}

const CHANGES = [
  ['MOVED', 'Two streets on, nearer to her mother.'],
  ['JOB_STARTED', 'Mornings at the bakery.'],
  ['LEFT_CUSTODY', null],
  ['HOURS_CHANGED', 'Four days a week instead of two.'],
  ['FAMILY', 'A grandson.'],
  ['BEGAN_COURSE', 'Joinery, on Thursdays.'],
] as const;

/** What changed in the lives of some whom the first provider supports. */
async function recordChanges(stage: Stage, people: readonly Supported[]): Promise<void> {
  for (const [nth, [kind, words]] of CHANGES.entries()) {
    const who = people[nth % people.length];
    if (!who) return;
    const on = addDays(TODAY, -(6 + 11 * nth));
    const actor = actorOf(stage, who.linkWorkerId, 5 + 11 * nth);
    granted(await recordCircumstance(actor, { participantId: who.id, kind, on, words }));
  }
}

/** Some go from one provider to another: two have gone, three wait, and one was declined. What changed for others. */
export async function enactTransfers(stage: Stage, ours: string): Promise<void> {
  const ourId = stage.organisation(ours);
  const all = await readSupported(stage);
  const own = all.filter(({ providerId }) => providerId === ourId);
  await recordChanges(stage, own.slice(3));
  const others = all.filter(({ providerId }) => providerId !== ourId);
  const [neighbour] = others;
  const [first, second, third] = own;
  const [comes, waits, asks, declined] = others.slice(1);
  if (!neighbour || !first || !second || !third || !comes || !waits || !asks || !declined)
    throw new RangeError('Too few people are supported actively to go from one provider to another.');

  const ask = async ({ who, toId, daysAgo, reason, about }: Asked): Promise<string> => {
    const actor = actorOf(stage, who.linkWorkerId, daysAgo);
    const agreedOn = addDays(TODAY, -daysAgo);
    const input = { participantId: who.id, toId, reason, about, agreedOn, agreedHow: 'SPOKEN' };
    return granted(await askForTransfer(actor, input)).id;
  };
  const takeOn = async (id: string, linkWorkerId: string, daysAgo: number): Promise<void> => {
    const input = { id, on: addDays(TODAY, -daysAgo), linkWorkerId, keepsAnchor: true };
    granted(await takeOnTransfer(actorOf(stage, linkWorkerId, daysAgo), input));
  };

  const gone = await ask({
    who: first,
    toId: neighbour.providerId,
    daysAgo: 34,
    reason: 'NEARER',
    about: 'Has found a flat on your side of town and wants to go on with the cooking group there.',
  });
  await takeOn(gone, neighbour.linkWorkerId, 27);
  const came = await ask({
    who: comes,
    toId: ourId,
    daysAgo: 45,
    reason: 'EXPERTISE',
    about: 'Wants to try for a tenancy of their own. They like to be rung before anybody comes by.',
  });
  await takeOn(came, second.linkWorkerId, 40);
  await ask({
    who: third,
    toId: neighbour.providerId,
    daysAgo: 4,
    reason: 'AS_THEY_WISH',
    about: 'Knows your drop-in from years ago and feels at home there. Mornings are best.',
  });
  await ask({
    who: waits,
    toId: ourId,
    daysAgo: 9,
    reason: 'NEARER',
    about: 'Starts work near you next month. Keeps appointments to the minute and likes the same of us.',
  });
  await ask({
    who: asks,
    toId: ourId,
    daysAgo: 2,
    reason: 'NO_ROOM',
    about: 'Their worker is away for long. They would like to meet you first, with their sister beside them.',
  });
  const refused = await ask({
    who: declined,
    toId: ourId,
    daysAgo: 20,
    reason: 'EXPERTISE',
    about: 'Asks for somebody who speaks Polish.',
  });
  const words = 'Nobody here speaks Polish any more. Colne Valley Advice has somebody from January.';
  granted(
    await declineTransfer(stage.actor('manager', instant(addDays(TODAY, -18), 10)), { id: refused, words }),
  );
}

const actorOf = (stage: Stage, personId: string, daysAgo: number): DatedActor => ({
  personId,
  partnership: stage.slug,
  at: instant(addDays(TODAY, -daysAgo), 10),
});

/** Those whose phase nobody has changed and of whom no transfer was asked for, a few of each provider, in the order of their references. */
export const readSupported = (stage: Stage): Promise<Supported[]> =>
  withTenant(stage.actor('backbone', instant(TODAY, 18)), (tenant) =>
    tenant.rows<Supported>(
      `SELECT id, "providerId", "linkWorkerId" FROM (
         SELECT p.id, p.reference, p.provider_id AS "providerId", p.link_worker_id AS "linkWorkerId",
           row_number() OVER (PARTITION BY p.provider_id ORDER BY p.reference) AS nth
         FROM participant p WHERE p.partnership_id = $1 AND p.phase = 'ACTIVE' AND p.link_worker_id IS NOT NULL
           AND NOT EXISTS (SELECT FROM phase_change c
             WHERE c.partnership_id = p.partnership_id AND c.participant_id = p.id)
           AND NOT EXISTS (SELECT FROM transfer t
             WHERE t.partnership_id = p.partnership_id AND t.participant_id = p.id)) x
       WHERE nth <= 9 ORDER BY nth, reference`,
      [tenant.partnership.id],
    ),
  );
