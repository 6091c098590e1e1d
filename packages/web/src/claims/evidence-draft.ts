import { checkEvidence, EVIDENCE_FORMS, type OfferedEvidence } from '@weft/shared';
import type { EvidenceInput, EvidenceKind } from '../gql/graphql.js';
import type { RefusalLike } from '../ui/refusals.js';

/** One piece of evidence as it is being put together. */
export interface DraftPiece {
  readonly key: string;
  readonly kind: EvidenceKind | '';
  readonly statement: string;
  readonly uploadId: string | null;
  readonly fileName: string | null;
  /** A scored assessment of the person. */
  readonly assessmentId?: string | null;
  /** What the person signed. */
  readonly signatureId?: string | null;
  /** Why a file that was chosen is not there: refused, or not sent to its end. */
  readonly trouble?: string | null;
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
  trouble: null,
});

/** The kinds a person may give: the system alone attaches a data match. */
export const givenByPeople = (accepted: readonly EvidenceKind[]): EvidenceKind[] =>
  accepted.filter((kind) => kind !== 'DATA_MATCH');

/** The kind of a piece: the only one there is needs no choosing. */
export function kindOf(piece: DraftPiece, kinds: readonly EvidenceKind[]): EvidenceKind | '' {
  if (piece.kind !== '' && kinds.includes(piece.kind)) return piece.kind;
  return kinds.length === 1 ? (kinds[0] ?? '') : '';
}

/** Whether a piece rests on a scored assessment, which takes the place of words. */
export const isMeasured = ({ assessmentId }: DraftPiece, kind: EvidenceKind | ''): boolean =>
  kind === 'ASSESSMENT' && Boolean(assessmentId);

/** Whether a piece is what the person signed, which takes the place of words and file. */
export const isSigned = ({ signatureId }: DraftPiece, kind: EvidenceKind | ''): boolean =>
  kind === 'SELF_CERTIFICATION' && Boolean(signatureId);

/** Whether its words are written elsewhere. */
export const restsElsewhere = (piece: DraftPiece, kind: EvidenceKind | ''): boolean =>
  isMeasured(piece, kind) || isSigned(piece, kind);

/** As the API takes it: a statement only where the kind has one. */
function inputOf(piece: DraftPiece, kind: EvidenceKind): EvidenceInput {
  const form = EVIDENCE_FORMS[kind];
  return {
    kind,
    statement: form.statement && !restsElsewhere(piece, kind) ? piece.statement.trim() || null : null,
    uploadId: form.file && !isSigned(piece, kind) ? piece.uploadId : null,
    assessmentId: isMeasured(piece, kind) ? (piece.assessmentId ?? null) : null,
    signatureId: isSigned(piece, kind) ? (piece.signatureId ?? null) : null,
  };
}

const offeredOf = ({
  kind,
  statement,
  uploadId,
  assessmentId,
  signatureId,
}: EvidenceInput): OfferedEvidence => ({
  kind,
  // what the assessment shows, or what was signed, is written down by the system
  statement: statement ?? (assessmentId || signatureId ? 'As it stands there' : null),
  hasFile: (uploadId ?? null) !== null,
});

/** A piece left as it was opened. */
const isUntouched = (piece: DraftPiece): boolean =>
  piece.uploadId === null &&
  piece.statement.trim() === '' &&
  piece.kind === '' &&
  !piece.signatureId &&
  !piece.trouble;

export interface GatheredEvidence {
  readonly evidence: EvidenceInput[];
  /** What is wrong with each piece, beside the field where it can be put right. */
  readonly wrong: RefusalLike[];
  /** A refusal of what was sent, beside the field of the piece that it means. */
  place(refusal: RefusalLike): RefusalLike;
}

interface GatherOptions {
  /** What the tariff accepts; the system's own kinds included. */
  readonly accepted: readonly EvidenceKind[];
  /** Pieces whose file is on its way. */
  readonly sending: ReadonlySet<string>;
  /** What stands on the claim already: then pieces may be left as they were opened. */
  readonly before?: readonly OfferedEvidence[];
}

/** What the form's pieces amount to, and all that is wrong with them at once. */
export function gatherEvidence(
  pieces: readonly DraftPiece[],
  { accepted, sending, before }: GatherOptions,
): GatheredEvidence {
  const kinds = givenByPeople(accepted);
  const evidence: EvidenceInput[] = [];
  const wrong: RefusalLike[] = [];
  const places: number[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (before && isUntouched(piece) && !sending.has(piece.key)) continue;
    const kind = kindOf(piece, kinds);
    const field = (name: string): string => `evidence.${at}.${name}`;
    if (kind === '') wrong.push({ field: field('kind'), message: 'Choose what kind of evidence this is.' });
    else if (sending.has(piece.key))
      wrong.push({
        field: field('uploadId'),
        message: 'A file is still being uploaded. Wait until it is attached, or cancel it.',
      });
    else if (piece.trouble) wrong.push({ field: field('uploadId'), message: piece.trouble });
    else {
      const input = inputOf(piece, kind);
      const missing = checkEvidence([kind], [offeredOf(input)]);
      if (missing)
        wrong.push({
          ...missing,
          field: missing.field?.replace(/^evidence\.0\./, `evidence.${at}.`) ?? null,
        });
      evidence.push(input);
      places.push(at);
    }
  }
  if (wrong.length === 0) {
    const missing = checkEvidence(accepted, [...evidence.map(offeredOf), ...(before ?? [])]);
    if (missing) wrong.push(missing);
  }
  const place = (refusal: RefusalLike): RefusalLike => {
    const [, nth, name] = /^evidence\.(\d+)\.(.+)$/.exec(refusal.field ?? '') ?? [];
    const at = nth === undefined ? undefined : places[Number(nth)];
    return at === undefined ? refusal : { ...refusal, field: `evidence.${at}.${name}` };
  };
  return { evidence, wrong, place };
}

/** Files that did not arrive, as refusals: they stand there before anything is sent. */
export const troublesOf = (
  pieces: readonly DraftPiece[],
  kinds: readonly EvidenceKind[],
  sending: ReadonlySet<string>,
): RefusalLike[] =>
  pieces.flatMap((piece, at) =>
    piece.trouble && !sending.has(piece.key) && kindOf(piece, kinds) !== ''
      ? [{ field: `evidence.${at}.uploadId`, message: piece.trouble }]
      : [],
  );

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
