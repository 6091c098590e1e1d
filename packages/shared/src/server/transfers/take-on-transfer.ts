import {
  type CalendarDate,
  checkHandover,
  today as dayOf,
  isRefusal,
  organisationsAs,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isLinkWorkerOf } from '../members/is-link-worker-of.js';
import { judgeMilestones } from '../milestones/index.js';
import type { Phase } from '../participants/participant-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type LockedTransfer, lockTransfer } from './lock-transfer.js';
import { transferSeen } from './read-transfers.js';
import type { TransferView } from './transfer-view.js';

/** From which day somebody is taken on, and by whom. */
export interface TakeOnInput {
  readonly id: string;
  /** the new provider's first day: what is achieved on it is theirs to claim */
  readonly on: CalendarDate;
  /** of the provider that takes them on; left out: whoever takes them on, where they are a link worker, else nobody yet */
  readonly linkWorkerId?: string | null;
  /** whether the anchor organisation stays theirs */
  readonly keepsAnchor: boolean;
}

interface Known {
  readonly phase: Phase;
  readonly providerId: string;
  readonly anchorId: string | null;
  readonly enrolledOn: CalendarDate;
}

/**
 * Takes on somebody whom another provider asked for: its episode ends on that day and a new one begins, and what they
 * sustain is judged anew. The former provider goes on to claim what was achieved before, and sees the record as it stood.
 * @returns the transfer; WRONG_STATE; INVALID or OUT_OF_RANGE with the field
 * @throws Fault FORBIDDEN, also for every other side; NOT_FOUND
 */
export async function takeOnTransfer(actor: Actor, input: TakeOnInput): Promise<TransferView | Refusal> {
  const id = await withTenant(actor, async (tenant) => {
    tenant.must('takeOnTransfer');
    const locked = await lockTransfer(tenant, 'takeOnTransfer', input.id);
    if (isRefusal(locked)) return locked;
    const { system, transfer } = locked;
    const worker = await readWorker(system, tenant, transfer, input.linkWorkerId ?? null);
    if (isRefusal(worker)) return worker;
    const known = await lockParticipant(system, transfer.participantId);
    if (known.providerId !== transfer.fromId)
      return refuse('WRONG_STATE', 'They are with another provider meanwhile. Reload the page.');
    const facts = await readFacts(system, transfer, known);
    const refused = checkHandover(facts, input.on);
    if (refused) return refused;
    const anchorId = input.keepsAnchor ? known.anchorId : null;
    await handOver(system, tenant, { transfer, known, on: input.on, worker, anchorId });
    // the last of all: a milestone is the provider's who supports them now
    await judgeMilestones(system, [transfer.participantId]);
    return transfer.id;
  });
  return isRefusal(id) ? id : transferSeen(actor, id, 'takeOnTransfer');
}

/** Whoever claims something for them meanwhile waits, and is judged by the new episode. */
async function lockParticipant(system: Tenant, id: string): Promise<Known> {
  const at = [system.partnership.id, id];
  await system.row('SELECT FROM participant WHERE partnership_id = $1 AND id = $2 FOR UPDATE', at);
  // once the lock is held: whoever sealed them meanwhile was first
  const found = await system.row<Known>(
    `SELECT phase, provider_id AS "providerId", anchor_id AS "anchorId", enrolled_on AS "enrolledOn" FROM participant
     WHERE partnership_id = $1 AND id = $2`,
    at,
  );
  if (!found) throw notFound();
  return found;
}

/** Read once the lock is held: what was recorded meanwhile counts. */
async function readFacts(system: Tenant, { participantId, fromId, askedAt }: LockedTransfer, known: Known) {
  const { partnership, today } = system;
  const last = await system.row<{ stepOn: CalendarDate | null; claimedOn: CalendarDate | null }>(
    `SELECT (SELECT max(c.on_date) FROM phase_change c
         WHERE c.partnership_id = $1 AND c.participant_id = $2) AS "stepOn",
       (SELECT max(c.achieved_on) FROM claim c WHERE c.partnership_id = $1 AND c.participant_id = $2
         AND c.provider_id = $3 AND c.state NOT IN ('REJECTED', 'REVERSED')) AS "claimedOn"`,
    [partnership.id, participantId, fromId],
  );
  return {
    ...known,
    lastStepOn: last?.stepOn ?? null,
    lastClaimedOn: last?.claimedOn ?? null,
    askedOn: dayOf(partnership.timeZone, askedAt.getTime()),
    today,
  };
}

async function readWorker(
  system: Tenant,
  { me, personId }: Tenant,
  { toId }: LockedTransfer,
  wanted: string | null,
): Promise<string | null | Refusal> {
  // whoever takes them on, where they are a link worker of that very provider
  const worker = wanted ?? (organisationsAs(me.held, 'LINK_WORKER').includes(toId) ? personId : null);
  if (worker === null) return null;
  if (await isLinkWorkerOf(system, toId, worker)) return worker.toLowerCase();
  return wanted === null
    ? null
    : refuse('INVALID', 'Choose a link worker of the provider that takes them on.', 'linkWorkerId');
}

interface Handover {
  readonly transfer: LockedTransfer;
  readonly known: Known;
  readonly on: CalendarDate;
  readonly worker: string | null;
  readonly anchorId: string | null;
}

/** The earlier episode ends, a new one begins, and the participant's row says what the latest one says. */
async function handOver(
  system: Tenant,
  { personId, now }: Tenant,
  { transfer, known, on, worker, anchorId }: Handover,
): Promise<void> {
  const place = system.partnership.id;
  const { participantId, fromId, toId } = transfer;
  await system.execute(
    `UPDATE enrolment SET ended_on = $4 WHERE partnership_id = $1 AND participant_id = $2 AND enrolled_on = $3`,
    [place, participantId, known.enrolledOn, on],
  );
  await system.execute(
    `INSERT INTO enrolment (partnership_id, participant_id, provider_id, anchor_id, cohort, enrolled_on, recorded_by,
       recorded_at)
     SELECT partnership_id, id, $3, $4, cohort, $5, $6, $7 FROM participant WHERE partnership_id = $1 AND id = $2`,
    [place, participantId, toId, anchorId, on, personId, now],
  );
  await system.execute(
    `UPDATE participant SET provider_id = $3, anchor_id = $4, link_worker_id = $5, enrolled_on = $6
     WHERE partnership_id = $1 AND id = $2`,
    [place, participantId, toId, anchorId, worker, on],
  );
  // groups are a provider's own
  await system.execute(
    `UPDATE group_member m SET left_on = greatest($4::date, m.joined_on) FROM activity_group g
     WHERE m.partnership_id = $1 AND m.participant_id = $2 AND m.left_on IS NULL
       AND g.partnership_id = m.partnership_id AND g.id = m.group_id AND g.provider_id = $3`,
    [place, participantId, fromId, on],
  );
  await system.execute(
    `UPDATE transfer SET state = 'TAKEN_ON', decided_by = $3, decided_at = $4, on_date = $5, since_on = coalesce(
       (SELECT min(e.enrolled_on) FROM enrolment e
         WHERE e.partnership_id = $1 AND e.participant_id = $6 AND e.provider_id = $7), $8)
     WHERE partnership_id = $1 AND id = $2`,
    [place, transfer.id, personId, now, on, participantId, fromId, known.enrolledOn],
  );
}
