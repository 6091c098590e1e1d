import type { MilestoneState, StatusReason } from '../gql/graphql.js';
import { dateText } from '../ui/date-text.js';
import type { Tone } from '../ui/state-badge.js';
import type { StatusEntry } from './milestone-queries.js';

export const MILESTONE_STATE_WORDS: Record<MilestoneState, { name: string; tone: Tone }> = {
  RUNNING: { name: 'Counting', tone: 'going' },
  PAUSED: { name: 'Interrupted', tone: 'needs' },
  BROKEN: { name: 'Broken', tone: 'stopped' },
  DUE: { name: 'Due', tone: 'needs' },
  REACHED: { name: 'Reached', tone: 'good' },
  MISSED: { name: 'Missed', tone: 'stopped' },
  CLAIMED: { name: 'Claimed', tone: 'good' },
};

/** As one chooses it in a form. */
export const STATUS_REASON_WORDS: Record<StatusReason, string> = {
  CONFIRMED: 'Seen or told that it holds',
  MOVED: 'Moved',
  MANAGED_MOVE: 'Managed move to another home',
  LOST_HOME: 'Lost the home',
  JOB_STARTED: 'Started a job',
  JOB_ENDED: 'The job ended',
  HOURS_CHANGED: 'Hours changed',
  WENT_INTO_CUSTODY: 'Went into custody',
  LEFT_CUSTODY: 'Left custody',
  IN_HOSPITAL: 'In hospital',
  STOPPED_TAKING_PART: 'Stopped taking part',
  OTHER: 'Something else',
};

/** 'Held on 3 March 2026', 'Interrupted from 3 March 2026: lost the home', '17.5 hours a week from 3 March 2026'. */
export function entryText({ held, from, to, reason, weekly }: StatusEntry): string {
  if (weekly != null) return `${weekly} hours a week from ${dateText(from)}`;
  const until = to && to !== from ? ` to ${dateText(to)}` : '';
  const why = reason && reason !== 'CONFIRMED' ? `: ${lowered(STATUS_REASON_WORDS[reason])}` : '';
  if (held) return `Held ${until ? 'from' : 'on'} ${dateText(from)}${until}${why}`;
  return `Interrupted ${to === from ? 'on' : to ? 'from' : 'since'} ${dateText(from)}${until}${why}`;
}

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
