import type { CalendarDate, EvidenceKind, LadderLine, Refusal } from '../../rules/index.js';
import { isRefusal } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';
import type { EvidenceInput } from './evidence-input.js';
import {
  insertMeasured,
  judgeMeasures,
  type KnownMeasures,
  loadMeasures,
  type PieceProof,
} from './measured-evidence.js';
import {
  insertSigned,
  judgeSignatures,
  type KnownSignatures,
  loadSignatures,
  type SignedProof,
} from './signed-evidence.js';

/** What a piece of evidence rests on beside its words and its file: a measure, or a signature. */
export type Proof = PieceProof | SignedProof;
export type Proofs = ReadonlyMap<EvidenceInput, Proof>;

const isSigned = (proof: Proof): proof is SignedProof => 'signedStatementId' in proof;

/** What claims name that stands elsewhere. */
export interface Known {
  readonly measures: KnownMeasures;
  readonly signatures: KnownSignatures;
}

interface About {
  readonly participantId: string;
  readonly evidence: readonly EvidenceInput[];
}

/** What has to be known of the measures and signatures that these claims name. */
export async function loadProofs(tenant: Tenant, claims: readonly About[]): Promise<Known> {
  const [measures, signatures] = await Promise.all([
    loadMeasures(tenant, claims),
    loadSignatures(tenant, claims),
  ]);
  return { measures, signatures };
}

interface Judged {
  readonly participantId: string;
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  readonly evidence: readonly EvidenceInput[];
  /** what the tariff accepts */
  readonly accepted: readonly EvidenceKind[];
  /** of the card that prices the claim */
  readonly lines: readonly LadderLine[];
  /** what stands on the claim already */
  readonly before?: readonly { readonly kind: EvidenceKind; readonly isMeasured: boolean }[];
}

/** What the pieces of a claim rest on, by the piece, or why one of them proves nothing. */
export function judgeProofs(known: Known, claim: Judged): Proofs | Refusal {
  const measured = judgeMeasures(known.measures, claim);
  if (isRefusal(measured)) return measured;
  const signed = judgeSignatures(known.signatures, claim);
  if (isRefusal(signed)) return signed;
  return new Map<EvidenceInput, Proof>([...measured, ...signed]);
}

interface ProofRow {
  readonly evidenceId: string;
  readonly claimId: string;
  readonly proof: Proof;
}

/** Writes down beside evidence what it rests on: one statement for each kind of proof that is among it. */
export async function insertProofs(tenant: Tenant, rows: readonly ProofRow[]): Promise<void> {
  const measured = rows.flatMap((row) => (isSigned(row.proof) ? [] : [{ ...row, proof: row.proof }]));
  const signed = rows.flatMap((row) => (isSigned(row.proof) ? [{ ...row, proof: row.proof }] : []));
  await Promise.all([insertMeasured(tenant, measured), insertSigned(tenant, signed)]);
}
