import type { Carried, CaseloadGuide } from '../../rules/index.js';
import { latestFiguresWhere } from '../assessments/latest-figures.js';
import type { Tenant } from '../tenancy/index.js';
import { readJointPeople } from './joint-people.js';

/** People of a provider who are alike in what their weight hangs on, with how many there are. */
export interface CarriedPeople extends Carried {
  readonly providerId: string;
  /** null: nobody by name */
  readonly workerId: string | null;
  readonly people: number;
}

/**
 * Whom these providers' workers carry, as `loadOf` weighs them: those whose support goes on, those with whom they work
 * beside another provider, and those who are offered to them and not yet answered for, as though they had started: who is
 * offered one person has room for one less. The same people as team caseloads weigh one by one, and the offered ones.
 *
 * They come counted, so that what is read grows with the workers and not with the people: three statements however many.
 * From here on this transaction sees whom they work beside.
 */
export async function readCarried(
  tenant: Tenant,
  providerIds: readonly string[],
  guide: CaseloadGuide,
): Promise<CarriedPeople[]> {
  const supported = await readSupported(tenant, providerIds, guide);
  const offered = await readOffered(tenant, providerIds);
  const beside = await readJointPeople(tenant, providerIds, null);
  return [
    ...supported.map((one) => ({ ...one, share: 100 })),
    ...offered.map((one) => ({ ...one, phase: 'ACTIVE' as const, scores: [], share: 100 })),
    ...beside.map((one) => ({ ...one, people: 1 })),
  ];
}

/** By phase and by their latest scores of what the guide looks at. One statement. */
const readSupported = (
  tenant: Tenant,
  providerIds: readonly string[],
  { measures }: CaseloadGuide,
): Promise<Omit<CarriedPeople, 'share'>[]> =>
  tenant.listed(
    `WITH supported AS (
       SELECT p.id, p.provider_id, p.link_worker_id, p.phase FROM participant p
       WHERE p.partnership_id = $1 AND p.provider_id = ANY ($2::uuid[]) AND p.phase <> 'CLOSED'
     ), measured AS (
       SELECT f."participantId" AS id, jsonb_agg(jsonb_build_object('instrument', f.instrument, 'figure', f.figure,
         'score', f.score) ORDER BY f.instrument, f.figure) AS scores
       FROM (${latestFiguresWhere(`a.participant_id IN (SELECT id FROM supported)
         AND (i.code, s.code) IN (SELECT * FROM unnest($3::text[], $4::text[]))`)}) f GROUP BY 1
     )
     SELECT s.provider_id AS "providerId", s.link_worker_id AS "workerId", s.phase,
       coalesce(m.scores, '[]') AS scores, count(*)::int AS people
     FROM supported s LEFT JOIN measured m USING (id) GROUP BY 1, 2, 3, 4`,
    [
      tenant.partnership.id,
      providerIds,
      measures.map(({ instrument }) => instrument),
      measures.map(({ figure }) => figure),
    ],
  );

/** One statement. */
const readOffered = (
  tenant: Tenant,
  providerIds: readonly string[],
): Promise<Pick<CarriedPeople, 'providerId' | 'workerId' | 'people'>[]> =>
  tenant.rows(
    `SELECT r.provider_id AS "providerId", c.worker_id AS "workerId", count(*)::int AS people
     FROM referral r
     LEFT JOIN LATERAL (SELECT a.worker_id FROM allocation_choice a
       WHERE a.partnership_id = r.partnership_id AND a.referral_id = r.id ORDER BY a.id DESC LIMIT 1) c ON true
     WHERE r.partnership_id = $1 AND r.provider_id = ANY ($2::uuid[]) AND r.state = 'OFFERED' GROUP BY 1, 2`,
    [tenant.partnership.id, providerIds],
  );
