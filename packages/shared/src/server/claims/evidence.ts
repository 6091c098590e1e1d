import { randomUUID } from 'node:crypto';
import { holdsNoText, type Refusal, refuse } from '../../rules/index.js';
import { isId } from '../ids.js';
import type { Tenant } from '../tenancy/index.js';
import type { EvidenceInput } from './evidence-input.js';
import { insertProofs, type Proof } from './proofs.js';

/** The files that may be attached, and which participants' claims they stand on already. */
export type KnownUploads = ReadonlyMap<string, readonly string[]>;

const HOLD_UPLOADS = 'SELECT FROM upload WHERE partnership_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE';
const WHOSE_UPLOADS = `
  SELECT u.id, (SELECT array_agg(DISTINCT c.participant_id) FROM evidence e
    JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
    WHERE e.partnership_id = u.partnership_id AND e.upload_id = u.id) AS participants
  FROM upload u WHERE u.partnership_id = $1 AND u.id = ANY ($2)`;

/**
 * Uploads that the actor made, or that stand on claims of their provider, by two statements that travel together, or
 * none. They are held still until the transaction ends: of two claims that take one file at once, the second sees whose
 * it became.
 */
export async function loadUploads(tenant: Tenant, evidence: readonly EvidenceInput[]): Promise<KnownUploads> {
  const ids = new Set(evidence.flatMap((piece) => piece.uploadId?.toLowerCase() ?? []).filter(isId));
  if (ids.size === 0) return new Map();
  const which = [tenant.partnership.id, [...ids]];
  const [, rows] = await Promise.all([
    tenant.rows(HOLD_UPLOADS, which, { keepPlan: 'always' }),
    tenant.rows<{ id: string; participants: string[] | null }>(WHOSE_UPLOADS, which, { keepPlan: 'always' }),
  ]);
  return new Map(rows.map((row) => [row.id, row.participants ?? []]));
}

/**
 * Whether each file is one's own to attach: one document may serve several claims of one participant's
 * ladder, and never those of two participants (domain.md, Evidence).
 */
export function checkUploads(
  uploads: KnownUploads,
  participantId: string,
  evidence: readonly EvidenceInput[],
): Refusal | null {
  for (const [nth, piece] of evidence.entries()) {
    if ((piece.uploadId ?? null) === null) continue;
    const participants = uploads.get(piece.uploadId?.toLowerCase() ?? '');
    const field = `evidence.${nth}.uploadId`;
    if (!participants)
      return refuse('INVALID', 'This file is not there, or is not yours to attach. Upload it again.', field);
    if (participants.some((one) => one !== participantId)) {
      return refuse(
        'INVALID',
        'This file belongs to a claim of another participant. Upload the right one.',
        field,
      );
    }
  }
  return null;
}

/** Refuses statements with characters that no text can hold; their length is for `checkEvidence`. */
export function checkStatements(evidence: readonly EvidenceInput[]): Refusal | null {
  const nth = evidence.findIndex((piece) => holdsNoText(piece.statement ?? ''));
  if (nth < 0) return null;
  return refuse('INVALID', 'Take out the characters that are no text.', `evidence.${nth}.statement`);
}

export interface EvidenceRow {
  readonly claimId: string;
  readonly piece: EvidenceInput;
  readonly at: Date;
  /** what the assessment or the signature shows that the piece names */
  readonly proof: Proof | undefined;
}

/** Attaches evidence to claims by one statement, and one more where measures or signatures are among it. */
export async function insertEvidence(tenant: Tenant, rows: readonly EvidenceRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(() => randomUUID());
  const proofs = rows.flatMap(({ claimId, proof }, nth) =>
    proof ? [{ evidenceId: ids[nth] ?? '', claimId, proof }] : [],
  );
  const attached = tenant.execute(
    `INSERT INTO evidence (partnership_id, attached_by, id, claim_id, kind, statement, upload_id, attached_at)
     SELECT $1, $2, x.* FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::timestamptz[]) AS x`,
    [
      tenant.partnership.id,
      tenant.personId,
      ids,
      rows.map((row) => row.claimId),
      rows.map((row) => row.piece.kind),
      rows.map((row) => row.proof?.statement ?? (row.piece.statement?.normalize('NFC').trim() || null)),
      rows.map((row) => row.piece.uploadId ?? null),
      rows.map((row) => row.at),
    ],
    { keepPlan: 'always' },
  );
  // they travel together, and are done in this order
  await Promise.all([attached, insertProofs(tenant, proofs)]);
}
