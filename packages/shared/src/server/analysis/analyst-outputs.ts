import { type Actor, withTenant } from '../tenancy/index.js';
import { type AnalystOutputView, OUTPUT, OUTPUT_FROM } from './output-view.js';

/** So many are listed at most: what waits first, then the latest. */
const MOST = 200;

/**
 * Tables that somebody wants to take along: for an analyst those of the projects in which they may work today, for the data
 * lead all. What the data lead looks at stands in the audit trail.
 * @throws Fault FORBIDDEN
 */
export function analystOutputs(actor: Actor): Promise<AnalystOutputView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('analystOutputs');
    const outputs = await tenant.rows<AnalystOutputView>(
      `SELECT ${OUTPUT} FROM ${OUTPUT_FROM} WHERE u.partnership_id = $1
       ORDER BY (u.state = 'ASKED') DESC, u.asked_at DESC, u.id LIMIT ${MOST}`,
      [tenant.partnership.id],
    );
    tenant.showed(
      'analyst_output',
      outputs.map(({ id }) => id),
    );
    return outputs;
  });
}
