import { type CaseloadGuide, USUAL_CASELOAD_GUIDE } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** The partnership's own guide to caseloads; the usual one until it has one. */
export async function readCaseloadGuide(tenant: Tenant): Promise<CaseloadGuide> {
  const own = await tenant.row<{ guide: CaseloadGuide }>(
    'SELECT guide FROM caseload_guide WHERE partnership_id = $1',
    [tenant.partnership.id],
  );
  // one that was kept before there was a figure for something says the usual one of it
  return { ...USUAL_CASELOAD_GUIDE, ...own?.guide };
}
