import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { readParticipant } from '../participants/read-participant.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { NOTE_COLUMNS, type SafetyNoteView } from './safety-note-view.js';

/** What is to be known before somebody rings or visits, and whom to turn to. */
export interface SafetyView {
  /** those that the actor may read: what holds first, the newest first */
  readonly notes: readonly SafetyNoteView[];
  /** who leads safeguarding where the person is supported, or else at the backbone */
  readonly leads: readonly PersonView[];
}

const MOST = 100;

/**
 * The safeguarding and lone-working notes about a participant that the actor may read: how to visit safely for the
 * provider's people and for who works beside it (docs/adr/0026), safeguarding for whoever wrote it and whoever leads it.
 * Each reading stands in the audit trail.
 * @throws Fault FORBIDDEN; NOT_FOUND for whose record is not the actor's
 */
export function safety(actor: Actor, participantId: string): Promise<SafetyView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('safety');
    const id = (await besideWhom(tenant, participantId)) ?? (await mustWorkWith(tenant, participantId));
    const notes = await tenant.rows<SafetyNoteView>(
      `SELECT ${NOTE_COLUMNS} FROM safety_note n WHERE n.partnership_id = $1 AND n.participant_id = $2
       ORDER BY n.ended_at IS NOT NULL, n.written_at DESC, n.id LIMIT ${MOST}`,
      [tenant.partnership.id, id],
    );
    const leads = await tenant.rows<{ person: PersonView | null; isTheirs: boolean }>(
      `SELECT ${personOf('l.person_id')} AS person, l.organisation_id = p.provider_id AS "isTheirs"
       FROM participant p JOIN safeguarding_lead l ON l.partnership_id = p.partnership_id AND l.ended_at IS NULL
       JOIN organisation o ON o.partnership_id = l.partnership_id AND o.id = l.organisation_id
       WHERE p.partnership_id = $1 AND p.id = $2 AND (l.organisation_id = p.provider_id OR 'BACKBONE' = ANY (o.kinds))
       ORDER BY l.named_at, l.id`,
      [tenant.partnership.id, id],
    );
    const theirs = leads.filter(({ isTheirs }) => isTheirs);
    return {
      notes,
      leads: (theirs.length > 0 ? theirs : leads).flatMap(({ person }) => (person ? [person] : [])),
    };
  });
}

/** A participant whose provider the actor works beside: this transaction sees them from now on; asking is noted. */
async function besideWhom(tenant: Tenant, participantId: string): Promise<string | null> {
  const id = mustBeId(participantId).toLowerCase();
  const [, found] = await Promise.all([
    tenant.worksJointly(),
    tenant.row(
      'SELECT FROM participant WHERE partnership_id = $1 AND id = $2 AND id = ANY (app.joint_participant_ids())',
      [tenant.partnership.id, id],
    ),
  ]);
  if (!found) return null;
  tenant.showed('participant', [id]);
  return id;
}

/** A participant with whom the actor works; asking is noted. @throws Fault NOT_FOUND */
export async function mustWorkWith(tenant: Tenant, participantId: string): Promise<string> {
  const id = mustBeId(participantId).toLowerCase();
  tenant.showed('participant', [id]);
  // of a person with two roles too: who may read the name only is told nothing more
  const known = await readParticipant(tenant, id);
  if (!known?.provider) throw notFound();
  return id;
}
