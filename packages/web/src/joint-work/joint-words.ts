import type { JointWorkEnding, JointWorkState } from '../gql/graphql.js';
import type { Tone } from '../ui/state-badge.js';
import type { JointWork } from './joint-queries.js';

const STATE_WORDS: Readonly<Record<JointWorkState, { readonly name: string; readonly tone: Tone }>> = {
  ASKED: { name: 'Waits for an answer', tone: 'going' },
  AGREED: { name: 'Agreed', tone: 'going' },
  DECLINED: { name: 'Declined', tone: 'stopped' },
  WITHDRAWN: { name: 'Taken back', tone: 'quiet' },
  ENDED: { name: 'Ended', tone: 'quiet' },
};

/** How it stands: what is agreed may not have begun. */
export const stateOf = ({ state, holds }: JointWork): { readonly name: string; readonly tone: Tone } =>
  holds ? { name: 'Works together', tone: 'good' } : STATE_WORDS[state];

/** Why it ended, where nobody said so. */
export const ENDING_WORDS: Readonly<Record<JointWorkEnding, string | null>> = {
  SAID: null,
  UNTIL: 'Its last day had come.',
  CLOSED: 'Support was closed.',
  WENT_ON: 'Support went on with another provider.',
};

/** Whether nothing comes of it any more: what waits and what is agreed goes on. */
export const isOver = ({ state }: JointWork): boolean => state !== 'ASKED' && state !== 'AGREED';
