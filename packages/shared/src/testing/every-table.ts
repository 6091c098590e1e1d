import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Role, USUAL_ALLOCATION, USUAL_CASELOAD_GUIDE, writeInstrument } from '../rules/index.js';
import type { Actor } from '../server/tenancy/index.js';
import { TWO } from './assessments.js';
import { fillAnchor } from './fill-anchor.js';
import { fillNotifications } from './fill-notifications.js';
import { fillReferralFiles } from './fill-referral-files.js';
import { fillSafety } from './fill-safety.js';
import type { Scene } from './scene.js';

export type Person = Actor & { personId: string };

export interface EveryTable {
  /** one person for each role: LINK_WORKER and PROVIDER_MANAGER at the first provider, FUNDER at the first funder */
  readonly people: Readonly<Record<Role, Person>>;
  readonly claims: { readonly submitted: string; readonly billed: string; readonly elsewhere: string };
  readonly firstParticipantId: string;
  readonly secondParticipantId: string;
}

/** What people have signed here. */
const SIGNED_WORDS = 'entry on 1 May 2025';

/**
 * At least one row in every tenant table, written behind the policies: two providers with a participant
 * each, two funders, claims in several states, one of them billed by both funders and one by the second
 * alone. What each role should see of it is written down in who-sees-what.test.ts.
 */
export async function fillEveryTable(owner: pg.Pool, scene: Scene): Promise<EveryTable> {
  const here = scene.partnershipId;
  const insert = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const names = Object.keys(row);
    const result = await owner.query<{ id?: string }>(
      `INSERT INTO ${table} (partnership_id, ${names.join(', ')})
       VALUES ($1, ${names.map((_, index) => `$${index + 2}`).join(', ')}) RETURNING *`,
      [here, ...Object.values(row)],
    );
    return result.rows[0]?.id ?? '';
  };
  const at = new Date('2026-01-15T12:00:00Z');

  const people = {
    BACKBONE: await scene.person('Backbone', 'BACKBONE'),
    ASSESSOR: await scene.person('Hub', 'ASSESSOR'),
    DATA_LEAD: await scene.person('Data', 'DATA_LEAD'),
    PROVIDER_MANAGER: await scene.person('First provider', 'PROVIDER_MANAGER'),
    LINK_WORKER: await scene.person('First provider', 'LINK_WORKER'),
    VERIFIER: await scene.person('Contracts', 'VERIFIER'),
    COMMISSIONER: await scene.person('Council', 'COMMISSIONER'),
    AUDITOR: await scene.person('Audit', 'AUDITOR'),
    FUNDER: await scene.person('First funder', 'FUNDER'),
    INVESTOR: await scene.person('Capital', 'INVESTOR'),
    REFERRER: await scene.person('Clinic', 'REFERRER'),
    ANCHOR: await scene.person('School', 'ANCHOR'),
    ANALYST: await scene.person('University', 'ANALYST'),
  } satisfies Record<Role, Person>;
  const otherWorker = await scene.person('Second provider', 'LINK_WORKER');
  const firstProvider = await scene.organisation('First provider');
  const secondProvider = await scene.organisation('Second provider');
  const firstFunder = await scene.organisation('First funder');
  const secondFunder = await scene.organisation('Second funder', 'FUNDER');

  const card = async (version: number, providerId: string | null): Promise<string> => {
    const id = await insert('rate_card', {
      version,
      provider_id: providerId,
      effective_from: `202${version}-01-01`,
      drafted_by: [people.BACKBONE.personId],
      drafted_at: at,
    });
    return id;
  };
  const tariff = (cardId: string, code: string, sustain: Record<string, unknown> = {}): Promise<string> =>
    insert('tariff', {
      rate_card_id: cardId,
      position: 1,
      outcome_code: code,
      title: code.toLowerCase(),
      domain: 'Home',
      cohort: 'NEW',
      price: 10000,
      evidence: ['DOCUMENT', 'ASSESSMENT', 'SELF_CERTIFICATION'],
      ...sustain,
    });
  const publish = (cardId: string) =>
    owner.query(
      `UPDATE rate_card SET status = 'PUBLISHED', published_by = $2, published_at = $3 WHERE id = $1`,
      [cardId, people.COMMISSIONER.personId, at],
    );
  const general = await card(1, null);
  const entry = await tariff(general, 'ENTRY');
  const stay = await tariff(general, 'STAY');
  const kept = await tariff(general, 'KEPT', {
    after: 'ENTRY',
    sustain_unit: 'MONTHS',
    sustain_length: 12,
    sustain_break_days: 0,
    sustain_break_restarts: true,
  });
  await publish(general);
  const own = await card(1, secondProvider);
  const ownEntry = await tariff(own, 'ENTRY');
  await publish(own);
  await tariff(await card(2, null), 'ENTRY');

  const agreement = await insert('funding_agreement', {
    version: 1,
    effective_from: '2020-01-01',
    agreed_by: people.COMMISSIONER.personId,
    agreed_at: at,
  });
  await insert('contribution', {
    agreement_id: agreement,
    position: 1,
    label: 'Top-up',
    funder_id: firstFunder,
    kind: 'PERCENT',
    percent: 3000,
  });
  await insert('contribution', {
    agreement_id: agreement,
    position: 2,
    label: 'Rest',
    funder_id: secondFunder,
    kind: 'RESIDUAL',
  });

  const proposal = await insert('funding_proposal', {
    effective_from: '2026-01-01',
    drafted_by: [people.BACKBONE.personId],
    drafted_at: at,
  });
  await insert('proposed_contribution', {
    proposal_id: proposal,
    position: 1,
    label: 'Rest',
    funder_id: secondFunder,
    kind: 'RESIDUAL',
  });

  const enrol = async (providerId: string, reference: string): Promise<{ id: string; enrolment: string }> => {
    const id = await insert('participant', {
      reference,
      given_name: 'Ada',
      family_name: reference,
      provider_id: providerId,
      enrolled_on: '2025-01-01',
    });
    await insert('participant_detail', { participant_id: id, birth_date: '1990-02-28', postcode: 'AB1 2CD' });
    const enrolment = await insert('enrolment', {
      participant_id: id,
      provider_id: providerId,
      cohort: 'NEW',
      enrolled_on: '2025-01-01',
      recorded_at: at,
    });
    await insert('participant_correction', {
      participant_id: id,
      field: 'givenName',
      old_value: 'Adda',
      new_value: 'Ada',
      corrected_by: people.BACKBONE.personId,
      corrected_at: at,
    });
    await insert('baseline', {
      participant_id: id,
      outcome_code: 'BEFORE',
      achieved_on: '2024-01-01',
      recorded_at: at,
    });
    return { id, enrolment };
  };
  const first = await enrol(firstProvider, 'P-1');
  const second = await enrol(secondProvider, 'P-2');
  // another record of the first, merged with it: nobody sees that one any more
  const { rows: of } = await owner.query<{ was: object }>(
    `SELECT to_jsonb(x) AS was FROM (SELECT given_name, family_name, cohort, provider_id, anchor_id, link_worker_id,
       enrolled_on, phase, birth_date, postcode FROM participant JOIN participant_detail ON participant_id = id WHERE id = $1) x`,
    [first.id],
  );
  const merged = await insert('participant', {
    reference: 'P-0',
    given_name: 'Ada',
    family_name: 'P-0',
    provider_id: firstProvider,
    enrolled_on: '2025-01-01',
    merged_into: first.id,
  });
  const merge = await insert('participant_merge', {
    kept_id: first.id,
    merged_id: merged,
    merged_reference: 'P-0',
    merged_name: 'Ada P-0',
    before: of[0]?.was,
    after: of[0]?.was,
    decided_by: people.ASSESSOR.personId,
    decided_at: at,
  });
  await insert('merge_move', { merge_id: merge, table_name: 'claim', key: { id: merged } });
  const [one = '', other = ''] = [first.id, second.id].sort();
  await insert('different_people', {
    one_id: one,
    other_id: other,
    said_by: people.ASSESSOR.personId,
    said_at: at,
  });

  const claim = async (
    who: { id: string; enrolment: string },
    given: { provider: string; tariff: string; code: string; state: string; reference: string; by: Person },
  ): Promise<string> => {
    const checked = given.state !== 'SUBMITTED';
    const id = await insert('claim', {
      reference: given.reference,
      participant_id: who.id,
      enrolment_id: who.enrolment,
      provider_id: given.provider,
      cohort: 'NEW',
      outcome_code: given.code,
      tariff_id: given.tariff,
      achieved_on: '2025-06-01',
      price: 10000,
      state: given.state,
      submitted_by: given.by.personId,
      submitted_at: at,
      approved_by: checked ? people.BACKBONE.personId : null,
      verified_by: checked ? people.VERIFIER.personId : null,
    });
    const upload = await insert('upload', {
      uploaded_by: given.by.personId,
      storage_key: randomUUID(),
      file_name: 'letter.pdf',
      media_type: 'application/pdf',
      size: 10,
      sha256: 'a'.repeat(64),
    });
    const evidence = await insert('evidence', {
      claim_id: id,
      kind: 'SELF_CERTIFICATION',
      statement: SIGNED_WORDS,
      upload_id: upload,
      attached_by: given.by.personId,
      attached_at: at,
    });
    await insert('evidence_opening', { evidence_id: evidence, person_id: people.VERIFIER.personId });
    await insert('claim_event', { claim_id: id, at, by_person: given.by.personId, to_state: 'SUBMITTED' });
    await insert('claim_message', {
      claim_id: id,
      at,
      by_person: people.BACKBONE.personId,
      text: 'Which day?',
      is_question: true,
    });
    return id;
  };
  const submitted = await claim(first, {
    provider: firstProvider,
    tariff: entry,
    code: 'ENTRY',
    state: 'SUBMITTED',
    reference: 'C-1',
    by: people.LINK_WORKER,
  });
  const billed = await claim(first, {
    provider: firstProvider,
    tariff: stay,
    code: 'STAY',
    state: 'BILLED',
    reference: 'C-2',
    by: people.LINK_WORKER,
  });
  const elsewhere = await claim(second, {
    provider: secondProvider,
    tariff: ownEntry,
    code: 'ENTRY',
    state: 'BILLED',
    reference: 'C-3',
    by: otherWorker,
  });
  await insert('clash_decision', {
    outcome_code: 'ENTRY',
    stands_claim: submitted,
    ends_claim: elsewhere,
    stands_record: first.id,
    ends_record: second.id,
    reason: 'She came to us first.',
    decided_by: people.BACKBONE.personId,
    decided_at: at,
  });

  const sustain = async (participantId: string, provider: string): Promise<void> => {
    const about = { participant_id: participantId, outcome_code: 'ENTRY', recorded_at: at };
    await insert('status_spell', { ...about, held: true, from_on: '2025-07-01', reason: 'CONFIRMED' });
    await insert('worked_hours', { ...about, from_on: '2025-07-01', weekly: '17.5' });
    await insert('milestone', {
      participant_id: participantId,
      outcome_code: 'KEPT',
      provider_id: provider,
      tariff_id: kept,
      after_code: 'ENTRY',
      started_on: '2025-06-01',
      state: 'RUNNING',
      since: '2025-06-01',
      due_on: '2026-06-01',
      look_again_on: '2026-06-01',
      reason: 'It counts.',
      progress_unit: 'DAYS',
      progress_done: 1,
      progress_of: 365,
      ready_to_claim: false,
      judged_at: at,
    });
  };
  await sustain(first.id, firstProvider);
  await sustain(second.id, secondProvider);
  for (const { id } of [first, second]) {
    const about = { participant_id: id };
    await insert('support_plan', {
      ...about,
      version: 1,
      strengths: 'Keeps at things',
      aspirations: 'A quiet home',
      goals: '[]',
      written_by: people.BACKBONE.personId,
      written_at: at,
    });
    await insert('phase_change', {
      ...about,
      from_phase: 'MONITORING',
      to_phase: 'ACTIVE',
      on_date: '2025-03-01',
      reason: 'NEEDS_MORE',
      recorded_by: people.BACKBONE.personId,
      recorded_at: at,
    });
    await insert('circumstance', {
      ...about,
      kind: 'MOVED',
      on_date: '2025-02-01',
      recorded_by: people.BACKBONE.personId,
      recorded_at: at,
    });
    await insert('worker_move', {
      ...about,
      from_worker: otherWorker.personId,
      moved_by: people.BACKBONE.personId,
      moved_at: at,
    });
  }
  const between = {
    reason: 'NEARER',
    about: 'Likes to be rung in the morning',
    agreed_on: '2025-05-01',
    agreed_how: 'SPOKEN',
    asked_by: people.BACKBONE.personId,
    asked_at: at,
  };
  await insert('transfer', {
    ...between,
    participant_id: first.id,
    from_provider: firstProvider,
    to_provider: secondProvider,
  });
  await insert('transfer', {
    ...between,
    participant_id: second.id,
    from_provider: secondProvider,
    to_provider: firstProvider,
    state: 'DECLINED',
    decided_by: people.PROVIDER_MANAGER.personId,
    decided_at: at,
    decided_words: 'We have no room.',
  });
  const beside = {
    our_part: 'The tenancy',
    their_part: 'The cooking group',
    from_on: '2025-05-01',
    agreed_on: '2025-05-01',
    agreed_how: 'SPOKEN',
    asked_by: people.BACKBONE.personId,
    asked_at: at,
  };
  await insert('joint_work', {
    ...beside,
    participant_id: first.id,
    from_provider: firstProvider,
    to_provider: secondProvider,
  });
  await insert('joint_work', {
    ...beside,
    participant_id: second.id,
    from_provider: secondProvider,
    to_provider: firstProvider,
    // over: what a provider sees of whom it works beside is tried apart
    until_on: '2025-06-30',
    state: 'AGREED',
    decided_by: people.PROVIDER_MANAGER.personId,
    decided_at: at,
    worker_id: people.LINK_WORKER.personId,
    share: 40,
  });
  await insert('deficit_word', {
    key: 'hard to reach',
    phrase: 'hard to reach',
    alternatives: ['not yet reached by us'],
    why: 'We did not find the way.',
    unless: [],
    added_at: at,
  });

  await insert('contact_kind', { code: 'VISIT', position: 1, title: 'Visit at home', meets: true });
  for (const [participantId, by] of [
    [first.id, people.LINK_WORKER],
    [second.id, otherWorker],
  ] as const) {
    await insert('contact', {
      participant_id: participantId,
      recorded_by: by.personId,
      recorded_at: at,
      client_key: randomUUID(),
      kind: 'VISIT',
      met_on: '2026-01-14',
      seen: true,
    });
    const provider = participantId === first.id ? firstProvider : secondProvider;
    const group = await insert('activity_group', { provider_id: provider, name: 'Walking' });
    await insert('group_member', { group_id: group, participant_id: participantId, joined_on: '2026-01-01' });
    await insert('sitting', {
      group_id: group,
      held_on: '2026-01-13',
      recorded_by: by.personId,
      recorded_at: at,
    });
    await insert('last_seen', { participant_id: participantId, seen_on: '2026-01-14' });
  }

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

  const run = await insert('payment_run', {
    kind: 'CLAIMS',
    period_end: '2025-12-31',
    state: 'DONE',
    prepared_by: people.BACKBONE.personId,
    prepared_at: at,
  });
  await insert('payment_run', {
    kind: 'GRANT',
    period_from: '2020-01-01',
    period_end: '2020-03-31',
    amount: 5,
    reason: 'Grant',
    state: 'DONE',
    prepared_at: at,
  });
  const bill = async (
    claimId: string,
    position: number,
    shares: [string, string, number][],
  ): Promise<void> => {
    await insert('payment_run_claim', {
      run_id: run,
      position,
      claim_id: claimId,
      kind: 'BILL',
      result: 'BILLED',
    });
    const transaction = await insert('ledger_transaction', {
      kind: 'BILLED',
      run_id: run,
      claim_id: claimId,
      at,
    });
    const entries = [
      ...shares.map(([funder, label, amount]) => ({ account: 'DUE', funder, label, amount, opens: true })),
      { account: 'OUTCOMES', funder: null, label: null, amount: -10000, opens: false },
    ];
    await owner.query(
      `INSERT INTO ledger_entry (partnership_id, transaction_id, run_id, claim_id, currency, at, account, funder_id,
         contribution_label, amount, opens_share)
       SELECT $1, $2, $3, $4, 'GBP', $5, * FROM unnest($6::text[], $7::uuid[], $8::text[], $9::bigint[], $10::boolean[])`,
      [
        here,
        transaction,
        run,
        claimId,
        at,
        entries.map((e) => e.account),
        entries.map((e) => e.funder),
        entries.map((e) => e.label),
        entries.map((e) => e.amount),
        entries.map((e) => e.opens),
      ],
    );
  };
  await bill(billed, 1, [
    [firstFunder, 'Top-up', 3000],
    [secondFunder, 'Rest', 7000],
  ]);
  await bill(elsewhere, 2, [[secondFunder, 'Rest', 10000]]);
  await insert('statement', {
    run_id: run,
    funder_id: firstFunder,
    reference: 'S-1',
    kind: 'CLAIMS',
    period_end: '2025-12-31',
    total: 3000,
    issued_at: at,
  });
  await insert('statement', {
    run_id: run,
    funder_id: secondFunder,
    reference: 'S-2',
    kind: 'CLAIMS',
    period_end: '2025-12-31',
    total: 17000,
    issued_at: at,
  });
  await insert('funding_stream', { key: 'one', total: 10000 });
  await insert('contribution_total', { label: 'Top-up', paid: 3000 });
  await insert('contribution_total', { label: 'Rest', paid: 17000 });
  await insert('variation', { effective_on: '2025-10-01', new_maximum: 100, reason: 'More' });
  const plan = await insert('forecast_plan', {
    name: 'Base case',
    version: 1,
    kind: 'BASE',
    adopted_on: '2025-01-01',
    period_count: 1,
    recorded_by: people.BACKBONE.personId,
    recorded_at: at,
  });
  await insert('forecast_period', {
    plan_id: plan,
    period_count: 1,
    position: 1,
    period_from: '2025-04-01',
    period_to: '2025-06-30',
    amount: 100,
  });
  await insert('reference_counter', { kind: 'claim', last: 3 });
  await insert('outbox', { kind: 'payments.run', payload: {} });
  const sample = await insert('audit_sample', {
    month: '2025-12-01',
    seed: 'a'.repeat(64),
    frame_size: 2,
    drawn_at: at,
  });
  await insert('audit_sample_claim', { sample_id: sample, claim_id: billed, position: 1 });
  await insert('audit_sample_claim', { sample_id: sample, claim_id: elsewhere });
  await insert('opened_record', {
    person_id: people.DATA_LEAD.personId,
    participant_id: first.id,
    reason: 'A request for access that cannot wait',
    opened_at: at,
    ends_at: new Date(at.getTime() + 3_600_000),
  });
  await insert('decline_reason', { code: 'NO_ROOM', position: 1, title: 'No room', given_by: ['PROVIDER'] });
  const refer = (given: { reference: string } & Record<string, unknown>): Promise<string> =>
    insert('referral', {
      safe_way: 'CALL',
      given_name: 'Bea',
      family_name: given.reference,
      lawful_basis: 'PUBLIC_TASK',
      told: 'All of it',
      referred_on: '2026-01-10',
      received_at: at,
      moved_at: at,
      ...given,
    });
  const offered = await refer({
    reference: 'R-1',
    channel: 'FORM',
    source_id: await scene.organisation('Clinic'),
    referred_by: people.REFERRER.personId,
    state: 'OFFERED',
    provider_id: firstProvider,
  });
  const received = await refer({ reference: 'R-2', channel: 'SELF' });
  await insert('self_referral_page', {
    is_open: true,
    controller: 'The council',
    answers_requests: 'data@council.example',
    lawful_basis: 'PUBLIC_TASK',
  });
  await fillReferralFiles(insert, {
    clinic: await scene.organisation('Clinic'),
    atHub: people.ASSESSOR.personId,
    agent: people.REFERRER.personId,
    known: first.id,
    at,
  });
  await fillAnchor(owner, scene, { people, firstProvider, firstParticipant: first.id, insert });
  await insert('match_key', { key: 'FAMILY_NAME P-1', kind: 'PARTICIPANT', record_id: first.id });
  await insert('referral_event', {
    referral_id: offered,
    at,
    by_person: people.ASSESSOR.personId,
    from_state: 'ACCEPTED',
    to_state: 'OFFERED',
    provider_id: firstProvider,
  });
  await insert('referral_event', { referral_id: received, at, to_state: 'RECEIVED' });
  await insert('complexity_band', {
    code: 'SOME',
    position: 1,
    title: 'Regular support',
    meaning: 'Somebody at their side every week or two.',
    is_complex: false,
  });
  await insert('expertise', { code: 'HOUSING', position: 1, kind: 'KNOWS', title: 'housing' });
  await insert('hub_guide', { age_bands: [16, 25, 65], triage_days: 7, answer_days: 14 });
  await insert('caseload_guide', {
    guide: JSON.stringify(USUAL_CASELOAD_GUIDE),
    changed_by: people.BACKBONE.personId,
    changed_at: at,
  });
  for (const provider_id of [firstProvider, secondProvider])
    await insert('provider_offer', { provider_id, offers: ['HOUSING'], areas: ['HD1'], agreed: 4000 });
  await insert('support_worker', {
    provider_id: firstProvider,
    person_id: people.LINK_WORKER.personId,
    hours: 3700,
    people_hours: 1850,
  });
  await insert('support_worker', {
    provider_id: secondProvider,
    person_id: otherWorker.personId,
    hours: 3700,
  });
  for (const referral_id of [offered, received])
    await insert('referral_triage', {
      referral_id,
      complexity: 'SOME',
      wants: ['HOUSING'],
      recorded_by: people.ASSESSOR.personId,
      recorded_at: at,
    });
  await insert('recognised_person', {
    referral_id: offered,
    participant_id: first.id,
    said_by: people.ASSESSOR.personId,
    said_at: at,
  });
  await insert('referral_wish', { referral_id: offered, prefers: [], avoids: [secondProvider] });
  await insert('allocation_choice', {
    referral_id: offered,
    at,
    by_person: people.ASSESSOR.personId,
    provider_id: firstProvider,
    rule_version: 0,
    suggested: '[]',
  });
  await insert('allocation_rule', {
    version: 1,
    rule: JSON.stringify(USUAL_ALLOCATION),
    saved_by: people.ASSESSOR.personId,
    saved_at: at,
  });
  await insert('referral_agreement', {
    referral_id: offered,
    kind: 'AGREED',
    said_on: '2026-01-12',
    how: 'SPOKEN',
    recorded_by: people.ASSESSOR.personId,
    recorded_at: at,
  });
  await fillSafety(insert, { people, firstProvider, first: first.id, second: second.id, otherWorker, at });
  await insert('audit_note', {
    operation: 'READ',
    person_id: people.LINK_WORKER.personId,
    action: 'participants',
    subject: 'participant',
    record_ids: [first.id],
  });
  await fillNotifications(insert, {
    backbone: people.BACKBONE,
    worker: people.LINK_WORKER,
    manager: people.PROVIDER_MANAGER,
    claimId: submitted,
    elsewhereId: elsewhere,
    participantId: first.id,
    at,
  });
  const membership = await owner.query<{ id: string }>('SELECT id FROM membership WHERE person_id = $1', [
    otherWorker.personId,
  ]);
  await insert('invitation', {
    membership_id: membership.rows[0]?.id,
    token_hash: randomUUID().replaceAll('-', '').repeat(2),
    expires_at: at,
  });
  return {
    people,
    claims: { submitted, billed, elsewhere },
    firstParticipantId: first.id,
    secondParticipantId: second.id,
  };
}
