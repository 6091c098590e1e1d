import { isRefusal, looksLikeName, type Refusal, refuse } from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { readName, readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type CandidateView, mustReadCandidate } from './candidates.js';

export interface CandidateInput {
  readonly anchorId: string;
  /** by what the anchor knows them: a code, never a name */
  readonly code: string;
  /** why, in the anchor's own words */
  readonly reasons: string;
}

/**
 * An anchor says of whom it thinks: a code and its reasons, since nobody knows a name before a parent consents.
 * @returns the candidate; INVALID (code, reasons), IN_USE (code) where one of that code is on the list.
 * @throws Fault FORBIDDEN, NOT_FOUND for what is not one's own anchor
 */
export function suggestCandidate(actor: Actor, input: CandidateInput): Promise<CandidateView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('suggestCandidate');
    const anchorId = mustBeId(input.anchorId);
    const own = await tenant.row(`SELECT FROM unnest(app.anchor_ids()) AS own(id) WHERE own.id = $1`, [
      anchorId,
    ]);
    if (!own) throw notFound();
    const code = readName(input.code, 'code', 40, 'Write your own code for them.');
    if (isRefusal(code)) return code;
    if (looksLikeName(code))
      return refuse(
        'INVALID',
        'This looks like a name. Write your own code for them, such as Y5-07.',
        'code',
      );
    const reasons = readText(input.reasons, 'reasons', 2000, 'Say in your words why you think of them.');
    if (isRefusal(reasons)) return reasons;
    const [made] = await tenant.rows<{ id: string }>(
      `INSERT INTO anchor_candidate (partnership_id, anchor_id, code, reasons, suggested_by, suggested_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (partnership_id, anchor_id, code) DO NOTHING RETURNING id`,
      [tenant.partnership.id, anchorId, code, reasons, tenant.personId, tenant.now],
    );
    if (!made) return refuse('IN_USE', 'This code is on your list already.', 'code');
    return mustReadCandidate(await tenant.continueAsSystem(), made.id);
  });
}
