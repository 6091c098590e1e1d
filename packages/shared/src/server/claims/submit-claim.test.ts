import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate } from '../../rules/index.js';
import {
  type ClaimScene,
  countJourneys,
  granted,
  makeClaimScene,
  SIGNED,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { Fault } from '../errors.js';
import { enrolParticipant, laddersOf, recordBaseline } from '../participants/index.js';
import { withTenant } from '../tenancy/index.js';
import { type ClaimInput, claim, rejectClaim, reverseClaim, submitClaim, submitClaimsIn } from './index.js';

const on = calendarDate;

describe('submitting a claim', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
  });
  afterAll(() => database.close());

  const submit = async (participantId: string, given = {}) =>
    submitClaim(scene.people.linkWorker, scene.input(participantId, given));

  it('fixes its price from the card in force, and begins its history', async () => {
    const { id } = await scene.enrol();
    const claim = granted(await submit(id));
    expect(claim).toMatchObject({
      outcomeCode: 'ENTRY',
      title: 'Entry into a home',
      domain: 'Accommodation',
      achievedOn: '2024-03-01',
      state: 'SUBMITTED',
      price: { amount: 68_500n, currency: 'GBP' },
      participant: { id, givenName: 'Sam' },
      provider: { name: 'First Steps' },
      actions: [],
      awaitsAnswer: false,
    });
    expect(claim.reference).toMatch(/^C-\d{6}$/);
    expect(claim.history).toMatchObject([
      { from: null, to: 'SUBMITTED', by: { id: scene.people.linkWorker.personId }, reason: null },
    ]);
    expect(claim.evidence).toMatchObject([
      { kind: 'SELF_CERTIFICATION', statement: 'I moved in on Monday.', isNew: true, openedByMe: false },
    ]);
  });

  it('is five journeys to the database, and three more where something counts from it', async () => {
    const { id } = await scene.enrol();
    const submission = (given: Partial<ClaimInput>) => async () =>
      granted(
        await submitClaim(
          scene.people.linkWorker,
          scene.input(id, given),
          new Set(['participant', 'evidence'] as const),
        ),
      );
    const assessed = { kind: 'ASSESSMENT', statement: 'Well again' } as const;
    expect(await countJourneys(submission({ outcomeCode: 'WELL', evidence: [assessed] }))).toBe(5);
    expect(await countJourneys(submission({}))).toBe(8);
  });

  it('is priced by the date of achievement: the card before, and a provider’s own', async () => {
    const here = await makeClaimScene(database.owner);
    await here.publish([{ code: 'ENTRY', price: 70_000n }], { from: '2024-06-01' });
    const own = await here.organisation('Safe Haven', 'PROVIDER');
    await here.publish([{ code: 'ENTRY', price: 99_900n }], { from: '2024-02-01', providerId: own });
    const worker = await here.person('Safe Haven', 'LINK_WORKER');
    const priced = async (who: typeof worker, providerId: string, achievedOn: string, code = 'ENTRY') => {
      const { id } = await here.enrol({ providerId }, who);
      const claim = await submitClaim(who, here.input(id, { achievedOn: on(achievedOn), outcomeCode: code }));
      return 'price' in claim ? claim.price.amount : claim.code;
    };
    const { linkWorker, providerId } = here.people;
    expect(await priced(linkWorker, providerId, '2024-05-31')).toBe(68_500n);
    expect(await priced(linkWorker, providerId, '2024-06-01')).toBe(70_000n);
    expect(await priced(worker, own, '2024-01-31')).toBe(68_500n);
    expect(await priced(worker, own, '2024-06-01')).toBe(99_900n);
    // replaced whole: what its own card does not name has no price
    expect(await priced(worker, own, '2024-06-01', 'COURSE')).toBe('NOT_ON_RATE_CARD');
  });

  it('is refused with a reason a person can act on', async () => {
    const { id } = await scene.enrol();
    const codeOf = async (given: Parameters<ClaimScene['input']>[1]) => {
      const answer = await submit(id, given);
      return 'code' in answer ? `${answer.code} ${answer.field}` : answer.state;
    };
    expect(await codeOf({ achievedOn: on('9999-12-31') })).toBe('OUT_OF_RANGE achievedOn');
    expect(await codeOf({ achievedOn: on('0001-01-01') })).toBe('OUT_OF_RANGE achievedOn');
    expect(await codeOf({ achievedOn: on('2023-12-31') })).toBe('OUT_OF_RANGE achievedOn');
    expect(await codeOf({ outcomeCode: 'DANCE' })).toBe('NOT_ON_RATE_CARD outcomeCode');
    expect(await codeOf({ outcomeCode: 'EN\u0000TRY' })).toBe('NOT_ON_RATE_CARD outcomeCode');
    expect(await codeOf({ evidence: [] })).toBe('EVIDENCE_MISSING evidence');
    expect(await codeOf({ evidence: [{ kind: 'DATA_MATCH' }] })).toBe('INVALID evidence.0.kind');
    expect(await codeOf({ evidence: [{ kind: 'DOCUMENT', statement: 'no file' }] })).toBe(
      'EVIDENCE_MISSING evidence.0.uploadId',
    );
    expect(await codeOf({ outcomeCode: 'STAY_3' })).toBe('EARLIER_OUTCOME_MISSING outcomeCode');
    expect(await codeOf({ evidence: [{ ...SIGNED, statement: 'x\u0000' }] })).toBe(
      'INVALID evidence.0.statement',
    );
    expect(await codeOf({ achievedOn: on('2024-02-29') })).toBe('SUBMITTED');
    expect(await codeOf({})).toBe('ALREADY_CLAIMED outcomeCode');
    expect(await codeOf({ outcomeCode: 'STAY_3', achievedOn: on('2024-05-28') })).toBe('TOO_SOON achievedOn');
    expect(await codeOf({ outcomeCode: 'STAY_3', achievedOn: on('2024-05-29') })).toBe('SUBMITTED');
  });

  it('of two at the same instant is made once', async () => {
    const { id } = await scene.enrol();
    const { linkWorker, manager } = scene.people;
    const answers = await Promise.all(
      [linkWorker, manager, linkWorker, manager].map((who) => submitClaim(who, scene.input(id))),
    );
    expect(answers.filter((answer) => 'state' in answer)).toHaveLength(1);
    const refused = answers.flatMap((answer) => ('code' in answer ? [answer.code] : []));
    expect(refused).toEqual(['ALREADY_CLAIMED', 'ALREADY_CLAIMED', 'ALREADY_CLAIMED']);
    const left = await database.owner.query(
      `SELECT (SELECT count(*)::int FROM claim WHERE participant_id = $1) AS claims,
         (SELECT count(*)::int FROM evidence e JOIN claim c ON c.id = e.claim_id WHERE c.participant_id = $1) AS evidence,
         (SELECT count(*)::int FROM claim_event e JOIN claim c ON c.id = e.claim_id WHERE c.participant_id = $1) AS events`,
      [id],
    );
    expect(left.rows[0]).toEqual({ claims: 1, evidence: 1, events: 1 });
  });

  it('counts what the card pays for in all and in a year of the contract, also in a race', async () => {
    const here = await makeClaimScene(database.owner, { contractFrom: '2020-04-01' });
    const other = await here.person('Second Steps', 'LINK_WORKER');
    const otherProvider = await here.organisation('Second Steps');
    const course = async (achievedOn: string, who = here.people.linkWorker) => {
      const providerId = who === other ? otherProvider : here.people.providerId;
      const { id } = await here.enrol({ providerId }, who);
      return submitClaim(who, here.input(id, { outcomeCode: 'COURSE', achievedOn: on(achievedOn) }));
    };
    const answers = await Promise.all([
      course('2024-03-30'),
      course('2024-03-31', other),
      course('2024-03-31'),
      course('2024-02-01', other),
    ]);
    expect(answers.filter((answer) => 'state' in answer)).toHaveLength(2);
    const refused = answers.flatMap((answer) => ('code' in answer ? [answer] : []));
    expect(refused.map((refusal) => refusal.code)).toEqual(['CAP_REACHED', 'CAP_REACHED']);
    expect(refused[0]?.message).toContain('from 1 April 2023 to 31 March 2024');
    // a new year of the contract, and then the maximum in all
    expect('state' in (await course('2024-04-01'))).toBe(true);
    const last = await course('2024-04-02');
    expect('code' in last && last.message).toContain('3 times in all');
    // one that is over counts no more
    const made = answers.find((answer) => 'state' in answer);
    await database.owner.query(`UPDATE claim SET state = 'APPROVED' WHERE id = $1`, [
      made && 'id' in made && made.id,
    ]);
    granted(
      await rejectClaim(here.people.verifier, { id: (made as { id: string }).id, reason: 'Not a course.' }),
    );
    expect('state' in (await course('2024-04-02'))).toBe(true);
  });

  it('rests on a baseline for historic participants, whose cohort has its own price', async () => {
    const { id } = await scene.enrol({ cohort: 'HISTORIC', enrolledOn: on('2024-02-01') });
    const stay = { outcomeCode: 'STAY_3', achievedOn: on('2024-02-29') };
    expect(await submit(id, stay)).toMatchObject({ code: 'EARLIER_OUTCOME_MISSING' });
    granted(
      await recordBaseline(scene.people.backbone, {
        participantId: id,
        outcomeCode: 'ENTRY',
        achievedOn: on('2023-11-29'),
      }),
    );
    expect(granted(await submit(id, stay)).price.amount).toBe(200_000n);
    // cohorts do not fall back on each other
    expect(await submit(id, { outcomeCode: 'STAY_6' })).toMatchObject({ code: 'NOT_ON_RATE_CARD' });
  });

  it('may be made anew after a rejection, and after a reversal once the ledger shows it', async () => {
    const claim = await scene.verified();
    const again = scene.input(claim.participant?.id ?? '');
    granted(await reverseClaim(scene.people.auditor, { id: claim.id, reason: 'The letter was forged.' }));
    granted(await submitClaim(scene.people.linkWorker, again));

    const billed = await scene.verified();
    const who = billed.participant?.id ?? '';
    await database.owner.query(`UPDATE claim SET state = 'BILLED' WHERE id = $1`, [billed.id]);
    granted(await reverseClaim(scene.people.auditor, { id: billed.id, reason: 'The letter was forged.' }));
    expect(await submit(who)).toMatchObject({ code: 'ALREADY_CLAIMED' });
    await database.owner.query('UPDATE claim SET reversal_pending = false WHERE id = $1', [billed.id]);
    granted(await submit(who));
  });

  it('takes a document for one participant’s ladder, and for nobody else’s', async () => {
    const { linkWorker, manager } = scene.people;
    const uploadId = await scene.upload();
    const document = { evidence: [{ kind: 'DOCUMENT' as const, uploadId }] };
    const { id } = await scene.enrol();
    const first = granted(await submit(id, document));
    expect(first.evidence).toMatchObject([
      { fileName: 'letter.pdf', mediaType: 'application/pdf', size: 10, isNew: true },
    ]);
    const next = { ...document, outcomeCode: 'STAY_3', achievedOn: on('2024-06-01') };
    const second = granted(await submitClaim(manager, scene.input(id, next)));
    expect(second.evidence).toMatchObject([{ isNew: false }]);
    const { id: somebody } = await scene.enrol();
    expect(await submit(somebody, document)).toMatchObject({ code: 'INVALID', field: 'evidence.0.uploadId' });
    const strange = await scene.upload(await scene.person('Second Steps', 'LINK_WORKER'));
    for (const wrong of [strange, 'no-id', '00000000-0000-4000-8000-000000000000']) {
      const evidence = [SIGNED, { kind: 'DOCUMENT' as const, uploadId: wrong }];
      expect(await submitClaim(linkWorker, scene.input(somebody, { evidence }))).toMatchObject({
        code: 'INVALID',
        field: 'evidence.1.uploadId',
      });
    }
  });

  it('is for the participant’s own provider only', async () => {
    const { id } = await scene.enrol();
    const stranger = await scene.person('Second Steps', 'LINK_WORKER');
    const elsewhere = await makeClaimScene(database.owner);
    const both = await scene.person('Second Steps', 'BACKBONE', 'LINK_WORKER');
    for (const who of [stranger, both, elsewhere.people.linkWorker])
      await expect(submitClaim(who, scene.input(id))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(submitClaim(stranger, scene.input('nobody'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const who of [
      scene.people.backbone,
      scene.people.verifier,
      scene.people.funder,
      scene.people.commissioner,
    ])
      await expect(submitClaim(who, scene.input(id))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('knows what somebody achieved with an earlier provider, without showing it', async () => {
    const { id } = await scene.enrol();
    const first = granted(await submit(id));
    const worker = await scene.person('Second Steps', 'LINK_WORKER');
    const second = await scene.organisation('Second Steps');
    await database.owner.query(
      `INSERT INTO enrolment (partnership_id, participant_id, provider_id, cohort, enrolled_on, recorded_at)
       VALUES ($1, $2, $3, 'NEW', '2024-04-01', now())`,
      [scene.partnershipId, id, second],
    );
    await database.owner.query('UPDATE participant SET provider_id = $2 WHERE id = $1', [id, second]);
    expect(await claim(worker, first.id)).toBeNull();
    const ladder = (await laddersOf(worker, [id])).get(id);
    expect(ladder?.[0]).toMatchObject({ state: 'IN_PROGRESS', achievedOn: '2024-03-01', claimId: null });
    const now = (given = {}) => submitClaim(worker, scene.input(id, given));
    expect(await now({ achievedOn: on('2024-05-01') })).toMatchObject({ code: 'ALREADY_CLAIMED' });
    expect(await now({ outcomeCode: 'WELL', achievedOn: on('2024-03-31') })).toMatchObject({
      code: 'OUT_OF_RANGE',
    });
    const stay = granted(await now({ outcomeCode: 'STAY_3', achievedOn: on('2024-06-01') }));
    expect(stay.provider.id).toBe(second);
    await expect(submit(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('judges a set as it judges each: a ladder from its foot, twins refused', async () => {
    const one = await scene.enrol();
    const { linkWorker } = scene.people;
    await database.owner.query('UPDATE app.installation SET dates_back = true');
    const results = await withTenant({ ...linkWorker, at: new Date('2024-09-01T09:00:00Z') }, (tenant) =>
      submitClaimsIn(tenant, [
        scene.input(one.id),
        scene.input(one.id, { outcomeCode: 'STAY_3', achievedOn: on('2024-06-01') }),
        scene.input(one.id),
        scene.input(one.id, { outcomeCode: 'STAY_6', achievedOn: on('2024-09-02') }),
        scene.input(one.id, { outcomeCode: 'WELL' }),
      ]),
    );
    expect(results.map((result) => (typeof result === 'string' ? 'made' : result.code))).toEqual([
      'made',
      'made',
      'ALREADY_CLAIMED',
      'OUT_OF_RANGE',
      'EVIDENCE_MISSING',
    ]);
    expect(await withTenant(linkWorker, (tenant) => submitClaimsIn(tenant, []))).toEqual([]);
  });

  it('lets one file stand on the claims of one participant only, also in a race', async () => {
    for (let round = 0; round < 5; round++) {
      const uploadId = await scene.upload();
      const people = [await scene.enrol(), await scene.enrol(), await scene.enrol()];
      const evidence = [{ kind: 'DOCUMENT' as const, uploadId }];
      const answers = await Promise.all(
        people.map(({ id }) => submitClaim(scene.people.linkWorker, scene.input(id, { evidence }))),
      );
      const refused = answers.filter((answer) => 'code' in answer);
      expect(refused).toHaveLength(2);
      for (const one of refused) expect(one).toMatchObject({ code: 'INVALID', field: 'evidence.0.uploadId' });
      const standing = await database.owner.query('SELECT FROM evidence WHERE upload_id = $1', [uploadId]);
      expect(standing.rowCount).toBe(1);
    }
  });

  it('does not begin before somebody is enrolled', async () => {
    const stranger = await scene.person('Second Steps', 'LINK_WORKER');
    await expect(
      enrolParticipant(stranger, {
        givenName: 'Sam',
        familyName: 'Taken',
        cohort: 'NEW',
        providerId: scene.people.providerId,
        enrolledOn: on('2024-01-01'),
      }),
    ).rejects.toBeInstanceOf(Fault);
  });
});
