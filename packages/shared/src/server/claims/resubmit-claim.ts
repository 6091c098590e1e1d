import {
  checkEvidence,
  type EvidenceKind,
  isRefusal,
  type LadderLine,
  type Refusal,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { ALL_PARTS, type ClaimParts, type ClaimView } from './claim-view.js';
import { checkStatements, checkUploads, insertEvidence, loadUploads } from './evidence.js';
import { type EvidenceInput, offeredOf } from './evidence-input.js';
import { judgeStep, type LockedClaim, lockClaim, moveLocked, readReason } from './move-claims.js';
import { judgeProofs, loadProofs, type Proofs } from './proofs.js';
import { mustReadClaim } from './read-claims.js';

/**
 * The provider submits a returned or withheld claim again. Its date and its price stay; evidence is added to
 * what is there (domain.md, The life of a claim). A note says in the history what evidence alone cannot.
 * @returns WRONG_STATE, SAME_PERSON, EVIDENCE_MISSING, INVALID.
 * @throws Fault FORBIDDEN; NOT_FOUND, also for another provider's claim.
 */
export function resubmitClaim(
  actor: Actor,
  input: {
    readonly id: string;
    readonly evidence: readonly EvidenceInput[];
    readonly note?: string | null | undefined;
  },
  parts: ClaimParts = ALL_PARTS,
): Promise<ClaimView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('resubmitClaim');
    const claim = await lockClaim(tenant, input.id);
    if (!tenant.me.providerIds.includes(claim.providerId)) throw notFound();
    const to = judgeStep(tenant, claim, 'resubmitClaim');
    if (isRefusal(to)) return to;
    const proofs = await judgeAdded(tenant, claim, input.evidence);
    if (isRefusal(proofs)) return proofs;
    const note = input.note?.trim() ? readReason(input.note, 'Write your note.', 'note') : null;
    if (isRefusal(note)) return note;
    const refused = await moveLocked(tenant, claim, 'resubmitClaim', note);
    if (refused) return refused;
    await insertEvidence(
      tenant,
      input.evidence.map((piece) => ({ claimId: claim.id, piece, at: tenant.now, proof: proofs.get(piece) })),
    );
    return mustReadClaim(tenant, claim.id, parts);
  });
}

async function judgeAdded(
  tenant: Tenant,
  claim: LockedClaim,
  added: readonly EvidenceInput[],
): Promise<Proofs | Refusal> {
  const place = tenant.partnership.id;
  const tariff = await tenant.row<{ evidence: EvidenceKind[]; lines: LadderLine[] }>(
    `SELECT t.evidence, (SELECT json_agg(json_build_object('outcomeCode', l.outcome_code, 'after', l.after))
       FROM tariff l WHERE l.partnership_id = t.partnership_id AND l.rate_card_id = t.rate_card_id) AS lines
     FROM tariff t WHERE t.partnership_id = $1 AND t.id = $2`,
    [place, claim.tariffId],
  );
  const there = await tenant.rows<{
    kind: EvidenceKind;
    statement: string | null;
    upload_id: string | null;
    attached_by: string | null;
    is_measured: boolean;
  }>(
    `SELECT e.kind, e.statement, e.upload_id, e.attached_by, EXISTS (SELECT FROM evidence_measure m
       WHERE m.partnership_id = e.partnership_id AND m.evidence_id = e.id) AS is_measured
     FROM evidence e WHERE e.partnership_id = $1 AND e.claim_id = $2`,
    [place, claim.id],
  );
  const evidence = [
    ...added.map(offeredOf),
    ...there.map((piece) => ({
      kind: piece.kind,
      statement: piece.statement,
      hasFile: piece.upload_id !== null,
      bySystem: piece.attached_by === null,
    })),
  ];
  const accepted = tariff?.evidence ?? [];
  const { participantId, outcomeCode, achievedOn } = claim;
  const wrong =
    checkEvidence(accepted, evidence) ??
    checkStatements(added) ??
    checkUploads(await loadUploads(tenant, added), participantId, added);
  if (wrong) return wrong;
  const before = there.map(({ kind, is_measured }) => ({ kind, isMeasured: is_measured }));
  const lines = tariff?.lines ?? [];
  const known = await loadProofs(tenant, [{ participantId, evidence: added }]);
  return judgeProofs(known, {
    participantId,
    outcomeCode,
    achievedOn,
    evidence: added,
    accepted,
    lines,
    before,
  });
}
