import type { EvidenceKind } from '../rate-cards/index.js';
import { type Refusal, refuse } from '../refusals/index.js';

export const LONGEST_STATEMENT = 5000;
export const MOST_EVIDENCE = 20;

/** One piece of evidence: what a person offers, or what is on the claim already. */
export interface OfferedEvidence {
  readonly kind: EvidenceKind;
  readonly statement?: string | null;
  readonly hasFile: boolean;
  /** True only for what the system itself attached: a data match. */
  readonly bySystem?: boolean;
}

/** What each kind consists of: a file, a written statement, or either. */
export const EVIDENCE_FORMS: Readonly<Record<EvidenceKind, { file: boolean; statement: boolean }>> = {
  DOCUMENT: { file: true, statement: false },
  SELF_CERTIFICATION: { file: true, statement: true },
  ASSESSMENT: { file: true, statement: true },
  EMPLOYER_CONFIRMATION: { file: true, statement: true },
  DATA_MATCH: { file: false, statement: false },
};

export const EVIDENCE_IN_WORDS: Readonly<Record<EvidenceKind, string>> = {
  DOCUMENT: 'a document',
  SELF_CERTIFICATION: 'the participant’s signed words',
  ASSESSMENT: 'an assessment',
  EMPLOYER_CONFIRMATION: 'the employer’s confirmation',
  DATA_MATCH: 'a data match, which the system attaches',
};

/**
 * Whether the evidence satisfies a tariff: each piece is whole, and one at least is of a kind that the tariff
 * accepts. INVALID for what nobody may send, EVIDENCE_MISSING for what is not there; the field is
 * "evidence" or one piece of it ("evidence.1.statement"). When a claim is submitted again, list what is new
 * first, so that the fields are those of the form.
 */
export function checkEvidence(
  accepted: readonly EvidenceKind[],
  evidence: readonly OfferedEvidence[],
): Refusal | null {
  const offered = evidence.filter((piece) => !piece.bySystem);
  if (offered.length > MOST_EVIDENCE)
    return refuse('INVALID', `Attach at most ${MOST_EVIDENCE} pieces of evidence to one claim.`, 'evidence');
  for (const [index, piece] of evidence.entries()) {
    const wrong = piece.bySystem ? null : checkPiece(piece, `evidence.${index}`);
    if (wrong) return wrong;
  }
  if (evidence.some((piece) => accepted.includes(piece.kind))) return null;
  return refuse('EVIDENCE_MISSING', `Attach ${eitherOf(accepted)}: this outcome asks for it.`, 'evidence');
}

function checkPiece(piece: OfferedEvidence, at: string): Refusal | null {
  if (piece.kind === 'DATA_MATCH') {
    return refuse(
      'INVALID',
      'A data match is attached by the system only. Choose another kind of evidence.',
      `${at}.kind`,
    );
  }
  const statement = piece.statement?.trim() ?? '';
  if ([...statement].length > LONGEST_STATEMENT) {
    return refuse(
      'INVALID',
      `Shorten the statement to ${LONGEST_STATEMENT.toLocaleString('en-GB')} characters, or attach it as a file.`,
      `${at}.statement`,
    );
  }
  const form = EVIDENCE_FORMS[piece.kind];
  if ((form.file && piece.hasFile) || (form.statement && statement !== '')) return null;
  return form.statement
    ? refuse('EVIDENCE_MISSING', 'Attach a file or write a statement for this evidence.', `${at}.statement`)
    : refuse('EVIDENCE_MISSING', 'Attach the document itself as a file.', `${at}.uploadId`);
}

function eitherOf(kinds: readonly EvidenceKind[]): string {
  const words = kinds.map((kind) => EVIDENCE_IN_WORDS[kind]);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
