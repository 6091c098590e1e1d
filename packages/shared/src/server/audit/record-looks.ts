import type { CalendarDate } from '../../rules/index.js';
import { isId } from '../ids.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';

/** One person's looks at a participant's record on one day: those that saw it, or those that were refused. */
export interface RecordLookView {
  /** null: somebody who is no member any more */
  readonly person: PersonView | null;
  /** in the partnership's time zone */
  readonly day: CalendarDate;
  /** the record was sealed then, and they were not named: they saw nothing; told to whom the seal names (docs/adr/0022) */
  readonly refused: boolean;
  readonly times: number;
  readonly lastAt: Date;
  /** the verbs of what was opened: `participants`, `claims`, `openEvidence`, `search` */
  readonly actions: readonly string[];
}

const MOST = 100;

/**
 * Who has looked at a participant's record or claims, newest day first: for the backbone, the manager of the
 * provider that supports them, and a data lead who has the record open. Nothing for anybody else's participant,
 * nor of a sealed one for who is not named: so who was refused learns nothing of it.
 * @throws Fault FORBIDDEN
 */
export function recordLooks(actor: Actor, participantId: string): Promise<RecordLookView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordLooks');
    if (!isId(participantId)) return [];
    return tenant.rows<RecordLookView>(
      `SELECT ${personOf('l.person_id')} AS person, l.day, l.refused, l.times, l.last_at AS "lastAt", l.actions
       FROM app.looks_at($1, ${MOST}) l ORDER BY l.last_at DESC`,
      [participantId],
    );
  });
}
