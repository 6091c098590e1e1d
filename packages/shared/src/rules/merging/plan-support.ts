import { type CalendarDate, formatDate } from '../calendar/index.js';
import type { Cohort } from '../rate-cards/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import type { MergeSide } from './merge-side.js';

/** An episode of support of one of two records. */
export interface SupportEpisode {
  readonly providerId: string;
  readonly anchorId: string | null;
  readonly cohort: Cohort;
  readonly enrolledOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
}

/** Who supports the person once their records are one. */
export interface MergedSupport {
  readonly providerId: string;
  readonly anchorId: string | null;
  readonly cohort: Cohort;
  readonly enrolledOn: CalendarDate;
  /** An episode begins on that day, because another one than the chosen began last. */
  readonly beginsAnew: boolean;
}

/** Two episodes with different providers at one time. */
export interface Overlap {
  readonly kept: SupportEpisode;
  readonly merged: SupportEpisode;
}

const FOR_GOOD = '9999-12-31';

const lastOf = (episodes: readonly SupportEpisode[]): SupportEpisode | undefined =>
  episodes.reduce<SupportEpisode | undefined>(
    (last, one) => (last && last.enrolledOn >= one.enrolledOn ? last : one),
    undefined,
  );

/**
 * Whose support goes on, of whichever record was chosen. The episode that began last says who claims (domain.md,
 * Price): where that is not the chosen one, a new episode begins today, and the past stays as it was. Of two that
 * began on one day the kept record's counts.
 * @returns OVERLAP (supportFrom) where the other support began today or later; INVALID without an episode
 */
export function planSupport(
  kept: readonly SupportEpisode[],
  merged: readonly SupportEpisode[],
  from: MergeSide,
  today: CalendarDate,
): MergedSupport | Refusal {
  const chosen = lastOf(from === 'KEPT' ? kept : merged);
  const last = lastOf([...kept, ...merged]);
  if (!chosen || !last)
    return refuse('INVALID', 'This record has no support that could go on. Choose the other.', 'supportFrom');
  const { providerId, anchorId, cohort } = chosen;
  const same = last.providerId === providerId && last.anchorId === anchorId && last.cohort === cohort;
  if (same) return { providerId, anchorId, cohort, enrolledOn: last.enrolledOn, beginsAnew: false };
  if (last.enrolledOn >= today)
    return refuse(
      'OVERLAP',
      `The other support began on ${formatDate(last.enrolledOn)}: choose that one, or merge on a later day.`,
      'supportFrom',
    );
  return { providerId, anchorId, cohort, enrolledOn: today, beginsAnew: true };
}

/** Episodes of both records with different providers that go on at one time; null when there are none. */
export function findOverlap(
  kept: readonly SupportEpisode[],
  merged: readonly SupportEpisode[],
): Overlap | null {
  for (const one of kept)
    for (const other of merged)
      if (
        one.providerId !== other.providerId &&
        one.enrolledOn <= (other.endedOn ?? FOR_GOOD) &&
        other.enrolledOn <= (one.endedOn ?? FOR_GOOD)
      )
        return { kept: one, merged: other };
  return null;
}
