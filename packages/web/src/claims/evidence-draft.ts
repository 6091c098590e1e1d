import { EVIDENCE_FORMS, type OfferedEvidence } from '@weft/shared';
import type { EvidenceInput, EvidenceKind } from '../gql/graphql.js';

/** One piece of evidence as it is being put together. */
export interface DraftPiece {
  readonly key: string;
  readonly kind: EvidenceKind | '';
  readonly statement: string;
  readonly uploadId: string | null;
  readonly fileName: string | null;
}

/** A file that stands on an earlier claim of the same participant, and may serve again. */
export interface GivenFile {
  readonly uploadId: string;
  readonly kind: EvidenceKind;
  readonly label: string;
}

export const newPiece = (kind: EvidenceKind | '' = ''): DraftPiece => ({
  key: crypto.randomUUID(),
  kind,
  statement: '',
  uploadId: null,
  fileName: null,
});

/** The kinds a person may give: the system alone attaches a data match. */
export const givenByPeople = (accepted: readonly EvidenceKind[]): EvidenceKind[] =>
  accepted.filter((kind) => kind !== 'DATA_MATCH');

/** The kind of a piece: the only one there is needs no choosing. */
export function kindOf(piece: DraftPiece, kinds: readonly EvidenceKind[]): EvidenceKind | '' {
  if (piece.kind !== '' && kinds.includes(piece.kind)) return piece.kind;
  return kinds.length === 1 ? (kinds[0] ?? '') : '';
}

/** As the API takes it: a statement only where the kind has one. */
export function inputOf(piece: DraftPiece, kind: EvidenceKind): EvidenceInput {
  const form = EVIDENCE_FORMS[kind];
  return {
    kind,
    statement: form.statement ? piece.statement.trim() || null : null,
    uploadId: form.file ? piece.uploadId : null,
  };
}

export const offeredOf = ({ kind, statement, uploadId }: EvidenceInput): OfferedEvidence => ({
  kind,
  statement: statement ?? null,
  hasFile: (uploadId ?? null) !== null,
});

interface ClaimWithEvidence {
  readonly title: string;
  readonly evidence: readonly {
    readonly kind: EvidenceKind;
    readonly fileName?: string | null;
    readonly uploadId?: string | null;
  }[];
}

/** The files on a participant's claims, each once. */
export function filesGiven(claims: readonly ClaimWithEvidence[]): GivenFile[] {
  const files = new Map<string, GivenFile>();
  for (const { title, evidence } of claims)
    for (const { kind, fileName, uploadId } of evidence)
      if (uploadId && fileName && !files.has(uploadId))
        files.set(uploadId, { uploadId, kind, label: `${fileName} (for “${title}”)` });
  return [...files.values()];
}
