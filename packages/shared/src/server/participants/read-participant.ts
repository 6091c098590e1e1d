import { isId } from '../ids.js';
import { survivorOf } from '../merging/survivor.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { FROM_PARTICIPANT, type ParticipantView, participantJson } from './participant-view.js';

/**
 * One participant, or null for what is not there or not the actor's to see. Whose record was merged into another one is
 * found under that one (docs/adr/0015): the answer's id then is not the one asked for.
 * @throws Fault FORBIDDEN
 */
export function participant(actor: Actor, id: string): Promise<ParticipantView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('participants');
    if (!isId(id)) return null;
    tenant.showed('participant', [id]);
    const found = await readParticipant(tenant, id);
    if (found) return found;
    const kept = await survivorOf(tenant, id);
    if (kept === null) return null;
    tenant.showed('participant', [kept]);
    return readParticipant(tenant, kept);
  });
}

/** The same inside a transaction. */
export async function readParticipant(tenant: Tenant, id: string): Promise<ParticipantView | null> {
  const row = await tenant.row<{ participant: ParticipantView }>(
    `SELECT ${participantJson} AS participant FROM ${FROM_PARTICIPANT} WHERE p.partnership_id = $1 AND p.id = $2`,
    [tenant.partnership.id, id],
  );
  return row?.participant ?? null;
}
