import { type PersonView, personOf } from '../members/person-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';

export const CORRECTED_FIELDS = [
  'givenName',
  'familyName',
  'birthDate',
  'postcode',
  'enrolledOn',
  'linkWorkerId',
  'anchorId',
] as const;
export type CorrectedField = (typeof CORRECTED_FIELDS)[number];

/** One field of a record that was put right: what it said, and what it says since. */
export interface CorrectionView {
  readonly id: string;
  readonly field: CorrectedField;
  /** as it was written; a person's or an organisation's name for those fields; null: nothing */
  readonly from: string | null;
  readonly to: string | null;
  readonly at: Date;
  readonly by: PersonView | null;
}

const MOST = 100;

const nameOf = (value: string): string => `CASE field
  WHEN 'linkWorkerId' THEN (SELECT name FROM person WHERE id = ${value}::uuid)
  WHEN 'anchorId' THEN (SELECT name FROM organisation o WHERE o.partnership_id = c.partnership_id AND o.id = ${value}::uuid)
  ELSE ${value} END`;

/** What was put right on each of these participants' records, newest first, at most 100 each. One statement. */
export function correctionsOf(
  actor: Actor,
  participantIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CorrectionView[]>> {
  return withTenant(actor, async (tenant) => {
    const rows = await tenant.rows<CorrectionView & { participantId: string }>(
      `SELECT c.participant_id AS "participantId", c.id, c.field, c.corrected_at AS at,
         ${nameOf('old_value')} AS "from", ${nameOf('new_value')} AS "to", ${personOf('c.corrected_by')} AS by
       FROM unnest($2::uuid[]) AS asked(id)
       CROSS JOIN LATERAL (SELECT * FROM participant_correction x
         WHERE x.partnership_id = $1 AND x.participant_id = asked.id
         ORDER BY x.corrected_at DESC, x.id LIMIT ${MOST}) c
       ORDER BY c.corrected_at DESC, c.id`,
      [tenant.partnership.id, participantIds],
    );
    const found = new Map<string, CorrectionView[]>(participantIds.map((id) => [id, []]));
    for (const { participantId, ...one } of rows) found.get(participantId)?.push(one);
    return found;
  });
}
