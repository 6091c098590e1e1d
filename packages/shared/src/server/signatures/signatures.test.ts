import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, fillWords, isRefusal, sealedText, USUAL_SIGNATURE_WORDS } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  LINES,
  makeClaimScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { approveClaim, claim, resubmitClaim, returnClaim, submitClaim } from '../claims/index.js';
import { keptRecords, mergeParticipants } from '../merging/index.js';
import {
  recordSignature,
  type SignatureInput,
  setSignatureWording,
  signatureWordings,
  signedStatements,
  signingEntry,
} from './index.js';

const title = 'Entry into a home';
const on = calendarDate('2024-03-01');

/** As a device seals it. */
const signed = (participantId: string, given: Partial<SignatureInput> = {}): SignatureInput => {
  const input = {
    participantId,
    outcomeCode: 'ENTRY',
    achievedOn: on,
    words: fillWords(USUAL_SIGNATURE_WORDS, { title, on: given.achievedOn ?? on }),
    way: 'DRAWN' as const,
    drawing: 'M10 100L200 20L300 150',
    signedName: null,
    witnessName: null,
    signedAt: new Date(Date.now() - 60_000),
    clientKey: randomUUID(),
    ...given,
  };
  const text = sealedText({ ...input, signedAt: input.signedAt.getTime() });
  return { sha256: createHash('sha256').update(text).digest('hex'), ...input };
};

describe('signatures', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
  });
  afterAll(() => database.close());

  const take = async (input: SignatureInput, by: Person = scene.people.linkWorker) =>
    granted(await recordSignature(by, input));
  const evidenceOf = (signatureId: string) => ({ kind: 'SELF_CERTIFICATION' as const, signatureId });

  it('are kept with words, facts and strokes, once however often they are sent', async () => {
    const { id } = await scene.enrol();
    const input = signed(id);
    const [first, again] = await Promise.all([take(input), take(input)]);
    expect(again.id).toBe(first.id);
    const otherWay = signed(id, { clientKey: input.clientKey, achievedOn: calendarDate('2024-03-02') });
    expect(await recordSignature(scene.people.linkWorker, otherWay)).toMatchObject({
      code: 'WRONG_STATE',
      field: 'clientKey',
    });
    expect(first).toMatchObject({
      outcomeTitle: title,
      achievedOn: '2024-03-01',
      words: input.words,
      wordingVersion: 1,
      way: 'DRAWN',
      drawing: input.drawing,
      signedAt: input.signedAt,
      takenBy: { id: scene.people.linkWorker.personId },
      isWhole: true,
      isReplaced: false,
    });
    expect(await signedStatements(scene.people.manager, id)).toHaveLength(1);
    await expect(
      database.owner.query(`UPDATE signed_statement SET words = 'Others' WHERE id = $1`, [first.id]),
    ).rejects.toThrow('never changed');
  });

  it('are refused where they are not what the device sealed, or not the partnership’s words', async () => {
    const { id } = await scene.enrol();
    const wrong = async (given: Partial<SignatureInput>) => {
      const answer = await recordSignature(scene.people.linkWorker, signed(id, given));
      return isRefusal(answer) ? answer.field : 'kept';
    };
    expect(await wrong({ sha256: 'a'.repeat(64) })).toBe('sha256');
    expect(await wrong({ words: 'I owe you everything.' })).toBe('words');
    expect(await wrong({ drawing: 'M1 1' })).toBe('drawing');
    expect(await wrong({ way: 'TYPED', drawing: null, signedName: 'Sam  ' })).toBe('signedName');
    expect(await wrong({ way: 'WITNESSED', witnessName: 'Nan Other' })).toBe('kept');
    expect(await wrong({ outcomeCode: 'WELL' })).toBe('outcomeCode');
    expect(await wrong({ achievedOn: calendarDate('2999-01-01') })).toBe('achievedOn');
    expect(await wrong({ clientKey: 'mine' })).toBe('clientKey');
    expect(await wrong({ signedAt: new Date(Date.now() + 2 * 86_400_000) })).toBe('signedAt');
    expect(await wrong({ signedAt: new Date(Date.now() - 100 * 86_400_000) })).toBe('signedAt');
  });

  it('are taken by those who support somebody, and sent by nobody else', async () => {
    const { id } = await scene.enrol();
    const { linkWorker, manager, backbone, verifier } = scene.people;
    const strange = await scene.person('Second Steps', 'LINK_WORKER');
    const input = signed(id);
    await expect(recordSignature(strange, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(recordSignature(backbone, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      recordSignature(manager, { ...input, writtenBy: linkWorker.personId }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await take(input);
    await expect(signedStatements(strange, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(signedStatements(verifier, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await signedStatements(backbone, id)).toHaveLength(1);
  });

  it('prove every claim of their ladder and no other, and the verifier sees what was signed', async () => {
    const { id } = await scene.enrol();
    const { linkWorker, manager, backbone, verifier } = scene.people;
    const statement = await take(signed(id));
    const evidence = [evidenceOf(statement.id)];
    const submit = (given: object) => submitClaim(linkWorker, scene.input(id, { evidence, ...given }));
    expect(await submit({ achievedOn: calendarDate('2024-03-05') })).toMatchObject({
      code: 'INVALID',
      field: 'evidence.0.signatureId',
    });
    expect(await submit({ outcomeCode: 'COURSE' })).toMatchObject({ field: 'evidence.0.signatureId' });
    const first = granted(await submit({}));
    const next = granted(
      await submitClaim(
        manager,
        scene.input(id, { evidence, outcomeCode: 'STAY_3', achievedOn: calendarDate('2024-06-01') }),
      ),
    );
    expect(next.evidence).toMatchObject([{ isNew: false }]);
    granted(await approveClaim(backbone, first));
    expect((await claim(verifier, first.id))?.evidence).toMatchObject([
      {
        kind: 'SELF_CERTIFICATION',
        statement: statement.words,
        isNew: true,
        signature: { id: statement.id, drawing: statement.drawing, isWhole: true },
      },
    ]);
    const somebody = await scene.enrol();
    expect(await submitClaim(linkWorker, scene.input(somebody.id, { evidence }))).toMatchObject({
      field: 'evidence.0.signatureId',
    });
    const more = [{ ...evidenceOf(statement.id), statement: 'And I am glad.' }];
    expect(
      await submitClaim(
        linkWorker,
        scene.input(id, { evidence: more, outcomeCode: 'STAY_6', achievedOn: calendarDate('2024-09-01') }),
      ),
    ).toMatchObject({ field: 'evidence.0.statement' });
    // anybody who puts other words beside the strokes breaks the seal
    await database.owner.query(`ALTER TABLE signed_statement DISABLE TRIGGER append_only`);
    await database.owner.query(`UPDATE signed_statement SET drawing = 'M1 1L99 99' WHERE id = $1`, [
      statement.id,
    ]);
    await database.owner.query(`ALTER TABLE signed_statement ENABLE TRIGGER append_only`);
    expect(await signedStatements(backbone, id)).toMatchObject([{ isWhole: false }]);
  });

  it('are replaced by a newer one for claims to come, and stay with those that they prove', async () => {
    const { id } = await scene.enrol();
    const { linkWorker, backbone } = scene.people;
    const old = await take(signed(id));
    const made = granted(await submitClaim(linkWorker, scene.input(id, { evidence: [evidenceOf(old.id)] })));
    const newer = await take(signed(id, { way: 'TYPED', drawing: null, signedName: 'Sam Number' }));
    expect(await signedStatements(linkWorker, id)).toMatchObject([
      { id: newer.id, isReplaced: false },
      { id: old.id, isReplaced: true },
    ]);
    expect((await claim(linkWorker, made.id))?.evidence).toMatchObject([{ signature: { id: old.id } }]);
    granted(await returnClaim(backbone, { id: made.id, reason: 'Sign it again, please.' }));
    const again = (signatureId: string) =>
      resubmitClaim(linkWorker, { id: made.id, evidence: [evidenceOf(signatureId)] });
    expect(await again(old.id)).toMatchObject({ field: 'evidence.0.signatureId' });
    const mended = granted(await again(newer.id));
    expect(mended.evidence.map(({ signature }) => signature?.id)).toEqual([old.id, newer.id]);
  });

  it('stand under the words of their time, in the partnership’s versions', async () => {
    const { id } = await scene.enrol();
    const { backbone, linkWorker } = scene.people;
    const set = (words: string | null, outcomeCode: string | null = null) =>
      setSignatureWording(backbone, { words, outcomeCode });
    expect(await set('I am glad.')).toMatchObject({ code: 'INVALID', field: 'words' });
    expect(await set(null)).toMatchObject({ field: 'words' });
    expect(await set('{outcome} {date}', 'WELL')).toMatchObject({ field: 'outcomeCode' });
    granted(await set('True: {outcome}, {date}.'));
    granted(await set('True: {outcome}, {date}.'));
    granted(await set('I live there: {outcome}, {date}.', 'ENTRY'));
    const short = async () =>
      (await signatureWordings(linkWorker)).map(({ outcomeCode, version }) => [outcomeCode, version]);
    expect(await short()).toEqual([
      [null, 1],
      [null, 2],
      ['ENTRY', 1],
    ]);
    // one that waited on a device since before the words changed
    expect(await take(signed(id))).toMatchObject({ wordingVersion: 1 });
    const words = fillWords('I live there: {outcome}, {date}.', { title, on });
    expect(await take(signed(id, { words }))).toMatchObject({ wordingVersion: 1, words });
    granted(await set(null, 'ENTRY'));
    expect((await signingEntry(linkWorker, id)).wordings.at(-1)).toMatchObject({
      outcomeCode: 'ENTRY',
      version: 2,
      words: null,
    });
    await expect(setSignatureWording(linkWorker, { words })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are taken from one’s own people and what they may certify', async () => {
    const { linkWorker } = scene.people;
    const { id } = await scene.enrol();
    const entry = await signingEntry(linkWorker, id);
    expect(entry.people.map((one) => one.id)).toContain(id);
    expect(entry.outcomes.map(({ code }) => code)).toEqual(
      [...new Set(LINES.filter(({ evidence }) => !evidence).map(({ code }) => code))].sort(),
    );
  });

  it('go with a record that is merged, and what waited for the old one arrives at the new one', async () => {
    const [kept, merged] = [await scene.enrol(), await scene.enrol()];
    const before = await take(signed(merged.id));
    granted(
      await mergeParticipants(scene.people.backbone, {
        keptId: kept.id,
        mergedId: merged.id,
        nameFrom: 'KEPT',
        birthDateFrom: 'KEPT',
        postcodeFrom: 'KEPT',
        supportFrom: 'KEPT',
        baselines: [],
      }),
    );
    // sealed on the phone before anybody knew; the API follows the merge (api/src/merging)
    const to = (await keptRecords(scene.people.linkWorker, [merged.id])).get(merged.id) ?? '';
    const late = await take({ ...signed(merged.id), participantId: to });
    expect(await signedStatements(scene.people.linkWorker, kept.id)).toMatchObject([
      { id: late.id, isWhole: true },
      { id: before.id, isWhole: true, isReplaced: true },
    ]);
  });
});
