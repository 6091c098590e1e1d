import type { CalendarDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import { isOver, type SharingState } from './agreement-state.js';

/** What is recorded of a person: they were told, or they took it back. The latest of an agreement holds. */
export const NOTICE_KINDS = ['TOLD', 'TAKEN_BACK'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_WAYS = ['LETTER', 'SPOKEN', 'ONLINE', 'SIGNED'] as const;
export type NoticeWay = (typeof NOTICE_WAYS)[number];

/**
 * Why it cannot be recorded that people were told of an agreement, or took back what it shares about them. What is not
 * signed may still change: nobody is told of it yet, but everybody may say no to it.
 */
export function checkNotice(
  { kind, saidOn }: { readonly kind: NoticeKind; readonly saidOn: CalendarDate },
  { state, today }: { readonly state: SharingState; readonly today: CalendarDate },
): Refusal | null {
  if (isOver(state))
    return refuse('WRONG_STATE', 'This agreement is over. Nothing is shared under it any more.');
  if (kind === 'TOLD' && state === 'DRAFT')
    return refuse(
      'WRONG_STATE',
      'Not every party has signed yet. Tell people once it cannot change any more.',
    );
  if (saidOn > today)
    return refuse('OUT_OF_RANGE', 'This day is yet to come. Choose today or an earlier day.', 'saidOn');
  return null;
}
