import { type Refusal, refuse } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { lockCandidate } from './candidates.js';

export interface RefusedCandidate {
  /** the anchor that had thought of them */
  readonly anchorId: string;
  /** how many of its candidates were refused so far: all that is kept */
  readonly refused: number;
}

/**
 * A parent refuses, or the anchor thinks otherwise: code, reasons and days are deleted, and a number is all that is kept
 * (domain.md: a refusal is erased). The audit trail says that a record of the anchor was removed, by whom and when; it
 * never held the words.
 * @returns the number; WRONG_STATE once a parent has consented: a referral is withdrawn, not erased.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function refuseCandidate(actor: Actor, id: string): Promise<RefusedCandidate | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('refuseCandidate');
    const candidate = await lockCandidate(tenant, id);
    if (candidate.consentedOn)
      return refuse('WRONG_STATE', 'Consent was given, and it is a referral now: withdraw that instead.');
    const { anchorId } = candidate;
    await tenant.execute('DELETE FROM anchor_candidate WHERE partnership_id = $1 AND id = $2', [
      tenant.partnership.id,
      candidate.id,
    ]);
    const [kept] = await tenant.rows<{ count: number }>(
      `INSERT INTO anchor_refusal AS r (partnership_id, anchor_id, count) VALUES ($1, $2, 1)
       ON CONFLICT (partnership_id, anchor_id) DO UPDATE SET count = r.count + 1 RETURNING count`,
      [tenant.partnership.id, anchorId],
    );
    return { anchorId, refused: kept?.count ?? 0 };
  });
}
