import { type Role, type SealGap, sealGaps } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import type { Tenant } from '../tenancy/index.js';

/** Why a record is sealed, and who can open it. */
export interface SealView {
  readonly id: string;
  /** the participant's id, or the referral's while there is no participant */
  readonly recordId: string;
  /** whose record it is */
  readonly subject: 'participant' | 'referral';
  readonly reason: string;
  readonly sealedBy: PersonView | null;
  readonly sealedAt: Date;
  /** by name */
  readonly openers: readonly PersonView[];
  /** what nobody of them can do */
  readonly gaps: readonly SealGap[];
  /** null while it stands */
  readonly endedAt: Date | null;
}

type SealRow = Omit<SealView, 'openers' | 'gaps'> & {
  readonly openers: readonly (PersonView & { readonly roles: readonly Role[] })[];
};

/** SQL for the roles of `person w` here, while they are members. */
const ROLES_HERE = `(SELECT coalesce(json_agg(DISTINCT r.role), '[]') FROM membership m CROSS JOIN unnest(m.roles) AS r(role)
  WHERE m.partnership_id = s.partnership_id AND m.person_id = w.id AND m.state = 'ACTIVE')`;

const SELECT = `
  SELECT s.id, coalesce(s.participant_id, s.record_id) AS "recordId",
    CASE WHEN s.participant_id IS NULL THEN 'referral' ELSE 'participant' END AS subject, s.reason, ${personOf('s.sealed_by')} AS "sealedBy",
    s.sealed_at AS "sealedAt", s.ended_at AS "endedAt",
    (SELECT coalesce(json_agg(json_build_object('id', w.id, 'name', w.name, 'roles', ${ROLES_HERE}) ORDER BY lower(w.name), w.id),
      '[]') FROM seal_opener o JOIN person w ON w.id = o.person_id
      WHERE o.partnership_id = s.partnership_id AND o.seal_id = s.id AND o.ended_at IS NULL) AS openers
  FROM record_seal s`;

const viewOf = ({ openers, ...row }: SealRow): SealView => ({
  ...row,
  openers: openers.map(({ id, name }) => ({ id, name })),
  gaps: sealGaps(openers),
});

/** The seal that stands on a participant's or a referral's record, for those whom it names; null for everybody else. */
export async function readSealOf(tenant: Tenant, recordId: string): Promise<SealView | null> {
  const row = await tenant.row<SealRow>(
    `${SELECT} WHERE s.partnership_id = $1 AND s.ended_at IS NULL AND (s.participant_id = $2 OR $2 = ANY (s.referral_ids))
     ORDER BY s.sealed_at DESC LIMIT 1`,
    [tenant.partnership.id, recordId],
  );
  return row ? viewOf(row) : null;
}

/** One that the actor has just written. */
export async function mustReadSeal(tenant: Tenant, id: string): Promise<SealView> {
  const row = await tenant.row<SealRow>(`${SELECT} WHERE s.partnership_id = $1 AND s.id = $2`, [
    tenant.partnership.id,
    id,
  ]);
  if (!row) throw new Error('A seal that names whoever wrote it is there.');
  return viewOf(row);
}
