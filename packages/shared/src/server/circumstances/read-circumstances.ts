import type { CalendarDate } from '../../rules/index.js';
import { isId } from '../ids.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';

/** A change of somebody's circumstances that stands. */
export interface CircumstanceView {
  readonly id: string;
  /** a code of rules/support CIRCUMSTANCE_KINDS */
  readonly kind: string;
  readonly on: CalendarDate;
  readonly words: string | null;
  readonly by: PersonView | null;
  readonly at: Date;
}

const MOST = 100;

/** What changed in a participant's life, as it stands, the latest first, at most 100; none for who may not know. @throws Fault FORBIDDEN */
export function circumstances(actor: Actor, participantId: string): Promise<readonly CircumstanceView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('circumstances');
    if (!isId(participantId)) return [];
    tenant.showed('participant', [participantId]);
    const [, rows] = await Promise.all([
      tenant.looksBack(),
      tenant.rows<CircumstanceView>(
        `SELECT c.id, c.kind, c.on_date AS "on", c.words, ${personOf('c.recorded_by')} AS by, c.recorded_at AS at
         FROM circumstance c WHERE c.partnership_id = $1 AND c.participant_id = $2 AND c.kind IS NOT NULL
           AND NOT EXISTS (SELECT FROM circumstance l WHERE l.partnership_id = c.partnership_id AND l.corrects = c.id)
         ORDER BY c.on_date DESC, c.recorded_at DESC, c.id LIMIT ${MOST}`,
        [tenant.partnership.id, participantId],
      ),
    ]);
    return rows;
  });
}
