import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, isRefusal, today } from '../../rules/index.js';
import {
  type ClaimScene,
  granted,
  makeClaimScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import { submitClaim } from '../claims/index.js';
import { story } from '../story/index.js';
import { type CircumstanceInput, circumstances, recordCircumstance, removeCircumstance } from './index.js';

const NOW = today('Europe/London', Date.now());
const ago = (days: number): CalendarDate => addDays(NOW, -days);

describe('a change of somebody’s circumstances', () => {
  let database: TestDatabase;
  let scene: ClaimScene;

  beforeAll(async () => {
    database = await testDatabase();
    scene = await makeClaimScene(database.owner);
  });
  afterAll(() => database.close());

  const record = (participantId: string, given: Partial<CircumstanceInput>) =>
    recordCircumstance(scene.people.linkWorker, { participantId, kind: 'MOVED', on: ago(10), ...given });
  const milestoneOf = async (participantId: string) => {
    const { rows } = await database.owner.query<{ state: string }>(
      `SELECT state FROM milestone WHERE participant_id = $1 AND outcome_code = 'STAY_3'`,
      [participantId],
    );
    return rows[0]?.state;
  };

  it('is told in the story, corrected by a new entry, and withdrawn', async () => {
    const { id } = await scene.enrol();
    const { linkWorker, manager, verifier } = scene.people;
    expect(await record(id, { kind: 'OTHER' })).toMatchObject({ code: 'INVALID', field: 'words' });
    granted(await record(id, { kind: 'LEFT_SCHOOL', words: 'Begins with a joiner.' }));
    const [first] = await circumstances(manager, id);
    expect(first).toMatchObject({ kind: 'LEFT_SCHOOL', on: ago(10), words: 'Begins with a joiner.' });
    granted(await record(id, { kind: 'LEFT_SCHOOL', on: ago(12), corrects: first?.id ?? '' }));
    const told = async () =>
      (await story(linkWorker, { participantId: id, first: 10 })).edges
        .filter(({ node }) => node.kind === 'CIRCUMSTANCE')
        .map(({ node }) => [node.sentence, node.on]);
    expect(await told()).toEqual([['Left school', ago(12)]]);
    expect(await record(id, { corrects: first?.id ?? '' })).toMatchObject({ code: 'WRONG_STATE' });
    const [second] = await circumstances(manager, id);
    granted(await removeCircumstance(manager, second?.id ?? ''));
    expect(await told()).toEqual([]);
    const elsewhere = await scene.person('Another provider', 'LINK_WORKER');
    await expect(
      recordCircumstance(elsewhere, { participantId: id, kind: 'MOVED', on: ago(1) }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await circumstances(elsewhere, id)).toEqual([]);
    await expect(circumstances(verifier, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('breaks what is sustained at once, and mends it when it is corrected', async () => {
    const { id } = await scene.enrol();
    granted(await submitClaim(scene.people.linkWorker, scene.input(id, { achievedOn: ago(60) })));
    expect(await milestoneOf(id)).toBe('RUNNING');
    const about = { outcomeCode: 'ENTRY', held: false };
    expect(await record(id, { ...about, kind: 'MANAGED_MOVE' })).toMatchObject({ field: 'held' });
    expect(await record(id, { ...about, on: ago(61) })).toMatchObject({ code: 'OUT_OF_RANGE' });
    expect(await record(id, { outcomeCode: 'COURSE', held: true })).toMatchObject({ field: 'outcomeCode' });
    expect(await circumstances(scene.people.manager, id)).toEqual([]);
    granted(await record(id, { ...about, kind: 'LOST_HOME' }));
    expect(await milestoneOf(id)).toBe('BROKEN');
    const [lost] = await circumstances(scene.people.manager, id);
    // it was a managed move after all: what followed from the first entry goes with it
    granted(
      await record(id, { outcomeCode: 'ENTRY', held: true, kind: 'MANAGED_MOVE', corrects: lost?.id ?? '' }),
    );
    expect(await milestoneOf(id)).toBe('RUNNING');
  });

  it('is corrected once by two who correct it at once', async () => {
    const { id } = await scene.enrol();
    granted(await record(id, {}));
    const [entry] = await circumstances(scene.people.manager, id);
    const corrects = entry?.id ?? '';
    const answers = await Promise.all([
      record(id, { corrects, on: ago(9) }),
      record(id, { corrects, on: ago(8) }),
    ]);
    expect(answers.filter(isRefusal).map(({ code }) => code)).toEqual(['WRONG_STATE']);
  });
});
