import type { CalendarDate } from '../../rules/index.js';
import { rowsOf } from '../rows-of.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** A person's accreditation, as it was recorded. */
export interface AccreditationView {
  readonly id: string;
  readonly accreditedBy: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly endedAt: Date | null;
  /** it stands today */
  readonly stands: boolean;
}

/** Somebody who holds the role of an analyst, with all that was recorded of their accreditation, the latest first. */
export interface AnalystView {
  readonly id: string;
  readonly name: string;
  readonly accreditations: readonly AccreditationView[];
}

interface Row extends Omit<AnalystView, 'accreditations'> {
  readonly accreditations: readonly (Omit<AccreditationView, 'endedAt'> & {
    readonly endedAt: string | null;
  })[];
}

/** Who could work with rows, and who may. @throws Fault FORBIDDEN */
export function analysts(actor: Actor): Promise<AnalystView[]> {
  return withTenant(actor, (tenant) => {
    tenant.must('analysts');
    return readAnalysts(tenant);
  });
}

/** @param only this one person */
export async function readAnalysts(tenant: Tenant, only: string | null = null): Promise<AnalystView[]> {
  const rows = await tenant.rows<Row>(
    `SELECT s.id, s.name, ${rowsOf(
      `SELECT a.id, a.accredited_by AS "accreditedBy", a.from_day AS "from", a.until_day AS until, a.ended_at AS "endedAt",
         (a.ended_at IS NULL AND $2::date BETWEEN a.from_day AND a.until_day) AS stands, a.recorded_at
       FROM analyst_accreditation a WHERE a.partnership_id = $1 AND a.person_id = s.id`,
      'row.recorded_at DESC, row.id',
    )} AS accreditations
     FROM person s WHERE ($3::uuid IS NULL OR s.id = $3) AND EXISTS (SELECT FROM membership m
       WHERE m.partnership_id = $1 AND m.person_id = s.id AND m.state = 'ACTIVE' AND 'ANALYST' = ANY (m.roles))
     ORDER BY lower(s.name), s.id`,
    [tenant.partnership.id, tenant.today, only],
  );
  return rows.map(({ accreditations, ...analyst }) => ({
    ...analyst,
    accreditations: accreditations.map(({ endedAt, ...one }) => ({
      ...one,
      endedAt: endedAt === null ? null : new Date(endedAt),
    })),
  }));
}
