import { type CalendarDate, formatDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import { type Asked, checkAsked, type SupportedNow } from './asked.js';
import { movesOf } from './moves.js';

/**
 * Where joint work stands: another provider beside the one that supports somebody (docs/adr/0026). AGREED goes on until
 * it ENDED; the other two are the end of what was only asked for.
 */
export const JOINT_WORK_STATES = ['ASKED', 'AGREED', 'DECLINED', 'WITHDRAWN', 'ENDED'] as const;
export type JointWorkState = (typeof JOINT_WORK_STATES)[number];

export const JOINT_WORK_VERBS = [
  'agreeToJointWork',
  'declineJointWork',
  'withdrawJointWork',
  'endJointWork',
  'nameJointWorker',
] as const;
export type JointWorkVerb = (typeof JOINT_WORK_VERBS)[number];

/** Why it ended: somebody said so; its last day had come; support was closed; support went on with another provider. */
export const JOINT_WORK_ENDINGS = ['SAID', 'UNTIL', 'CLOSED', 'WENT_ON'] as const;
export type JointWorkEnding = (typeof JOINT_WORK_ENDINGS)[number];

/**
 * Who moves it: the hub, the provider that supports the person, or of the one that works beside it whoever manages it, or
 * the worker who was named.
 */
export type JointWorkMover = 'HUB' | 'SUPPORTS' | 'MANAGES_BESIDE' | 'WORKS_BESIDE';

export const { mayMove: movesJointWork, judgeMove: judgeJointWork } = movesOf<
  JointWorkVerb,
  JointWorkState,
  JointWorkMover
>(
  {
    agreeToJointWork: { from: 'ASKED', to: 'AGREED', by: ['MANAGES_BESIDE'] },
    declineJointWork: { from: 'ASKED', to: 'DECLINED', by: ['MANAGES_BESIDE'] },
    withdrawJointWork: { from: 'ASKED', to: 'WITHDRAWN', by: ['HUB', 'SUPPORTS'] },
    endJointWork: { from: 'AGREED', to: 'ENDED', by: ['HUB', 'SUPPORTS', 'MANAGES_BESIDE', 'WORKS_BESIDE'] },
    // another worker in the place of the one who was named: what was agreed goes on
    nameJointWorker: { from: 'AGREED', to: 'AGREED', by: ['MANAGES_BESIDE'] },
  },
  'This joint work has been decided or ended meanwhile. Reload the page to see how.',
);

export interface JointWorkAsked extends Asked {
  readonly fromOn: CalendarDate;
  /** The last day; null: until somebody ends it. */
  readonly untilOn: CalendarDate | null;
}

/**
 * Why joint work cannot be asked for, with its field; null: it can. Nobody joins without the person having agreed, and the
 * first day is not before they did: from it on the other provider reads what was done together.
 */
export function checkJointWorkAsked(asked: JointWorkAsked, now: SupportedNow): Refusal | null {
  const wrong = checkAsked(asked, now);
  if (wrong) return wrong;
  if (asked.fromOn < asked.agreedOn)
    return refuse(
      'OUT_OF_RANGE',
      `They agreed on ${formatDate(asked.agreedOn)}. Give that day or a later one.`,
      'fromOn',
    );
  return asked.untilOn !== null && asked.untilOn < laterOf(asked.fromOn, now.today)
    ? refuse('OUT_OF_RANGE', 'It would be over before it begins. Give a later last day.', 'untilOn')
    : null;
}

/** Why a worker's share of the work, in whole per cent, is none; null: it is one. */
export const checkShare = (share: number): Refusal | null =>
  Number.isInteger(share) && share >= 1 && share <= 100
    ? null
    : refuse('INVALID', 'Give a whole number from 1 to 100.', 'share');

/** Why joint work did not have that last day; null: it did. It ends at once for who sees the person, whichever day is given. */
export function checkJointWorkEnd(
  on: CalendarDate,
  { fromOn, today }: { readonly fromOn: CalendarDate; readonly today: CalendarDate },
): Refusal | null {
  if (on > today) return refuse('OUT_OF_RANGE', 'This day is still to come.', 'on');
  return on < fromOn && on < today
    ? refuse(
        'OUT_OF_RANGE',
        fromOn > today
          ? 'It has not begun yet. Give today.'
          : `It began on ${formatDate(fromOn)}. Give that day or a later one.`,
        'on',
      )
    : null;
}

const laterOf = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);
