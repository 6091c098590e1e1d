import type { MatchRunStage, MatchRunState } from '../gql/graphql.js';
import type { Tone } from '../ui/state-badge.js';

export const RUN_STATE_WORDS: Readonly<Record<MatchRunState, { name: string; tone: Tone }>> = {
  ESTIMATING: { name: 'Being estimated', tone: 'going' },
  ESTIMATED: { name: 'Waits for your yes', tone: 'needs' },
  RUNNING: { name: 'Running', tone: 'going' },
  DONE: { name: 'Done', tone: 'good' },
  REFUSED: { name: 'Cannot be run', tone: 'stopped' },
  CANCELLED: { name: 'Cancelled', tone: 'quiet' },
  FAILED: { name: 'Stopped', tone: 'stopped' },
};

export const STAGE_WORDS: Readonly<Record<MatchRunStage, string>> = {
  GATHERING: 'Gathering who may be matched',
  READING: 'Reading both sides',
  CHOOSING: 'Choosing what to compare by',
  ESTIMATING: 'Counting the pairs',
  COMPARING: 'Comparing pairs',
  LEARNING: 'Learning what tells people apart',
  SCORING: 'Weighing pairs',
  DECIDING: 'Deciding who is who',
  WRITING: 'Keeping the result',
};

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
export const wholeText = (many: number): string => whole.format(many);

/** 0.95 is '95 %'; near 0 and 1 it keeps what tells it from them. */
export function shareText(share: number): string {
  if (share > 0.99999 && share < 1) return 'over 99.999 %';
  if (share < 0.00001 && share > 0) return 'under 0.001 %';
  return `${Number((100 * share).toFixed(share > 0.99 || share < 0.01 ? 3 : 1))} %`;
}

/** 1234 milliseconds are '1.2 seconds'; under a tenth of a second '0.1 seconds' says enough. */
export const tookText = (milliseconds: number): string =>
  `${(Math.max(100, milliseconds) / 1000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} seconds`;

export const bitsOf = (share: number): number => Math.log2(share / (1 - share));
export const shareOf = (weight: number): number => 1 / (1 + 2 ** -weight);
