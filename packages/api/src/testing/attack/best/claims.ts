import { randomUUID } from 'node:crypto';
import type { EveryTable, Scene } from '@weft/shared/testing';
import type pg from 'pg';
import { lastOfAll } from './first-and-last.js';

/** A participant of the first provider's with a claim that was sent back, one outcome left to claim, and a file not used yet. */
export async function addReturnedClaim(
  owner: pg.Pool,
  scene: Scene,
  { people, claims }: EveryTable,
): Promise<Map<string, string>> {
  const provider = await scene.organisation('First provider');
  const [participant, enrolment, claim, upload] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const statement = (sql: string, ...values: readonly string[]) =>
    owner.query<{ id: string }>(sql, [scene.partnershipId, ...values]);
  await statement(
    `INSERT INTO participant (partnership_id, id, reference, given_name, family_name, provider_id, enrolled_on)
     VALUES ($1, $2, 'P-3', 'Ben', 'Open', $3, '2025-01-01')`,
    participant,
    provider,
  );
  await statement(
    `INSERT INTO participant_detail (partnership_id, participant_id, birth_date) VALUES ($1, $2, '1990-05-05')`,
    participant,
  );
  await statement(
    `INSERT INTO enrolment (partnership_id, id, participant_id, provider_id, cohort, enrolled_on, recorded_at)
     VALUES ($1, $2, $3, $4, 'NEW', '2025-01-01', now())`,
    enrolment,
    participant,
    provider,
  );
  await statement(
    `INSERT INTO claim (partnership_id, id, reference, participant_id, enrolment_id, provider_id, cohort, outcome_code,
       tariff_id, achieved_on, price, state, submitted_by, submitted_at)
     SELECT $1, $2, 'C-4', $3, $4, $5, 'NEW', 'STAY', id, '2025-06-01', price, 'RETURNED', $6, now()
     FROM tariff WHERE partnership_id = $1 AND outcome_code = 'STAY'`,
    claim,
    participant,
    enrolment,
    provider,
    people.LINK_WORKER.personId,
  );
  await statement(
    `INSERT INTO upload (partnership_id, id, uploaded_by, storage_key, file_name, media_type, size, sha256)
     VALUES ($1, $2, $3, $2::uuid::text, 'new.pdf', 'application/pdf', 10, repeat('a', 64))`,
    upload,
    people.LINK_WORKER.personId,
  );
  // a measure is withdrawn once: the one that is tried first is no claim's
  const addMeasure = (id: string) =>
    statement(
      `INSERT INTO assessment (partnership_id, id, participant_id, instrument_id, measured_on, answered, answers, scores,
       recorded_by, recorded_at)
     SELECT $1, $2, $3, id, '2025-05-01', 'TOGETHER', '{"Q0": 3}', '[{"code": "TOTAL", "title": "Both", "answered": 1,
       "of": 2, "score": 3, "why": null}]', $4, now()
     FROM instrument WHERE partnership_id = $1 AND state = 'IN_USE' RETURNING id`,
      id,
      participant,
      people.LINK_WORKER.personId,
    );
  const measure = await addMeasure(lastOfAll());
  await addMeasure(`eeeeeeee-${randomUUID().slice(9)}`);
  await statement(
    `INSERT INTO signed_statement (partnership_id, participant_id, outcome_code, outcome_title, achieved_on, words,
       wording_outcome, wording_version, way, signed_name, signed_at, received_at, taken_by, client_key, sha256)
     VALUES ($1, $2, 'STAY', 'stay', '2025-06-01', 'stay on 1 June 2025', '', 1, 'TYPED', 'Ada Open', now(), now(), $3,
       gen_random_uuid(), repeat('c', 64))`,
    participant,
    people.LINK_WORKER.personId,
  );
  const instrument = async (state: string): Promise<string> =>
    (
      await statement(
        'SELECT id FROM instrument WHERE partnership_id = $1 AND state = $2 ORDER BY code',
        state,
      )
    ).rows[0]?.id ?? '';
  // each of what can be thrown away is there for the mutation that does it
  const thrownAway = await statement(
    `INSERT INTO instrument (partnership_id, code, version, title, content, state, drafted_by, drafted_at)
     SELECT partnership_id, 'THROWN', version, title, content, state, drafted_by, drafted_at
     FROM instrument WHERE partnership_id = $1 AND state = 'DRAFT' LIMIT 1 RETURNING id`,
  );
  const takenBack = await statement(
    `INSERT INTO measure_rule (partnership_id, outcome_code, instrument_code, figure, improves, proposed_by, proposed_at,
       effective_from)
     SELECT partnership_id, outcome_code, instrument_code, figure, improves, proposed_by, proposed_at, '2037-01-01'
     FROM measure_rule WHERE partnership_id = $1 AND agreed_at IS NULL LIMIT 1 RETURNING id`,
  );
  const draft = await statement(`SELECT id FROM rate_card WHERE partnership_id = $1 AND status = 'DRAFT'`);
  return new Map([
    ['recordFinding.claim', claims.billed],
    ['rate_card', draft.rows[0]?.id ?? ''],
    ['organisation', provider],
    ['participant', participant],
    ['claim', claim],
    ['upload', upload],
    ['assessment', measure.rows[0]?.id ?? ''],
    ['instrument', await instrument('IN_USE')],
    ['updateInstrumentDraft.instrument', await instrument('DRAFT')],
    ['discardInstrumentDraft.instrument', thrownAway.rows[0]?.id ?? ''],
    ['discardMeasureRule.measure_rule', takenBack.rows[0]?.id ?? ''],
  ]);
}

/** That a claim has to end because another one stands; nobody says of their records that they are of two people. */
export async function addClashDecision(
  owner: pg.Pool,
  scene: Scene,
  { people, claims }: EveryTable,
): Promise<[string, string][]> {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO clash_decision (partnership_id, outcome_code, stands_claim, ends_claim, stands_record, ends_record,
       reason, decided_by, decided_at)
     SELECT e.partnership_id, e.outcome_code, s.id, e.id, s.participant_id, e.participant_id, 'They came there first.',
       $3, now()
     FROM claim e JOIN claim s ON s.partnership_id = e.partnership_id AND s.id = $2
     WHERE e.partnership_id = $1 AND e.reference = 'C-4' RETURNING ends_claim AS id`,
    [scene.partnershipId, claims.elsewhere, people.BACKBONE.personId],
  );
  return [['clashDecisions.claim', rows[0]?.id ?? '']];
}
