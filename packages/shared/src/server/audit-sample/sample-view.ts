import { type CalendarDate, type ErrorRate, errorRate } from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import type { Tenant } from '../tenancy/index.js';

export const VERDICTS = ['CONFIRMED', 'FAILED'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One claim of a sample and what the audit found of it. */
export interface SampledClaimView {
  readonly claimId: string;
  readonly reference: string;
  readonly title: string;
  readonly provider: string;
  readonly position: number;
  readonly verdict: Verdict | null;
  readonly note: string | null;
  readonly foundBy: PersonView | null;
  readonly foundAt: Date | null;
  /** the viewer verified it, so somebody else audits it */
  readonly verifiedByMe: boolean;
}

/** A month's sample. */
export interface AuditSampleView {
  readonly id: string;
  /** the first day of the month */
  readonly month: CalendarDate;
  /** published: with the frame it repeats the draw */
  readonly seed: string;
  readonly drawnAt: Date;
  /** null: by the schedule */
  readonly drawnBy: PersonView | null;
  readonly rate: ErrorRate;
  readonly claims: readonly SampledClaimView[];
}

interface SampleRow {
  id: string;
  month: CalendarDate;
  seed: string;
  frame_size: number;
  drawn_at: Date;
  drawn_by: PersonView | null;
  claims: (Omit<SampledClaimView, 'foundAt'> & { foundAt: string | null })[];
}

/** Samples by one statement, the newest month first, as the actor may see them. */
export async function readSamples(
  tenant: Tenant,
  which: { readonly id?: string; readonly most: number },
): Promise<AuditSampleView[]> {
  const rows = await tenant.rows<SampleRow>(
    `SELECT s.id, s.month, s.seed, s.frame_size, s.drawn_at, ${personOf('s.drawn_by')} AS drawn_by,
       (SELECT coalesce(json_agg(json_build_object('claimId', c.id, 'reference', c.reference,
            'title', coalesce(t.title, c.outcome_code), 'provider', o.name, 'position', x.position,
            'verdict', x.verdict, 'note', x.note, 'foundBy', ${personOf('x.found_by')}, 'foundAt', x.found_at,
            'verifiedByMe', c.verified_by IS NOT DISTINCT FROM $3::uuid) ORDER BY x.position), '[]')
        FROM audit_sample_claim x
        JOIN claim c ON c.partnership_id = x.partnership_id AND c.id = x.claim_id
        LEFT JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
        JOIN organisation o ON o.partnership_id = c.partnership_id AND o.id = c.provider_id
        WHERE x.partnership_id = s.partnership_id AND x.sample_id = s.id AND x.position IS NOT NULL) AS claims
     FROM audit_sample s WHERE s.partnership_id = $1 AND ($2::uuid IS NULL OR s.id = $2)
     ORDER BY s.month DESC LIMIT ${which.most}`,
    [tenant.partnership.id, which.id ?? null, tenant.me.personId],
  );
  tenant.showed(
    'claim',
    rows.flatMap(({ claims }) => claims.map(({ claimId }) => claimId)),
  );
  return rows.map(({ frame_size, drawn_at, drawn_by, claims, ...row }) => ({
    ...row,
    drawnAt: drawn_at,
    drawnBy: drawn_by,
    claims: claims.map((one) => ({ ...one, foundAt: one.foundAt === null ? null : new Date(one.foundAt) })),
    rate: errorRate(
      frame_size,
      claims.filter(({ verdict }) => verdict !== null).length,
      claims.filter(({ verdict }) => verdict === 'FAILED').length,
    ),
  }));
}
