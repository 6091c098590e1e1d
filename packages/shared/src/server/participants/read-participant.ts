import { isId } from '../ids.js';
import { survivorOf } from '../merging/survivor.js';
import { type Actor, readAlongside, type Tenant } from '../tenancy/index.js';
import type { ListedParticipant } from './list-participants.js';
import { FROM_PARTICIPANT, type ParticipantView, participantJson } from './participant-view.js';

/**
 * One participant, or null for what is not there or not the actor's to see. Whose record was merged into another one is
 * found under that one (docs/adr/0015): the answer's id then is not the one asked for.
 * With when they were last seen, as the list has it.
 * @throws Fault FORBIDDEN
 */
export function participant(actor: Actor, id: string): Promise<ListedParticipant | null> {
  return readAlongside(actor, async (tenant) => {
    tenant.must('participants');
    if (!isId(id)) return null;
    tenant.showed('participant', [id]);
    const listed = await readListed(tenant, id);
    // what is read beside this may have let the transaction look back already: then they are there without a provider
    const found = listed?.provider ? listed : ((await readBeyond(tenant, id)) ?? listed);
    if (found) return found;
    const kept = await survivorOf(tenant, id);
    if (kept === null) return null;
    tenant.showed('participant', [kept]);
    return readListed(tenant, kept);
  });
}

async function readListed(tenant: Tenant, id: string): Promise<ListedParticipant | null> {
  const [row] = await tenant.rows<
    { participant: ParticipantView } & Omit<ListedParticipant, keyof ParticipantView>
  >(
    `SELECT ${participantJson} AS participant, s.seen_on AS "lastSeenOn", s.tried_on AS "lastTriedOn"
     FROM ${FROM_PARTICIPANT}
     LEFT JOIN last_seen s ON s.partnership_id = p.partnership_id AND s.participant_id = p.id
     WHERE p.partnership_id = $1 AND p.id = $2`,
    [tenant.partnership.id, id],
    { keepPlan: 'always' },
  );
  return row ? { ...row.participant, lastSeenOn: row.lastSeenOn, lastTriedOn: row.lastTriedOn } : null;
}

/**
 * Somebody whom the actor's provider handed over, or works beside: the name and the reference (docs/adr/0024, 0026); and
 * for who works beside, when they were last seen since the first day.
 */
async function readBeyond(tenant: Tenant, id: string): Promise<ListedParticipant | null> {
  if (tenant.me.providerIds.length === 0) return null;
  const [, found] = await Promise.all([tenant.looksBackAndBeside(), readListed(tenant, id)]);
  if (!found) return null;
  const last = await tenant.row<Pick<ListedParticipant, 'lastSeenOn' | 'lastTriedOn'>>(
    `SELECT max(c.met_on) FILTER (WHERE c.seen) AS "lastSeenOn",
       max(c.met_on) FILTER (WHERE NOT c.seen AND c.attendance IS NULL) AS "lastTriedOn"
     FROM standing_contact c WHERE c.partnership_id = $1 AND c.participant_id = $2
       AND $2 = ANY ((SELECT app.joint_participant_ids())::uuid[])`,
    [tenant.partnership.id, id],
  );
  return { ...found, ...last };
}

/** The record alone, inside a transaction. */
export async function readParticipant(tenant: Tenant, id: string): Promise<ParticipantView | null> {
  const row = await tenant.row<{ participant: ParticipantView }>(
    `SELECT ${participantJson} AS participant FROM ${FROM_PARTICIPANT} WHERE p.partnership_id = $1 AND p.id = $2`,
    [tenant.partnership.id, id],
    { keepPlan: 'always' },
  );
  return row?.participant ?? null;
}
