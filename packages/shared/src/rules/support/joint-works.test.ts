import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../calendar/index.js';
import {
  checkJointWorkAsked,
  checkJointWorkEnd,
  checkShare,
  JOINT_WORK_STATES,
  JOINT_WORK_VERBS,
  type JointWorkMover,
  judgeJointWork,
  movesJointWork,
} from './index.js';

const on = calendarDate;
const TODAY = on('2026-06-01');
const day = fc.integer({ min: -200, max: 200 }).map((days) => addDays(TODAY, days));
const asked = {
  fromId: 'a',
  toId: 'b',
  fromOn: on('2026-03-01'),
  untilOn: null,
  agreedOn: on('2026-03-01'),
  agreedHow: 'SPOKEN',
};
const now = { phase: 'ACTIVE', enrolledOn: on('2026-01-10'), today: TODAY } as const;

describe('joint work', () => {
  it('is asked for with another provider, and days that follow one another, whatever they are', () => {
    expect(checkJointWorkAsked({ ...asked, toId: 'a' }, now)).toMatchObject({ field: 'toId' });
    expect(checkJointWorkAsked({ ...asked, agreedHow: 'NO' }, now)).toMatchObject({ field: 'agreedHow' });
    expect(checkJointWorkAsked(asked, { ...now, phase: 'CLOSED' })).toMatchObject({ code: 'WRONG_STATE' });
    fc.assert(
      fc.property(day, day, fc.option(day), day, (agreedOn, fromOn, untilOn, enrolledOn) => {
        const refused = checkJointWorkAsked({ ...asked, agreedOn, fromOn, untilOn }, { ...now, enrolledOn });
        const fits =
          enrolledOn <= agreedOn &&
          agreedOn <= TODAY &&
          agreedOn <= fromOn &&
          (untilOn === null || (fromOn <= untilOn && TODAY <= untilOn));
        expect(refused === null).toBe(fits);
      }),
    );
  });

  it('is decided once and ended once, by those whose part it is', () => {
    const possible = JOINT_WORK_VERBS.map((verb) => [
      verb,
      JOINT_WORK_STATES.filter((state) => typeof judgeJointWork(verb, state) === 'string'),
    ]);
    expect(possible).toEqual([
      ['agreeToJointWork', ['ASKED']],
      ['declineJointWork', ['ASKED']],
      ['withdrawJointWork', ['ASKED']],
      ['endJointWork', ['AGREED']],
      ['nameJointWorker', ['AGREED']],
    ]);
    const movedBy = (mover: JointWorkMover) =>
      JOINT_WORK_VERBS.filter((verb) => movesJointWork(verb, [mover]));
    expect(movedBy('MANAGES_BESIDE')).toEqual([
      'agreeToJointWork',
      'declineJointWork',
      'endJointWork',
      'nameJointWorker',
    ]);
    // who was named does not hand it on
    expect(movedBy('WORKS_BESIDE')).toEqual(['endJointWork']);
    expect(movedBy('SUPPORTS')).toEqual(['withdrawJointWork', 'endJointWork']);
    expect(movedBy('HUB')).toEqual(['withdrawJointWork', 'endJointWork']);
  });

  it('ends on a day on which it held, or today where it has not begun', () => {
    fc.assert(
      fc.property(day, day, (fromOn, last) => {
        const fits = last <= TODAY && (last >= fromOn || last === TODAY);
        expect(checkJointWorkEnd(last, { fromOn, today: TODAY }) === null).toBe(fits);
      }),
    );
  });

  it('gives a worker a share in whole per cent', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.double()), (share) => {
        const fits = share >= 1 && share <= 100 && Math.trunc(share) === share;
        expect(checkShare(share) === null).toBe(fits);
      }),
    );
    expect([1, 50, 100].map(checkShare)).toEqual([null, null, null]);
  });
});
