import {
  type CalendarDate,
  isRefusal,
  judgeSignedFor,
  type LadderLine,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { isId } from '../ids.js';
import type { Tenant } from '../tenancy/index.js';
import type { EvidenceInput } from './evidence-input.js';

/** A signature that a piece of evidence is. */
export interface SignedProof {
  readonly signedStatementId: string;
  /** the words as they were signed, which stand as the piece's statement */
  readonly statement: string;
}

interface Signed {
  readonly id: string;
  readonly participantId: string;
  readonly outcomeCode: string;
  readonly outcomeTitle: string;
  readonly achievedOn: CalendarDate;
  readonly words: string;
  readonly isReplaced: boolean;
}

/** The signatures that claims name, by their ids. */
export type KnownSignatures = ReadonlyMap<string, Signed>;

interface About {
  readonly participantId: string;
  readonly evidence: readonly EvidenceInput[];
}

/** The signatures that these claims name, of their own participants: one statement, or none. */
export async function loadSignatures(tenant: Tenant, claims: readonly About[]): Promise<KnownSignatures> {
  const ids = claims.flatMap(({ evidence }) =>
    evidence.flatMap(({ signatureId }) => signatureId?.toLowerCase() ?? []).filter(isId),
  );
  if (ids.length === 0) return new Map();
  const rows = await tenant.rows<Signed>(
    `SELECT s.id, s.participant_id AS "participantId", s.outcome_code AS "outcomeCode",
       s.outcome_title AS "outcomeTitle", s.achieved_on AS "achievedOn", s.words, EXISTS (
         SELECT FROM signed_statement newer WHERE newer.partnership_id = s.partnership_id
           AND newer.participant_id = s.participant_id AND newer.outcome_code = s.outcome_code
           AND (newer.received_at, newer.id) > (s.received_at, s.id)) AS "isReplaced"
     FROM signed_statement s WHERE s.partnership_id = $1 AND s.id = ANY ($2)`,
    [tenant.partnership.id, [...new Set(ids)]],
    { keepPlan: 'always' },
  );
  return new Map(rows.map((row) => [row.id, row]));
}

interface Judged {
  readonly participantId: string;
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  readonly evidence: readonly EvidenceInput[];
  /** of the card that prices the claim */
  readonly lines: readonly LadderLine[];
}

/** The signatures that a claim names, by the piece that names each; INVALID where one does not serve it. */
export function judgeSignatures(
  known: KnownSignatures,
  claim: Judged,
): ReadonlyMap<EvidenceInput, SignedProof> | Refusal {
  const proofs = new Map<EvidenceInput, SignedProof>();
  for (const [nth, piece] of claim.evidence.entries()) {
    if (!piece.signatureId) continue;
    const proof = judgePiece(known, claim, piece, `evidence.${nth}`);
    if (isRefusal(proof)) return proof;
    proofs.set(piece, proof);
  }
  return proofs;
}

function judgePiece(
  known: KnownSignatures,
  claim: Judged,
  piece: EvidenceInput,
  at: string,
): SignedProof | Refusal {
  const signed = known.get(piece.signatureId?.toLowerCase() ?? '');
  if (!signed || signed.participantId !== claim.participantId)
    return refuse(
      'INVALID',
      'This statement is not there, or another person signed it. Choose one of this person’s.',
      `${at}.signatureId`,
    );
  if (piece.kind !== 'SELF_CERTIFICATION')
    return refuse(
      'INVALID',
      'What somebody signed is evidence of the kind Self-certification.',
      `${at}.kind`,
    );
  if (piece.statement?.trim() || piece.uploadId)
    return refuse(
      'INVALID',
      'A signed statement speaks for itself. Leave the words and the file out.',
      `${at}.${piece.uploadId ? 'uploadId' : 'statement'}`,
    );
  const wrong = judgeSignedFor(signed, claim);
  if (wrong) return refuse(wrong.code, wrong.message, `${at}.signatureId`);
  return { signedStatementId: signed.id, statement: signed.words };
}

interface SignedRow {
  readonly evidenceId: string;
  readonly claimId: string;
  readonly proof: SignedProof;
}

/** Writes down beside evidence which signature it is, by one statement or none. */
export async function insertSigned(tenant: Tenant, rows: readonly SignedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tenant.execute(
    `INSERT INTO evidence_signature (partnership_id, evidence_id, claim_id, signed_statement_id)
     SELECT $1, x.* FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS x`,
    [
      tenant.partnership.id,
      rows.map(({ evidenceId }) => evidenceId),
      rows.map(({ claimId }) => claimId),
      rows.map(({ proof }) => proof.signedStatementId),
    ],
    { keepPlan: 'always' },
  );
}
