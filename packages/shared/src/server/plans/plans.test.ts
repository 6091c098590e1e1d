import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal, type PlanContent } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type Person,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { addDeficitWord, languageList, removeDeficitWord } from '../language/index.js';
import { withTenant } from '../tenancy/index.js';
import { plansOf, planVersionsOf, writePlan } from './index.js';

const PLAN: PlanContent = {
  strengths: ' I keep at things. ',
  aspirations: 'A quiet home.',
  goals: [
    {
      key: 'g1',
      words: 'Read with my girl every night',
      state: 'OPEN',
      endedOn: null,
      endedWords: null,
      steps: [
        {
          key: 's1',
          words: 'Join the library',
          taker: 'PARTICIPANT',
          who: 'x',
          dueOn: calendarDate('2030-01-31'),
          doneOn: null,
        },
        {
          key: 's2',
          words: 'Find a lamp',
          taker: 'SOMEBODY_ELSE',
          who: 'My sister',
          dueOn: null,
          doneOn: null,
        },
      ],
    },
  ],
};

describe('a plan in the person’s own words', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
  });
  afterAll(() => database.close());

  const write = (
    id: string,
    basedOn: number,
    change: Partial<PlanContent> = {},
    actor: Person = scene.people.linkWorker,
  ) => writePlan(actor, { ...PLAN, ...change, participantId: id, basedOn });
  const planOf = async (actor: Person, id: string) => (await plansOf(actor, [id])).get(id);

  it('is kept in every version, with who wrote it and what they changed', async () => {
    const { id } = await scene.enrol();
    expect(granted(await write(id, 0))).toMatchObject({ version: 1, strengths: 'I keep at things.' });
    // nothing new is no new version
    expect(granted(await write(id, 1))).toMatchObject({ version: 1 });
    const second = granted(
      await write(id, 1, { aspirations: 'A quiet home near my mum.' }, scene.people.backbone),
    );
    expect(second).toMatchObject({ version: 2, writtenBy: { id: scene.people.backbone.personId } });
    expect(second.goals).toEqual([
      { ...PLAN.goals[0], steps: [{ ...PLAN.goals[0]?.steps[0], who: null }, PLAN.goals[0]?.steps[1]] },
    ]);
    const versions = (await planVersionsOf(scene.people.manager, [id])).get(id) ?? [];
    expect(versions.map(({ version, changes }) => [version, changes])).toEqual([
      [2, ['Changed the words on their hopes.']],
      [
        1,
        [
          'Wrote down their strengths.',
          'Wrote down their hopes.',
          'Added the goal “Read with my girl every night”.',
        ],
      ],
    ]);
    const { rows } = await database.owner.query(
      'SELECT next_step_on::text AS on FROM support_plan WHERE participant_id = $1 AND version = 2',
      [id],
    );
    expect(rows).toEqual([{ on: '2030-01-31' }]);
    await expect(
      withTenant(scene.people.linkWorker, (tenant) => tenant.execute('UPDATE support_plan SET version = 9')),
    ).rejects.toThrow(/permission denied/);
    await expect(database.owner.query('DELETE FROM support_plan')).rejects.toThrow();
  });

  it('tells who writes over what somebody else wrote meanwhile, and loses neither', async () => {
    const { id } = await scene.enrol();
    granted(await write(id, 0));
    granted(await write(id, 1, { strengths: 'I am patient.' }, scene.people.manager));
    expect(await write(id, 1, { aspirations: 'Work.' })).toMatchObject({
      code: 'WRONG_STATE',
      field: 'basedOn',
      message: expect.stringMatching(
        /saved this plan while you were writing\. Changed the words on their strengths\.$/,
      ),
    });
    expect(await planOf(scene.people.linkWorker, id)).toMatchObject({
      version: 2,
      strengths: 'I am patient.',
    });
    expect(await write(id, 7)).toMatchObject({ code: 'INVALID', field: 'basedOn' });
  });

  it('lets one of two through who save in the same instant', async () => {
    const { id } = await scene.enrol();
    const answers = await Promise.all(
      ['One.', 'Two.', 'Three.'].map((strengths) => write(id, 0, { strengths })),
    );
    const refused = answers.filter(isRefusal);
    expect(refused.map(({ code }) => code)).toEqual(['WRONG_STATE', 'WRONG_STATE']);
    expect((await planVersionsOf(scene.people.linkWorker, [id])).get(id)).toHaveLength(1);
  });

  it('is for those who work with the person', async () => {
    const { id } = await scene.enrol();
    granted(await write(id, 0));
    const elsewhere = await scene.person('Another provider', 'LINK_WORKER');
    await expect(write(id, 1, {}, elsewhere)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(write(id, 1, {}, scene.people.verifier)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const actor of [elsewhere, scene.people.verifier, scene.people.commissioner, scene.people.funder])
      expect(await planOf(actor, id)).toBeUndefined();
    const mixed = await scene.person('Another provider', 'LINK_WORKER', 'VERIFIER');
    expect(await planOf(mixed, id)).toBeUndefined();
  });

  it('is written with the partnership’s own words for what to say instead', async () => {
    const { backbone, linkWorker } = scene.people;
    const word = {
      phrase: 'Hard case',
      alternatives: ['somebody with much to carry'],
      why: 'It labels.',
      unless: [],
    };
    expect(await languageList(linkWorker)).toMatchObject({ isOwn: false });
    const own = granted(await addDeficitWord(backbone, word));
    expect(own.isOwn).toBe(true);
    expect(own.words).toContainEqual(word);
    expect(own.words.map(({ phrase }) => phrase)).toContain('hard to reach');
    expect(await addDeficitWord(backbone, { ...word, phrase: 'hard-case' })).toMatchObject({
      field: 'phrase',
    });
    expect(await addDeficitWord(backbone, { ...word, phrase: 'new', why: '' })).toMatchObject({
      field: 'why',
    });
    const fewer = granted(await removeDeficitWord(backbone, 'HARD CASE'));
    expect(fewer.words).not.toContainEqual(word);
    expect(await removeDeficitWord(backbone, 'hard case')).toMatchObject({ code: 'INVALID' });
    for (const { phrase } of fewer.words) granted(await removeDeficitWord(backbone, phrase));
    expect(await languageList(linkWorker)).toEqual({ words: [], isOwn: true });
    await expect(addDeficitWord(linkWorker, word)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
