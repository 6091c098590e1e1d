import { isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { LONGEST_NOTE, readText } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type AnalystOutputView, OUTPUT, OUTPUT_FROM } from './output-view.js';

/**
 * Lets a table go: from now on those who work in its project can take it along.
 * @returns WRONG_STATE where it was decided before; SAME_PERSON for who asked for it
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function releaseOutput(actor: Actor, outputId: string): Promise<AnalystOutputView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('releaseOutput');
    return decide(tenant, outputId, 'RELEASED', null);
  });
}

/**
 * Does not let a table go, and says why.
 * @returns INVALID with its field, WRONG_STATE, SAME_PERSON as above
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function refuseOutput(
  actor: Actor,
  outputId: string,
  reason: string,
): Promise<AnalystOutputView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('refuseOutput');
    const words = readText(reason, 'reason', LONGEST_NOTE, 'Say why it cannot be taken along.');
    return isRefusal(words) ? words : decide(tenant, outputId, 'REFUSED', words);
  });
}

async function decide(
  tenant: Tenant,
  outputId: string,
  state: 'RELEASED' | 'REFUSED',
  reason: string | null,
): Promise<AnalystOutputView | Refusal> {
  const here = tenant.partnership.id;
  const found = isId(outputId)
    ? await tenant.row<{ state: string; asked_by: string }>(
        `SELECT u.state, u.asked_by FROM analyst_output u WHERE u.partnership_id = $1 AND u.id = $2`,
        [here, outputId],
      )
    : undefined;
  if (!found) throw notFound();
  if (found.asked_by === tenant.personId)
    return refuse('SAME_PERSON', 'You asked for this table yourself: somebody else has to look at it.');
  const decided = await tenant.execute(
    `UPDATE analyst_output SET state = $3, decided_by = $4, decided_at = $5, reason = $6
     WHERE partnership_id = $1 AND id = $2 AND state = 'ASKED'`,
    [here, outputId, state, tenant.personId, tenant.now, reason],
  );
  if (decided === 0) return refuse('WRONG_STATE', 'This was decided before.');
  const output = await tenant.row<AnalystOutputView>(
    `SELECT ${OUTPUT} FROM ${OUTPUT_FROM} WHERE u.partnership_id = $1 AND u.id = $2`,
    [here, outputId],
  );
  if (!output) throw notFound();
  return output;
}
