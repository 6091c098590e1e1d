import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal, type Refusal } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  SIGNED,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import {
  answerAboutClaim,
  approveClaim,
  askAboutClaim,
  type ClaimView,
  claim,
  markEvidenceOpened,
  reverseClaim,
  submitClaim,
  verifyClaim,
  verifyClaims,
} from './index.js';

const code = (answer: ClaimView | Refusal): string => (isRefusal(answer) ? answer.code : answer.state);
const stay = { outcomeCode: 'STAY_3', achievedOn: calendarDate('2024-06-01') };

describe('verifying', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
  });
  afterAll(() => database.close());

  /** Entry and three months of one participant, both approved. */
  const ladder = async () => {
    const entry = await scene.approved();
    const participantId = entry.participant?.id ?? '';
    return { participantId, entry, stay: await scene.approved({ participantId, ...stay }) };
  };

  it('waits for the outcome that a claim rests on', async () => {
    const { verifier } = scene.people;
    const { entry, stay: later } = await ladder();
    expect(code(await verifyClaim(verifier, { id: later.id }))).toBe('EARLIER_OUTCOME_MISSING');
    granted(await verifyClaim(verifier, { id: entry.id }));
    expect(code(await verifyClaim(verifier, { id: later.id }))).toBe('VERIFIED');
  });

  it('takes several in one action, each by itself, once their evidence was opened', async () => {
    const { verifier, otherVerifier } = scene.people;
    const one = await ladder();
    const unopened = await scene.approved();
    const submitted = await scene.submitted();
    for (const id of [one.entry.id, one.stay.id, submitted.id]) await markEvidenceOpened(verifier, { id });
    await markEvidenceOpened(otherVerifier, { id: unopened.id });
    // the later one first: the ladder is verified from its foot all the same
    const ids = [one.stay.id, unopened.id, 'nobody', one.entry.id, submitted.id, one.entry.id];
    const answers = await verifyClaims(verifier, { ids });
    expect(answers.map(code)).toEqual([
      'VERIFIED',
      'WRONG_STATE',
      'INVALID',
      'VERIFIED',
      'WRONG_STATE',
      'WRONG_STATE',
    ]);
    expect(answers[1]).toMatchObject({ message: expect.stringContaining('Open every piece') });
    expect(answers[2]).toMatchObject({ field: 'ids.2' });
    for (const wrong of [[], Array.from({ length: 101 }, () => unopened.id)])
      await expect(verifyClaims(verifier, { ids: wrong })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(verifyClaims(scene.people.backbone, { ids })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('takes a ladder of one day from its foot, in whichever order it was selected', async () => {
    const here = await makeClaimScene(database.owner);
    const codes = ['ONE', 'TWO', 'THREE'];
    const lines = codes.map((outcomeCode, nth) => ({
      code: outcomeCode,
      price: 100n,
      title: outcomeCode,
      ...(nth > 0 ? { after: codes[nth - 1] ?? '' } : {}),
    }));
    await here.publish(lines, { from: '2024-01-01' });
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1],
    ]) {
      const participantId = (await here.enrol()).id;
      const ids: string[] = [];
      for (const outcomeCode of codes) ids.push((await here.approved({ participantId, outcomeCode })).id);
      for (const id of ids) await markEvidenceOpened(here.people.verifier, { id });
      const selected = order.map((nth) => ids[nth] ?? '');
      const answers = await verifyClaims(here.people.verifier, { ids: selected });
      expect(answers.map(code), String(order)).toEqual(['VERIFIED', 'VERIFIED', 'VERIFIED']);
    }
  });

  it('notes who opened what, a piece at a time or a whole claim', async () => {
    const { verifier, linkWorker, otherVerifier } = scene.people;
    const evidence = [SIGNED, { kind: 'DOCUMENT' as const, uploadId: await scene.upload() }];
    const { id } = await scene.approved({ evidence });
    const opened = (view: ClaimView | null) => view?.evidence.map((one) => one.openedByMe);
    const before = await claim(verifier, id);
    const [first] = before?.evidence ?? [];
    expect(opened(await markEvidenceOpened(verifier, { id: first?.id ?? '' }))).toEqual([true, false]);
    expect((await verifyClaims(verifier, { ids: [id] })).map(code)).toEqual(['WRONG_STATE']);
    expect(opened(await markEvidenceOpened(verifier, { id }))).toEqual([true, true]);
    expect(opened(await markEvidenceOpened(verifier, { id }))).toEqual([true, true]);
    expect(opened(await claim(otherVerifier, id))).toEqual([false, false]);
    await expect(markEvidenceOpened(verifier, { id: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(markEvidenceOpened(linkWorker, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const elsewhere = await makeClaimScene(database.owner);
    await expect(markEvidenceOpened(elsewhere.people.verifier, { id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('a conversation on a claim', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
  });
  afterAll(() => database.close());

  it('goes to and fro while the claim’s state stays', async () => {
    const { verifier, linkWorker } = scene.people;
    const { id } = await scene.approved();
    const asked = granted(await askAboutClaim(verifier, { id, question: ' Which day was it? ' }));
    expect(asked).toMatchObject({ state: 'APPROVED', awaitsAnswer: true });
    expect((await claim(linkWorker, id))?.actions).toEqual(['ANSWER']);
    const answered = granted(await answerAboutClaim(linkWorker, { id, answer: 'The first of March.' }));
    expect(answered).toMatchObject({
      state: 'APPROVED',
      awaitsAnswer: false,
      conversation: [
        { text: 'Which day was it?', by: { id: verifier.personId }, awaitsAnswer: false },
        { text: 'The first of March.', by: { id: linkWorker.personId }, awaitsAnswer: false },
      ],
    });
    granted(await askAboutClaim(scene.people.backbone, { id, question: 'In which year?' }));
    const again = await claim(verifier, id);
    expect(again?.conversation.map((one) => one.awaitsAnswer)).toEqual([false, false, true]);
    expect(again?.history).toHaveLength(2);
  });

  it('says what it cannot take', async () => {
    const { verifier, linkWorker, auditor } = scene.people;
    const { id } = await scene.approved();
    const ask = async (question: string) => {
      const answer = await askAboutClaim(verifier, { id, question });
      return isRefusal(answer) ? `${answer.code} ${answer.field}` : answer.state;
    };
    for (const blank of ['', ' \n ']) expect(await ask(blank)).toBe('INVALID question');
    expect(await ask('?'.repeat(5001))).toBe('INVALID question');
    expect(code(await answerAboutClaim(linkWorker, { id, answer: 'Unasked.' }))).toBe('WRONG_STATE');
    expect(await answerAboutClaim(linkWorker, { id, answer: '' })).toMatchObject({ field: 'answer' });
    await expect(askAboutClaim(linkWorker, { id, question: '?' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(answerAboutClaim(verifier, { id, answer: '!' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    // an auditor sees what was verified
    await expect(askAboutClaim(auditor, { id, question: '?' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const stranger = await scene.person('Second Steps', 'LINK_WORKER');
    await expect(answerAboutClaim(stranger, { id, answer: '!' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await database.owner.query(`UPDATE claim SET state = 'REJECTED' WHERE id = $1`, [id]);
    expect(await ask('Why?')).toBe('WRONG_STATE undefined');
  });
});

describe('reversing', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
  });
  afterAll(() => database.close());

  const reason = 'The tenancy was never signed.';

  it('flags the claims that rest on it, whatever their state, and changes nothing else about them', async () => {
    const { auditor, verifier, linkWorker } = scene.people;
    const entry = await scene.verified();
    const participantId = entry.participant?.id ?? '';
    const waiting = await scene.submitted({ participantId, ...stay });
    const well = await scene.submitted({
      participantId,
      outcomeCode: 'WELL',
      evidence: [{ kind: 'ASSESSMENT', statement: '7 of 10' }],
    });
    const reversed = granted(await reverseClaim(auditor, { id: entry.id, reason }));
    expect(reversed).toMatchObject({ state: 'REVERSED', restsOnReversed: false });
    expect(reversed.history.at(-1)).toMatchObject({ by: { id: auditor.personId }, reason });
    expect(await claim(linkWorker, waiting.id)).toMatchObject({ restsOnReversed: true, state: 'SUBMITTED' });
    expect(await claim(linkWorker, well.id)).toMatchObject({ restsOnReversed: false });
    granted(await approveClaim(scene.people.backbone, { id: waiting.id }));
    expect(code(await verifyClaim(verifier, { id: waiting.id }))).toBe('EARLIER_OUTCOME_MISSING');
    // achieved anew on a later day, it has to be sustained from then
    granted(
      await submitClaim(linkWorker, scene.input(participantId, { achievedOn: calendarDate('2024-03-02') })),
    );
    expect(code(await verifyClaim(verifier, { id: waiting.id }))).toBe('EARLIER_OUTCOME_MISSING');
  });

  it('of what is billed waits for the ledger; of what is not, frees the outcome at once', async () => {
    const pending = async (state: string) => {
      const { id } = await scene.verified();
      await database.owner.query('ALTER TABLE claim DISABLE TRIGGER guard');
      await database.owner.query('UPDATE claim SET state = $2 WHERE id = $1', [id, state]);
      await database.owner.query('ALTER TABLE claim ENABLE TRIGGER guard');
      granted(await reverseClaim(scene.people.auditor, { id, reason }));
      const row = await database.owner.query('SELECT reversal_pending FROM claim WHERE id = $1', [id]);
      return row.rows[0]?.reversal_pending;
    };
    expect([await pending('VERIFIED'), await pending('BILLED'), await pending('PAID')]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('asks for a reason, and is the backbone’s or the auditor’s', async () => {
    const { id } = await scene.verified();
    expect(await reverseClaim(scene.people.auditor, { id, reason: ' ' })).toMatchObject({
      code: 'INVALID',
      field: 'reason',
    });
    await expect(reverseClaim(scene.people.verifier, { id, reason })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(code(await reverseClaim(scene.people.otherBackbone, { id, reason }))).toBe('REVERSED');
  });
});
