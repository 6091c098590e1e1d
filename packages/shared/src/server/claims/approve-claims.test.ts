import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefusal } from '../../rules/index.js';
import {
  type ClaimScene,
  countStatements,
  makeClaimScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { approveClaims } from './index.js';

describe('approving several claims in one action', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
  });
  afterAll(() => database.close());

  it('judges each by itself, in the order given', async () => {
    const { backbone, verifier } = scene.people;
    const [one, other] = [await scene.submitted(), await scene.submitted()];
    const approved = await scene.approved();
    const ids = [one.id, 'nobody', approved.id, other.id.toUpperCase(), one.id];
    const answers = await approveClaims(backbone, { ids });
    expect(answers.map((one) => (isRefusal(one) ? one.code : one.state))).toEqual([
      'APPROVED',
      'INVALID',
      'WRONG_STATE',
      'APPROVED',
      'WRONG_STATE',
    ]);
    expect(answers[1]).toMatchObject({ field: 'ids.1' });
    await expect(approveClaims(verifier, { ids })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const wrong of [[], Array.from({ length: 101 }, () => one.id)])
      await expect(approveClaims(backbone, { ids: wrong })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('keeps submitter and approver apart, and needs no more statements for more claims', async () => {
    const { people } = scene;
    const mine = await scene.submitted();
    await database.owner.query('UPDATE claim SET submitted_by = $2 WHERE id = $1', [
      mine.id,
      people.backbone.personId,
    ]);
    await database.owner.query('ALTER TABLE claim_event DISABLE TRIGGER ALL');
    await database.owner.query('UPDATE claim_event SET by_person = $2 WHERE claim_id = $1', [
      mine.id,
      people.backbone.personId,
    ]);
    await database.owner.query('ALTER TABLE claim_event ENABLE TRIGGER ALL');
    const others = [await scene.submitted(), await scene.submitted(), await scene.submitted()];
    const [refused, done] = await approveClaims(people.backbone, { ids: [mine.id, others[0]?.id ?? ''] });
    expect(refused).toMatchObject({ code: 'SAME_PERSON' });
    expect(done).toMatchObject({ state: 'APPROVED' });
    const single = await countStatements(() =>
      approveClaims(people.backbone, { ids: [others[1]?.id ?? ''] }),
    );
    const more = [await scene.submitted(), await scene.submitted(), others[2]].map((one) => one?.id ?? '');
    expect(await countStatements(() => approveClaims(people.backbone, { ids: more }))).toBe(single);
  });
});
