import type { EvidenceKind, OfferedEvidence } from '../../rules/index.js';

/** The schema's EvidenceInput. */
export interface EvidenceInput {
  readonly kind: EvidenceKind;
  readonly statement?: string | null;
  readonly uploadId?: string | null;
  /** a scored assessment of the participant; the system writes down what it shows */
  readonly assessmentId?: string | null;
  /** what the participant signed; its words stand as the statement */
  readonly signatureId?: string | null;
  /** a match that the system attaches (server/matched-evidence); nothing that the API takes has it */
  readonly bySystem?: true;
}

/** What stands for the words of a piece that rests on something else until it is judged. */
const UNTIL_JUDGED = 'A scored assessment, or what somebody signed';

/** A piece as the rules judge it. */
export const offeredOf = (piece: EvidenceInput): OfferedEvidence => ({
  kind: piece.kind,
  statement: piece.statement ?? (piece.assessmentId || piece.signatureId ? UNTIL_JUDGED : null),
  hasFile: (piece.uploadId ?? null) !== null,
  ...(piece.bySystem ? { bySystem: true } : {}),
});
