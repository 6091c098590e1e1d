import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { USUAL_HUB_GUIDE } from '../../rules/index.js';
import {
  type ClaimScene,
  countStatements,
  granted,
  makeClaimScene,
  makeScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { answerAboutClaim, askAboutClaim, claims, returnClaim, withholdClaim } from '../claims/index.js';
import { draftRateCard } from '../rate-cards/index.js';
import { setHubGuide } from '../triage/index.js';
import { getToday } from './get-today.js';

describe('today', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    scene = await makeClaimScene(database.owner);
    await database.owner.query(
      `INSERT INTO funding_agreement (partnership_id, version, effective_from, agreed_by, agreed_at)
       VALUES ($1, 1, '2024-06-01', $2, now())`,
      [scene.partnershipId, scene.people.commissioner.personId],
    );
  });

  // nobody in this scene was ever seen: that line is looked at in caseloads.test.ts
  const waits = async (actor: Person) =>
    (await getToday(actor))
      .filter(({ kind }) => kind !== 'PEOPLE_LATE')
      .map((item) => [item.kind, item.count]);
  const owner = (sql: string, ...values: unknown[]) =>
    database.owner.query(sql, [scene.partnershipId, ...values]);

  it('is empty where nothing waits, and for those for whom nothing ever does', async () => {
    for (const actor of Object.values(scene.people))
      if (typeof actor !== 'string') expect(await waits(actor)).toEqual([]);
    await scene.submitted();
    expect(await waits(await scene.person('University', 'ANALYST'))).toEqual([]);
  });

  it('brings each claim to whoever is next', async () => {
    const { backbone, verifier, linkWorker, manager } = scene.people;
    const claim = await scene.submitted();
    await scene.submitted();
    expect(await waits(backbone)).toEqual([['CLAIMS_TO_APPROVE', 2]]);
    granted(await returnClaim(backbone, { id: claim.id, reason: 'Which day?' }));
    expect(await waits(backbone)).toEqual([['CLAIMS_TO_APPROVE', 1]]);
    expect(await waits(linkWorker)).toEqual([['CLAIMS_RETURNED', 1]]);
    const approved = await scene.approved();
    const [item] = await getToday(verifier);
    expect(item).toMatchObject({ kind: 'CLAIMS_TO_VERIFY', count: 1, partnership: { slug: scene.slug } });
    expect(Math.abs((item?.oldest?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    granted(await askAboutClaim(verifier, { id: approved.id, question: 'Whose letter is it?' }));
    granted(await withholdClaim(verifier, { id: approved.id, reason: 'No letter' }));
    expect(await waits(manager)).toEqual([
      ['QUESTIONS_TO_ANSWER', 1],
      ['CLAIMS_RETURNED', 1],
      ['CLAIMS_WITHHELD', 1],
    ]);
    const rival = await scene.person('Second Steps', 'LINK_WORKER');
    expect(await waits(rival)).toEqual([]);
  });

  it('brings what a provider says of a returned or withheld claim to whoever sent it back', async () => {
    const { backbone, verifier, linkWorker } = scene.people;
    const returned = await scene.submitted();
    granted(await askAboutClaim(backbone, { id: returned.id, question: 'Which day?' }));
    granted(await answerAboutClaim(linkWorker, { id: returned.id, answer: 'The third.' }));
    granted(await returnClaim(backbone, { id: returned.id, reason: 'The letter says the fifth.' }));
    const withheld = await scene.approved();
    granted(await withholdClaim(verifier, { id: withheld.id, reason: 'No letter' }));
    // what was said before is known to whoever sent it back
    expect([await waits(backbone), await waits(verifier)]).toEqual([[], []]);

    granted(await answerAboutClaim(linkWorker, { id: returned.id, answer: 'The letter is wrong.' }));
    granted(await answerAboutClaim(linkWorker, { id: withheld.id, answer: 'It comes on Monday.' }));
    const answered = async (actor: Person) => {
      const found = await claims(actor, { first: 10, filter: { answered: true } });
      return found.edges.map(({ node }) => node.id);
    };
    expect([await waits(backbone), await answered(backbone)]).toEqual([
      [['ANSWERS_TO_READ', 1]],
      [returned.id],
    ]);
    expect([await waits(verifier), await answered(verifier)]).toEqual([
      [['ANSWERS_TO_READ', 1]],
      [withheld.id],
    ]);
    expect(await answered(linkWorker)).toEqual([]);

    granted(await askAboutClaim(backbone, { id: returned.id, question: 'Who can correct it?' }));
    expect([await waits(backbone), await answered(backbone)]).toEqual([[], []]);
  });

  it('brings the claims of a sample to the auditor, but not those whom they verified', async () => {
    const auditor = await scene.person('Internal audit', 'AUDITOR');
    const both = await scene.person('Internal audit', 'AUDITOR', 'VERIFIER');
    const claims = [await scene.verified(), await scene.verified(), await scene.verified()];
    const sample = await owner(
      `INSERT INTO audit_sample (partnership_id, month, seed, frame_size, drawn_at)
       VALUES ($1, '2024-03-01', repeat('a', 64), 3, '2024-04-01') RETURNING id`,
    );
    await owner(
      `INSERT INTO audit_sample_claim (partnership_id, sample_id, claim_id, position)
       SELECT $1, $2, * FROM unnest($3::uuid[], ARRAY[1, 2, NULL::int])`,
      (sample.rows[0] as { id: string }).id,
      claims.map(({ id }) => id),
    );
    await owner(
      'UPDATE claim SET verified_by = $2 WHERE partnership_id = $1 AND id = $3',
      both.personId,
      claims[0]?.id,
    );
    expect(await getToday(auditor)).toMatchObject([
      { kind: 'CLAIMS_TO_AUDIT', count: 2, oldest: new Date('2024-04-01') },
    ]);
    expect(await waits(both)).toEqual([['CLAIMS_TO_AUDIT', 1]]);
    await owner(
      `UPDATE audit_sample_claim SET verdict = 'CONFIRMED', found_by = $2, found_at = now()
       WHERE partnership_id = $1 AND position IS NOT NULL`,
      auditor.personId,
    );
    expect(await waits(auditor)).toEqual([]);
  });

  it('tells the backbone which records the data lead opened, until they are closed or their time is over', async () => {
    const { backbone } = scene.people;
    const [dataLead, colleague] = [
      await scene.person('The Backbone', 'DATA_LEAD'),
      await scene.person('The Backbone', 'DATA_LEAD'),
    ];
    const claim = await scene.verified();
    await owner(
      `INSERT INTO opened_record (partnership_id, person_id, participant_id, reason, opened_at, ends_at, closed_at)
       SELECT $1, $2, c.participant_id, 'A request for access.', now() - interval '2 hours', ends_at, closed_at
       FROM claim c, (VALUES (now() + interval '1 hour', NULL), (now() - interval '1 hour', NULL),
         (now() + interval '1 hour', now())) AS one (ends_at, closed_at)
       WHERE c.partnership_id = $1 AND c.id = $3`,
      dataLead.personId,
      claim.id,
    );
    expect(await waits(backbone)).toEqual([['RECORDS_OPENED', 1]]);
    expect(await waits(dataLead)).toEqual([['RECORDS_OPENED', 1]]);
    expect(await waits(colleague)).toEqual([]);
  });

  it('asks the hub after an offer once the provider has had the days of the guide to answer', async () => {
    const { backbone, providerId } = scene.people;
    const offeredFor = (days: number) =>
      owner(
        `INSERT INTO referral (partnership_id, reference, channel, safe_way, given_name, family_name, lawful_basis, told,
           referred_on, received_at, moved_at, state, provider_id)
         VALUES ($1, 'R-' || $2, 'SELF', 'CALL', 'Bea', 'Quill', 'PUBLIC_TASK', 'All', '2025-06-01',
           now() - make_interval(days => $2::int), now() - make_interval(days => $2::int), 'OFFERED', $3)`,
        days,
        providerId,
      );
    await offeredFor(USUAL_HUB_GUIDE.answerDays - 1);
    expect(await waits(backbone)).toEqual([]);
    await offeredFor(USUAL_HUB_GUIDE.answerDays + 1);
    expect(await waits(backbone)).toEqual([['OFFERS_UNANSWERED', 1]]);
    const guide = { ...USUAL_HUB_GUIDE, answerDays: USUAL_HUB_GUIDE.answerDays - 2 };
    granted(await setHubGuide(backbone, guide));
    expect(await waits(backbone)).toEqual([['OFFERS_UNANSWERED', 2]]);
  });

  it('tells the commissioner that nobody has agreed who pays', async () => {
    const young = await makeScene(database.owner);
    expect(await waits(await young.person('The Council', 'COMMISSIONER'))).toEqual([['FUNDING_MISSING', 1]]);
    expect(await waits(await young.person('The Backbone', 'BACKBONE'))).toEqual([]);
  });

  it('tells a funder what waits in every partnership that they pay into, and nobody else', async () => {
    const other = await makeClaimScene(database.owner);
    const { funder, linkWorker } = scene.people;
    const join = (personId: string, organisationId: string, role: string) =>
      database.owner.query(
        'INSERT INTO membership (partnership_id, person_id, organisation_id, roles) VALUES ($1, $2, $3, $4)',
        [other.partnershipId, personId, organisationId, [role]],
      );
    await join(funder.personId, other.people.funderId, 'FUNDER');
    await join(linkWorker.personId, other.people.providerId, 'LINK_WORKER');
    const run = await database.owner.query<{ id: string }>(
      `INSERT INTO payment_run (partnership_id, kind, period_end, prepared_at, state)
       VALUES ($1, 'CLAIMS', '2024-03-31', '2024-04-01', 'DONE') RETURNING id`,
      [other.partnershipId],
    );
    await database.owner.query(
      `INSERT INTO statement (partnership_id, run_id, funder_id, reference, kind, period_end, state, total, issued_at)
       VALUES ($1, $2, $3, 'S-1', 'CLAIMS', '2024-03-31', 'AUTHORISED', 5, '2024-04-02')`,
      [other.partnershipId, run.rows[0]?.id, other.people.funderId],
    );
    expect(await getToday(funder)).toMatchObject([
      { kind: 'STATEMENTS_TO_SETTLE', count: 1, partnership: { slug: other.slug } },
    ]);
    expect(await getToday({ ...funder, partnership: other.slug })).toMatchObject([
      { kind: 'STATEMENTS_TO_SETTLE', count: 1, partnership: { slug: other.slug } },
    ]);
    const claim = await other.submitted();
    granted(await returnClaim(other.people.backbone, { id: claim.id, reason: 'Which day?' }));
    expect(await waits(linkWorker)).toEqual([]);
  });

  it('asks nobody to stand behind a claim twice', async () => {
    await scene.submitted();
    await owner(
      `UPDATE membership SET roles = roles || '{BACKBONE}' WHERE partnership_id = $1 AND person_id = $2`,
      scene.people.linkWorker.personId,
    );
    expect(await waits(scene.people.linkWorker)).toEqual([]);
  });

  it('brings cards, runs and statements to those who agree and pay', async () => {
    const { backbone, commissioner, funder, funderId } = scene.people;
    granted(
      await draftRateCard(backbone, {
        effectiveFrom: '2030-01-01',
        tariffs: [
          { outcomeCode: 'X', title: 'X', domain: 'X', price: '1', cohort: 'NEW', evidence: ['DOCUMENT'] },
        ],
      }),
    );
    const run = await owner(
      `INSERT INTO payment_run (partnership_id, kind, period_end, prepared_at, prepared_by, state)
       VALUES ($1, 'CLAIMS', '2024-03-31', '2024-04-01', $2, 'DONE') RETURNING id`,
      backbone.personId,
    );
    const runId = (run.rows[0] as { id: string }).id;
    expect(await waits(commissioner)).toEqual([
      ['RUNS_TO_AUTHORISE', 1],
      ['RATE_CARDS_TO_PUBLISH', 1],
    ]);
    await owner(
      `UPDATE payment_run SET authorised_at = now(), authorised_by = $2 WHERE partnership_id = $1`,
      commissioner.personId,
    );
    const other = await scene.organisation('Another Fund', 'FUNDER');
    for (const [to, reference] of [
      [funderId, 'S-1'],
      [other, 'S-2'],
    ])
      await owner(
        `INSERT INTO statement (partnership_id, run_id, funder_id, reference, kind, period_end, state, total, issued_at)
         VALUES ($1, $2, $3, $4, 'CLAIMS', '2024-03-31', 'AUTHORISED', 5, '2024-04-02')`,
        runId,
        to,
        reference,
      );
    expect(await waits(funder)).toEqual([['STATEMENTS_TO_SETTLE', 1]]);
    expect((await getToday(commissioner))[0]).toMatchObject({
      kind: 'STATEMENTS_TO_SETTLE',
      count: 2,
      oldest: new Date('2024-04-02'),
    });
  });

  it('shows the backbone what failed and what nobody can pay', async () => {
    const { backbone, commissioner } = scene.people;
    await scene.verified();
    await owner(`UPDATE claim SET unfunded_reason = 'Every cap is reached.' WHERE partnership_id = $1`);
    // achieved before any agreement: no limit is in the way of it
    expect(await waits(commissioner)).toEqual([['CLAIMS_WITHOUT_AGREEMENT', 1]]);
    await owner(
      `INSERT INTO funding_agreement (partnership_id, version, effective_from, agreed_by, agreed_at)
       VALUES ($1, 2, '2020-01-01', $2, now())`,
      commissioner.personId,
    );
    await owner(
      `INSERT INTO outbox (partnership_id, kind, payload, failed_at) VALUES ($1, 'payments.run', '{}', now())`,
    );
    expect(await waits(backbone)).toEqual([
      ['FAILED_JOBS', 1],
      ['UNFUNDED_CLAIMS', 1],
    ]);
    expect(await waits(commissioner)).toEqual([['UNFUNDED_CLAIMS', 1]]);
    expect(await countStatements(() => getToday(backbone))).toBe(1);
  });
});
