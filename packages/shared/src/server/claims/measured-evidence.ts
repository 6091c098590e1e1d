import {
  type CalendarDate,
  describeProof,
  type EvidenceKind,
  type Instrument,
  isRefusal,
  judgeMeasure,
  type KeptMeasure,
  type MeasuredProof,
  type MeasureTerms,
  type Refusal,
  refuse,
  type Score,
  TOTAL,
} from '../../rules/index.js';
import { instrumentOf } from '../assessments/instrument-view.js';
import { type MeasureRuleRow, RULE_COLUMNS, termsOf } from '../assessments/measure-rules.js';
import { isId } from '../ids.js';
import type { Tenant } from '../tenancy/index.js';
import type { EvidenceInput } from './evidence-input.js';

/** What a piece of evidence rests on. */
export interface PieceProof extends MeasuredProof {
  /** the instrument's title */
  readonly instrument: string;
  /** the same in a sentence, which stands as the piece's statement */
  readonly statement: string;
}

/** The measures that claims name, and what was agreed about them. */
export interface KnownMeasures {
  termsFor(outcomeCode: string, on: CalendarDate): MeasureTerms | null;
  of(participantId: string): readonly KeptMeasure[];
  instrumentOf(measure: KeptMeasure): Instrument;
}

interface About {
  readonly participantId: string;
  readonly evidence: readonly EvidenceInput[];
}

/** What has to be known of measures to judge these claims: nothing, or one to three statements. */
export async function loadMeasures(tenant: Tenant, claims: readonly About[]): Promise<KnownMeasures> {
  const assessed = claims.filter(({ evidence }) => evidence.some(({ kind }) => kind === 'ASSESSMENT'));
  const naming = assessed.filter(({ evidence }) => evidence.some(({ assessmentId }) => assessmentId));
  const [rules, measures] = await Promise.all([
    assessed.length > 0 ? loadRules(tenant) : [],
    naming.length > 0
      ? loadStanding(
          tenant,
          naming.map(({ participantId }) => participantId),
        )
      : [],
  ]);
  const instruments = await loadInstruments(tenant, [...new Set(measures.map((one) => one.instrumentId))]);
  const byParticipant = new Map<string, KeptMeasure[]>();
  const byMeasure = new Map<KeptMeasure, Instrument>();
  for (const { id, participantId, instrumentId, on, scores } of measures) {
    const instrument = instruments.get(instrumentId);
    if (!instrument) throw new Error('A measure has an instrument.');
    const measure: KeptMeasure = {
      id,
      on,
      instrument: instrument.code,
      version: instrument.version,
      domains: scores.filter(({ code }) => code !== TOTAL),
      total: scores.find(({ code }) => code === TOTAL) ?? null,
    };
    byMeasure.set(measure, instrument);
    byParticipant.set(participantId, [...(byParticipant.get(participantId) ?? []), measure]);
  }
  return {
    termsFor(outcomeCode, on) {
      const rule = rules.find((row) => row.outcome_code === outcomeCode && row.effective_from <= on);
      return rule ? termsOf(rule) : null;
    },
    of: (participantId) => byParticipant.get(participantId) ?? [],
    instrumentOf(measure) {
      const instrument = byMeasure.get(measure);
      if (!instrument) throw new RangeError('A measure of another time.');
      return instrument;
    },
  };
}

/** What was agreed, the latest day first: of an outcome, the first that has begun holds. */
const loadRules = (tenant: Tenant): Promise<MeasureRuleRow[]> =>
  tenant.rows<MeasureRuleRow>(
    `SELECT ${RULE_COLUMNS} FROM measure_rule m WHERE m.partnership_id = $1 AND m.agreed_at IS NOT NULL
     ORDER BY m.effective_from DESC`,
    [tenant.partnership.id],
    { keepPlan: 'always' },
  );

interface Standing {
  readonly id: string;
  readonly participantId: string;
  readonly instrumentId: string;
  readonly on: CalendarDate;
  readonly scores: readonly Score[];
}

const loadStanding = (tenant: Tenant, participantIds: readonly string[]): Promise<Standing[]> =>
  tenant.rows<Standing>(
    `SELECT a.id, a.participant_id AS "participantId", a.instrument_id AS "instrumentId", a.measured_on AS on, a.scores
     FROM assessment a WHERE a.partnership_id = $1 AND a.participant_id = ANY ($2) AND a.measured_on IS NOT NULL
       AND NOT EXISTS (SELECT FROM assessment l WHERE l.partnership_id = a.partnership_id AND l.corrects = a.id)
     ORDER BY a.measured_on, a.recorded_at, a.id`,
    [tenant.partnership.id, participantIds],
    { keepPlan: 'always' },
  );

async function loadInstruments(
  tenant: Tenant,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Instrument>> {
  if (ids.length === 0) return new Map();
  const rows = await tenant.rows<{ id: string; version: number; content: string }>(
    'SELECT id, version, content::text AS content FROM instrument WHERE partnership_id = $1 AND id = ANY ($2)',
    [tenant.partnership.id, ids],
  );
  return new Map(rows.map((row) => [row.id, instrumentOf(row)]));
}

interface Judged {
  readonly participantId: string;
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  readonly evidence: readonly EvidenceInput[];
  /** what the tariff accepts */
  readonly accepted: readonly EvidenceKind[];
  /** what stands on the claim already */
  readonly before?: readonly { readonly kind: EvidenceKind; readonly isMeasured: boolean }[];
}

/**
 * What the assessments that a claim names show, by the piece that names them. Where something was agreed for the
 * outcome, evidence of kind ASSESSMENT is a measure that shows it: words alone do not.
 */
export function judgeMeasures(
  known: KnownMeasures,
  claim: Judged,
): ReadonlyMap<EvidenceInput, PieceProof> | Refusal {
  const terms = known.termsFor(claim.outcomeCode, claim.achievedOn);
  const proofs = new Map<EvidenceInput, PieceProof>();
  for (const [nth, piece] of claim.evidence.entries()) {
    if (!piece.assessmentId) continue;
    const proof = judgePiece(known, claim, terms, { piece, at: `evidence.${nth}` });
    if (isRefusal(proof)) return proof;
    proofs.set(piece, proof);
  }
  if (terms === null) return proofs;
  const counts = [
    ...claim.evidence.map((piece) => ({ kind: piece.kind, isMeasured: proofs.has(piece) })),
    ...(claim.before ?? []),
  ].some(({ kind, isMeasured }) => claim.accepted.includes(kind) && (kind !== 'ASSESSMENT' || isMeasured));
  if (counts) return proofs;
  return refuse(
    'EVIDENCE_MISSING',
    'This outcome is shown by a scored assessment: words alone do not show it. Choose one, or record it first.',
    'evidence',
  );
}

function judgePiece(
  known: KnownMeasures,
  { participantId, achievedOn }: Judged,
  terms: MeasureTerms | null,
  { piece, at }: { readonly piece: EvidenceInput; readonly at: string },
): PieceProof | Refusal {
  const { kind, statement, assessmentId } = piece;
  const measures = known.of(participantId);
  const named = measures.find(({ id }) => id === assessmentId?.toLowerCase());
  if (!isId(assessmentId ?? '') || !named)
    return refuse(
      'INVALID',
      'This assessment is not there any more, or is another person’s. Choose one of this person’s.',
      `${at}.assessmentId`,
    );
  if (kind !== 'ASSESSMENT')
    return refuse('INVALID', 'A scored assessment is evidence of the kind Assessment.', `${at}.kind`);
  if (statement?.trim())
    return refuse(
      'INVALID',
      'A scored assessment speaks for itself. Leave the words out.',
      `${at}.statement`,
    );
  const instrument = known.instrumentOf(named);
  const proof = judgeMeasure({ instrument, measures, named, terms, achievedOn });
  if (isRefusal(proof)) return refuse(proof.code, proof.message, `${at}.assessmentId`);
  return { ...proof, instrument: instrument.title, statement: describeProof(instrument.title, proof) };
}

interface ProofRow {
  readonly evidenceId: string;
  readonly claimId: string;
  readonly proof: PieceProof;
}

/** Writes down beside evidence which measures it rests on, by one statement or none. */
export async function insertMeasured(tenant: Tenant, rows: readonly ProofRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tenant.execute(
    `INSERT INTO evidence_measure (partnership_id, evidence_id, claim_id, assessment_id, first_assessment_id, instrument,
       measured_on, first_on, figures)
     SELECT $1, x.* FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::date[], $8::date[],
       $9::jsonb[]) AS x`,
    [
      tenant.partnership.id,
      rows.map(({ evidenceId }) => evidenceId),
      rows.map(({ claimId }) => claimId),
      rows.map(({ proof }) => proof.measure.id),
      rows.map(({ proof }) => proof.first?.id ?? null),
      rows.map(({ proof }) => proof.instrument),
      rows.map(({ proof }) => proof.measure.on),
      rows.map(({ proof }) => proof.first?.on ?? null),
      rows.map(({ proof }) => JSON.stringify(proof.figures)),
    ],
    { keepPlan: 'always' },
  );
}
