import type { CalendarDate, SafetyKind } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { type PersonView, personOf } from '../members/person-view.js';
import type { Tenant } from '../tenancy/index.js';

/** Something to know about a person that stands apart from their story. */
export interface SafetyNoteView {
  readonly id: string;
  readonly kind: SafetyKind;
  readonly words: string;
  readonly writtenBy: PersonView | null;
  readonly writtenAt: Date;
  /** when somebody looks whether it still holds */
  readonly reviewOn: CalendarDate;
  readonly reviewedBy: PersonView | null;
  readonly reviewedAt: Date | null;
  readonly endedBy: PersonView | null;
  readonly endedAt: Date | null;
  readonly endedBecause: string | null;
}

/** The columns of SafetyNoteView, for `safety_note n`. */
export const NOTE_COLUMNS = `n.id, n.kind, n.words, ${personOf('n.written_by')} AS "writtenBy", n.written_at AS "writtenAt",
  n.review_on AS "reviewOn", ${personOf('n.reviewed_by')} AS "reviewedBy", n.reviewed_at AS "reviewedAt",
  ${personOf('n.ended_by')} AS "endedBy", n.ended_at AS "endedAt", n.ended_because AS "endedBecause"`;

/** A note that the actor may read and that has not ended, held until the transaction ends. @throws Fault NOT_FOUND */
export async function lockNote(tenant: Tenant, id: string): Promise<{ readonly participantId: string }> {
  const note = await tenant.row<{ participantId: string }>(
    `SELECT participant_id AS "participantId" FROM safety_note
     WHERE partnership_id = $1 AND id = $2 AND ended_at IS NULL FOR UPDATE`,
    [tenant.partnership.id, id],
  );
  if (!note) throw notFound();
  tenant.showed('participant', [note.participantId]);
  return note;
}

/** One that the actor has just written. */
export async function mustReadNote(tenant: Tenant, id: string): Promise<SafetyNoteView> {
  const note = await tenant.row<SafetyNoteView>(
    `SELECT ${NOTE_COLUMNS} FROM safety_note n WHERE n.partnership_id = $1 AND n.id = $2`,
    [tenant.partnership.id, id],
  );
  if (!note) throw new Error('Whoever writes a note reads it.');
  return note;
}
