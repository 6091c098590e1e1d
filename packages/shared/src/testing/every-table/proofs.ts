import { randomUUID } from 'node:crypto';
import { writeInstrument } from '../../rules/index.js';
import { TWO } from '../assessments.js';
import { type Claims, type Filling, type People, SIGNED_WORDS } from './filling.js';

/** What claims rest on besides papers: scored assessments and what people have signed. */
export async function fillProofs(
  { owner, insert, people, at }: Filling,
  { first, second }: People,
  { billed, elsewhere }: Claims,
): Promise<void> {
  const draftOf = (code: string, state: string): Promise<string> =>
    insert('instrument', {
      code,
      version: 1,
      title: TWO.title,
      content: writeInstrument({ ...TWO, code }),
      state,
      drafted_by: people.BACKBONE.personId,
      drafted_at: at,
    });
  const instrument = await draftOf('TWO', 'IN_USE');
  await draftOf('NEXT', 'DRAFT');
  const measure = (participantId: string): Promise<string> =>
    insert('assessment', {
      participant_id: participantId,
      instrument_id: instrument,
      measured_on: '2025-05-01',
      answered: 'TOGETHER',
      answers: '{"Q0": 3, "Q1": 4}',
      scores: '[{"code": "TOTAL", "title": "Both", "answered": 2, "of": 2, "score": 3.5, "why": null}]',
      recorded_by: people.LINK_WORKER.personId,
      recorded_at: at,
    });
  const proves = async (claimId: string, participantId: string): Promise<void> => {
    const assessment = await measure(participantId);
    await owner.query(
      `INSERT INTO evidence_measure (partnership_id, evidence_id, claim_id, assessment_id, instrument, measured_on, figures)
       SELECT partnership_id, id, claim_id, $2, 'Two questions', '2025-05-01',
         '[{"code": "TOTAL", "title": "Both", "score": 3.5, "first": null, "difference": null, "direction": null}]'
       FROM evidence WHERE claim_id = $1`,
      [claimId, assessment],
    );
  };
  await proves(billed, first.id);
  await proves(elsewhere, second.id);

  await insert('signature_wording', {
    outcome_code: '',
    version: 1,
    words: '{outcome} on {date}',
    made_at: at,
  });
  for (const [claimId, participantId] of [
    [billed, first.id],
    [elsewhere, second.id],
  ] as const) {
    const signature = await insert('signed_statement', {
      participant_id: participantId,
      outcome_code: 'ENTRY',
      outcome_title: 'entry',
      achieved_on: '2025-05-01',
      words: SIGNED_WORDS,
      wording_outcome: '',
      wording_version: 1,
      way: 'DRAWN',
      drawing: 'M10 100L200 20L300 150',
      signed_at: at,
      received_at: at,
      taken_by: people.LINK_WORKER.personId,
      client_key: randomUUID(),
      sha256: 'b'.repeat(64),
    });
    await owner.query(
      `INSERT INTO evidence_signature (partnership_id, evidence_id, claim_id, signed_statement_id)
       SELECT partnership_id, id, claim_id, $2 FROM evidence WHERE claim_id = $1`,
      [claimId, signature],
    );
  }
  const rule = {
    outcome_code: 'KEPT',
    instrument_code: 'TWO',
    figure: 'TOTAL',
    improves: false,
    proposed_by: people.BACKBONE.personId,
    proposed_at: at,
  };
  await insert('measure_rule', {
    ...rule,
    effective_from: '2026-01-01',
    agreed_by: people.COMMISSIONER.personId,
    agreed_at: at,
  });
  await insert('measure_rule', { ...rule, effective_from: '2036-01-01' });
}
