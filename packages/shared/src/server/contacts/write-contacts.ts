import type { CalendarDate } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import type { Tenant } from '../tenancy/index.js';
import { CONTACT_COLUMNS, type ContactView } from './contact-view.js';
import type { ContactWritten } from './read-given.js';

/** One entry that was judged. */
export interface ContactEntry {
  readonly participantId: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly clientKey: string;
  readonly corrects?: string | null;
  /** left out: what it corrects is removed */
  readonly contact?: ContactWritten;
}

/** A participant under lock, whose contacts the actor may write. */
interface ContactsHeld {
  readonly participantId: string;
  /** where the actor works beside another provider (docs/adr/0026): the first day of it; null: they support the person */
  readonly besideSince: CalendarDate | null;
}

/**
 * Holds a participant whose contacts the actor may write: nobody else adds to them until the transaction ends.
 * @param tenant works jointly, where that is to count
 * @throws Fault NOT_FOUND for whose record is not the actor's to write
 */
export async function lockContacts(tenant: Tenant, given: string): Promise<ContactsHeld> {
  const participantId = given.toLowerCase();
  if (!isId(participantId)) throw notFound();
  const at = [tenant.partnership.id, participantId];
  const own = await tenant.row(
    'SELECT FROM participant WHERE partnership_id = $1 AND id = $2 FOR NO KEY UPDATE',
    at,
  );
  if (own) return { participantId, besideSince: null };
  const held = await tenant.row<{ since: CalendarDate | null }>(
    'SELECT app.hold_joint_participant($1) AS since',
    [participantId],
  );
  if (!held?.since) throw notFound();
  return { participantId, besideSince: held.since };
}

/**
 * Writes entries by one statement; what was sent before is there already and stays. Then works out anew when their
 * participants were last seen. @param system the tenant as the system, who judged nothing of it
 */
export async function writeContacts(system: Tenant, entries: readonly ContactEntry[]): Promise<void> {
  const rows = entries.map(({ contact, corrects = null, ...entry }) => ({ ...entry, corrects, ...contact }));
  await system.execute(
    `INSERT INTO contact (partnership_id, participant_id, recorded_by, recorded_at, client_key, corrects, is_removed,
       kind, met_on, met_at, place, minutes, seen, company, joint_worker_ids, words,
       sitting_id, attendance)
     SELECT $1, x."participantId", x."recordedBy", x."recordedAt", x."clientKey", x.corrects, x.kind IS NULL, x.kind,
       x."on", x.at, x.place, x.minutes, x.seen, coalesce(x.company, '{}'), coalesce(x."jointWorkerIds", '{}'), x.words,
       x."sittingId", x.attendance
     FROM json_to_recordset($2) AS x("participantId" uuid, "recordedBy" uuid, "recordedAt" timestamptz,
       "clientKey" uuid, corrects uuid, kind text, "on" date, at time, place text, minutes int, seen boolean,
       company text[], "jointWorkerIds" uuid[], words text, "sittingId" uuid, attendance text)
     ON CONFLICT (partnership_id, recorded_by, client_key) DO NOTHING`,
    [system.partnership.id, JSON.stringify(rows)],
    { keepPlan: 'always' },
  );
  await noteLastSeen(
    system,
    entries.map(({ participantId }) => participantId),
  );
}

/**
 * Works out when these participants were last seen, and last tried, from what stands of their contacts. Who stayed away
 * from a group was not tried.
 * @param system the tenant as the system, under the lock of each
 */
export async function noteLastSeen(system: Tenant, participantIds: readonly string[]): Promise<void> {
  const last = (seen: string): string => `(SELECT c.met_on FROM standing_contact c
    WHERE c.partnership_id = $1 AND c.participant_id = x.id AND ${seen} ORDER BY c.met_on DESC LIMIT 1)`;
  await system.execute(
    `INSERT INTO last_seen (partnership_id, participant_id, seen_on, tried_on)
     SELECT $1, x.id, ${last('c.seen')}, ${last('NOT c.seen AND c.attendance IS NULL')} FROM unnest($2::uuid[]) AS x(id)
     ON CONFLICT (partnership_id, participant_id)
       DO UPDATE SET seen_on = excluded.seen_on, tried_on = excluded.tried_on`,
    [system.partnership.id, [...new Set(participantIds)]],
    { keepPlan: 'always' },
  );
}

/** The entry that this person sent under this key, whatever became of it; null where none came or it is not theirs to see. */
export async function sentBefore(
  tenant: Tenant,
  personId: string,
  clientKey: string,
): Promise<ContactView | null> {
  const sent = await tenant.row<ContactView>(
    `SELECT ${CONTACT_COLUMNS} FROM contact c
     WHERE c.partnership_id = $1 AND c.recorded_by = $2 AND c.client_key = $3 AND NOT c.is_removed`,
    [tenant.partnership.id, personId, clientKey],
  );
  return sent ?? null;
}
