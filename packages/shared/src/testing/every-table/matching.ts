import { randomUUID } from 'node:crypto';
import { MADE_MODEL, MADE_SETTINGS } from '../match-scene.js';
import type { Claims, Filling, People } from './filling.js';

const KEY = 'c'.repeat(64);
const SHOWS = 'An employment record shows work from 1 May 2025.';

/**
 * An agreement in force that names the data lead alone, an extract that came under it, a run of it with a pair for each
 * participant, and what the matches led to: the first one's billed claim rests on one, the second one's is offered.
 */
export async function fillMatching(
  { owner, insert, people, firstFunder, at }: Filling,
  { first, second }: People,
  { billed }: Claims,
): Promise<void> {
  const agreement_id = await fillAgreement({ insert, people, at, firstFunder });
  for (const participant_id of [first.id, second.id])
    await insert('sharing_notice', {
      agreement_id,
      participant_id,
      kind: 'TOLD',
      said_on: '2025-02-01',
      how: 'LETTER',
      recorded_by: people.BACKBONE.personId,
      recorded_at: at,
    });
  const extract_id = randomUUID();
  await insert('extract', {
    id: extract_id,
    agreement_id,
    number: 1,
    sent_by: people.DATA_LEAD.personId,
    sent_at: at,
    file_name: 'employment.csv',
    size: 100,
    sha256: 'd'.repeat(64),
    clean_key: extract_id,
    describes_until: '2025-12-31',
    state: 'READY',
    headings: ['Surname'],
    good: 2,
    accepted_by: people.DATA_LEAD.personId,
    accepted_at: at,
    delete_after: '2035-12-31',
  });
  await insert('extract_progress', { extract_id, rows: 2, done: 2 });
  await insert('extract_fault', {
    extract_id,
    line: 3,
    column_name: 'Surname',
    message: 'There is no name.',
  });
  await insert('extract_mapping', {
    agreement_id,
    headings_mark: Buffer.alloc(32, 1),
    mapping: '[[0, "FAMILY_NAME"]]',
    chosen_by: people.DATA_LEAD.personId,
    chosen_at: at,
  });
  const run_id = await insert('match_run', {
    number: 1,
    agreement_id,
    extract_id,
    asked_by: people.DATA_LEAD.personId,
    asked_at: at,
    state: 'DONE',
    started_by: people.DATA_LEAD.personId,
    started_at: at,
    ended_at: at,
    settings: JSON.stringify(MADE_SETTINGS),
    model: JSON.stringify(MADE_MODEL),
    match_from: 0.5,
    review_from: 0.1,
  });
  await insert('match_run_progress', { run_id, stage: 'DONE', fraction: 1 });
  await insert('match_run_seen', { run_id, people: Buffer.from('seen'), records: Buffer.from('seen') });
  const pairOf = (participant_id: string, record_key: string): Promise<string> =>
    insert('match_pair', {
      run_id,
      agreement_id,
      extract_id,
      participant_id,
      record_key,
      ours: '{"FAMILY_NAME": "Ahmed"}',
      theirs: '{"FAMILY_NAME": "Ahmed"}',
      record: '{"STARTED_ON": "2025-05-01"}',
      probability: 0.99,
      weight: 6.6,
      levels: [0, 0, 0, 0],
      adjustments: [0, 0, 0, 0],
      verdict: 'MATCH',
    });
  const pair_id = await pairOf(first.id, KEY);
  const other = await pairOf(second.id, 'e'.repeat(64));
  await insert('match_decision', {
    agreement_id,
    participant_id: first.id,
    record_key: KEY,
    pair_id,
    run_id,
    probability: 0.99,
    decision: 'SAME',
    decided_by: people.DATA_LEAD.personId,
    decided_at: at,
  });
  const hours = await owner.query<{ id: string }>(
    `SELECT id FROM worked_hours WHERE participant_id = $1 AND weekly IS NOT NULL ORDER BY id LIMIT 1`,
    [first.id],
  );
  await insert('match_fact', {
    participant_id: first.id,
    pair_id,
    worked_hours_id: hours.rows[0]?.id,
  });
  const offerOf = (participant_id: string, pair: string, more: Record<string, unknown>): Promise<string> =>
    insert('match_offer', {
      agreement_id,
      run_id,
      pair_id: pair,
      participant_id,
      outcome_code: 'ENTRY',
      achieved_on: '2025-05-01',
      statement: SHOWS,
      offered_at: at,
      ...more,
    });
  const { rows } = await owner.query<{ outcome_code: string; achieved_on: string }>(
    'SELECT outcome_code, achieved_on::text FROM claim WHERE id = $1',
    [billed],
  );
  const offer = await offerOf(first.id, pair_id, { ...rows[0], state: 'CLAIMED', settled_at: at });
  await offerOf(second.id, other, {});
  // the two belong together, and are judged when both are there: ids of this function's own; attached after the letter
  const evidence = randomUUID();
  await owner.query(`
    INSERT INTO evidence (partnership_id, id, claim_id, kind, statement, attached_at)
      SELECT partnership_id, '${evidence}', id, 'DATA_MATCH', '${SHOWS}', submitted_at + interval '1 minute'
      FROM claim WHERE id = '${billed}';
    INSERT INTO evidence_match (partnership_id, evidence_id, claim_id, offer_id)
      SELECT partnership_id, '${evidence}', id, '${offer}' FROM claim WHERE id = '${billed}'`);
}

async function fillAgreement({
  insert,
  people,
  at,
  firstFunder,
}: Pick<Filling, 'insert' | 'people' | 'at' | 'firstFunder'>): Promise<string> {
  const agreement_id = await insert('sharing_agreement', {
    number: 1,
    title: 'Employment records',
    purpose: 'To show that work was kept, without asking for payslips.',
    lawful_basis: 'PUBLIC_TASK',
    legal_gateway: 'An Act of Parliament, section 1',
    kind: 'EMPLOYMENT',
    form: 'CLEAR',
    compares: ['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE'],
    receives: ['STARTED_ON', 'ENDED_ON', 'WEEKLY_HOURS'],
    starts_on: '2025-01-01',
    expires_on: '2099-12-31',
    keep_days: 90,
    drafted_by: people.BACKBONE.personId,
    drafted_at: at,
    signed_at: at,
  });
  await insert('sharing_evidence', { agreement_id, outcome_code: 'KEPT', proves: 'SUSTAINED' });
  await insert('sharing_person', {
    agreement_id,
    person_id: people.DATA_LEAD.personId,
    named_by: people.BACKBONE.personId,
    named_at: at,
  });
  await insert('sharing_party', {
    agreement_id,
    nth: 1,
    name: 'The council',
    organisation_id: firstFunder,
    part: 'CONTROLLER',
    supplies: true,
    signed_name: 'Somebody of the council',
    signed_on: '2025-01-02',
    signature_recorded_by: people.COMMISSIONER.personId,
    signature_recorded_at: at,
  });
  return agreement_id;
}
