import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate } from '../../rules/index.js';
import { makeClaimScene, type TestDatabase, testDatabase } from '../../testing/index.js';
import { claim } from './index.js';

describe('what was achieved before', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  it('is of the same day only what the ladder puts before, and of earlier days everything', async () => {
    const scene = await makeClaimScene(database.owner, {
      lines: [
        { code: 'CONSENT' },
        { code: 'SIGN_UP', after: 'CONSENT' },
        { code: 'ENGAGED', after: 'SIGN_UP' },
        { code: 'COURSE' },
        { code: 'LATER' },
      ],
    });
    const participantId = (await scene.enrol()).id;
    const day = calendarDate('2024-03-01');
    const made: Record<string, string> = {};
    for (const outcomeCode of ['CONSENT', 'SIGN_UP', 'ENGAGED', 'COURSE'])
      made[outcomeCode] = (await scene.approved({ participantId, outcomeCode, achievedOn: day })).id;
    const before = async (outcomeCode: string) =>
      (await claim(scene.people.verifier, made[outcomeCode] ?? ''))?.earlierClaims.map(
        (one) => one.outcomeCode,
      );
    expect(await before('CONSENT')).toEqual([]);
    expect(await before('SIGN_UP')).toEqual(['CONSENT']);
    expect(await before('ENGAGED')).toEqual(['CONSENT', 'SIGN_UP']);
    expect(await before('COURSE')).toEqual([]);
    const next = calendarDate('2024-03-02');
    made.LATER = (await scene.approved({ participantId, outcomeCode: 'LATER', achievedOn: next })).id;
    expect(await before('LATER')).toEqual(['CONSENT', 'COURSE', 'ENGAGED', 'SIGN_UP']);
  });
});
