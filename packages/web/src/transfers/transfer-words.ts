import { TRANSFER_REASONS } from '@weft/shared';
import type { TransferState } from '../gql/graphql.js';
import type { Tone } from '../ui/state-badge.js';

export const TRANSFER_STATE_WORDS: Readonly<
  Record<TransferState, { readonly name: string; readonly tone: Tone }>
> = {
  ASKED: { name: 'Waits for an answer', tone: 'going' },
  TAKEN_ON: { name: 'Taken on', tone: 'good' },
  DECLINED: { name: 'Declined', tone: 'stopped' },
  WITHDRAWN: { name: 'Taken back', tone: 'quiet' },
};

/** Why, in words; a code that is no longer offered as it is. */
export const reasonText = (code: string): string =>
  TRANSFER_REASONS.find((reason) => reason.code === code)?.title ?? code;
