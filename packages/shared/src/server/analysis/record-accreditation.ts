import { type CalendarDate, isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { isId } from '../ids.js';
import { readName } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type AnalystView, readAnalysts } from './analysts.js';

export interface AccreditationInput {
  readonly analystId: string;
  /** who accredited them, and by which scheme */
  readonly accreditedBy: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/**
 * Records that an analyst is accredited, by whom and until when; without it they see no rows and no tables.
 * @returns INVALID with its field
 * @throws Fault FORBIDDEN
 */
export function recordAccreditation(actor: Actor, input: AccreditationInput): Promise<AnalystView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordAccreditation');
    const accreditedBy = readName(
      input.accreditedBy,
      'accreditedBy',
      200,
      'Say who accredited them, and by which scheme.',
    );
    if (isRefusal(accreditedBy)) return accreditedBy;
    if (input.until < input.from) return refuse('INVALID', 'The last day is before the first one.', 'until');
    const [known] = isId(input.analystId) ? await readAnalysts(tenant, input.analystId) : [];
    if (!known || known.id === tenant.personId)
      return refuse('INVALID', 'Choose somebody who is an analyst here; not yourself.', 'analystId');
    await tenant.execute(
      `INSERT INTO analyst_accreditation (partnership_id, person_id, accredited_by, from_day, until_day, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [tenant.partnership.id, known.id, accreditedBy, input.from, input.until, tenant.personId, tenant.now],
    );
    const [analyst] = await readAnalysts(tenant, known.id);
    return analyst ?? known;
  });
}
