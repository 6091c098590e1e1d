import { isRefusal, type Refusal, refuse } from '../../rules/index.js';
import { flagWhatRestsOn, reverseClaimIn } from '../claims/reverse-claim.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type AuditSampleView, readSamples, type Verdict } from './sample-view.js';

export interface FindingInput {
  readonly sampleId: string;
  readonly claimId: string;
  readonly verdict: Verdict;
  /** what is wrong, for a claim that fails; for one that is confirmed, if there is something to say */
  readonly note?: string | null;
}

/**
 * Records what the audit found of one claim of a sample, once. A claim that fails is reversed in the same
 * transaction: what was billed is given back by new ledger entries in the next run.
 *
 * @returns the sample with its error rate; INVALID without a reason for a claim that fails, WRONG_STATE when there is
 *   a finding already, SAME_PERSON for whoever verified it.
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function recordFinding(actor: Actor, input: FindingInput): Promise<AuditSampleView | Refusal> {
  mustBeId(input.sampleId);
  mustBeId(input.claimId);
  return withTenant(actor, async (tenant) => {
    tenant.must('recordFinding');
    const { id: here } = tenant.partnership;
    const found = await tenant.row<{ verdict: Verdict | null; state: string; mine: boolean }>(
      `SELECT x.verdict, c.state, c.verified_by IS NOT DISTINCT FROM $4::uuid AS mine
       FROM audit_sample_claim x
       JOIN claim c ON c.partnership_id = x.partnership_id AND c.id = x.claim_id
       WHERE x.partnership_id = $1 AND x.sample_id = $2 AND x.claim_id = $3 AND x.position IS NOT NULL
       FOR UPDATE OF x`,
      [here, input.sampleId, input.claimId, tenant.personId],
    );
    if (!found) throw notFound();
    if (found.verdict !== null) return refuse('WRONG_STATE', 'There is a finding for this claim already.');
    if (found.mine)
      return refuse('SAME_PERSON', 'You verified this claim yourself: somebody else must audit it.');
    const note = readNote(input);
    if (isRefusal(note)) return note;
    const fails = input.verdict === 'FAILED' && found.state !== 'REVERSED';
    const reversed = fails ? await reverseClaimIn(tenant, { id: input.claimId, reason: note ?? '' }) : null;
    if (isRefusal(reversed)) return reversed;
    await tenant.execute(
      `UPDATE audit_sample_claim SET verdict = $4, note = $5, found_by = $6, found_at = $7
       WHERE partnership_id = $1 AND sample_id = $2 AND claim_id = $3`,
      [here, input.sampleId, input.claimId, input.verdict, note, tenant.personId, tenant.now],
    );
    const [sample] = await readSamples(tenant, { id: input.sampleId, most: 1 });
    if (!sample) throw notFound();
    if (reversed) await flagWhatRestsOn(await tenant.continueAsSystem(), reversed);
    return sample;
  });
}

function readNote({ verdict, note }: FindingInput): string | null | Refusal {
  if (verdict === 'CONFIRMED' && !note?.trim()) return null;
  return readText(note ?? '', 'note', 2000, 'Say what is wrong with this claim: it will be reversed.');
}
