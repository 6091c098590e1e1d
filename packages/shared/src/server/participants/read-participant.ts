import { isId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { FROM_PARTICIPANT, type ParticipantView, participantJson } from './participant-view.js';

/** One participant, or null for what is not there or not the actor's to see. @throws Fault FORBIDDEN */
export function participant(actor: Actor, id: string): Promise<ParticipantView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('participants');
    if (!isId(id)) return null;
    tenant.showed('participant', [id]);
    return readParticipant(tenant, id);
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
