import { formatLoad } from '@weft/shared';
import type { StrainLevel } from '../gql/graphql.js';
import { count } from '../ui/count.js';
import { dateText } from '../ui/date-text.js';
import type { Tone } from '../ui/state-badge.js';
import type { Need, WorkerCaseload } from './caseload-queries.js';

export const STRAIN_WORDS: Record<StrainLevel, { name: string; tone: Tone }> = {
  STRAIN: { name: 'Under strain', tone: 'needs' },
  EARLY: { name: 'Early signs', tone: 'going' },
  STEADY: { name: 'Steady', tone: 'good' },
};

/** '13.2 of 15, 88 %'; without hours the load alone. */
export function loadText({ load, room, percent, hours, works }: WorkerCaseload): string {
  if (!works) return `${formatLoad(load)}, and has left`;
  if (hours === null || hours === undefined) return `${formatLoad(load)}, hours not said`;
  if (percent === null || percent === undefined) return `${formatLoad(load)}, no hours`;
  return `${formatLoad(load)} of ${formatLoad(room)}, ${percent}\u00a0%`;
}

/** '9 active, 4 monitoring' */
export function phasesText({ byPhase: { ACTIVE, MONITORING, WAITING } }: WorkerCaseload): string {
  const parts = [
    ACTIVE > 0 ? `${ACTIVE} active` : '',
    MONITORING > 0 ? `${MONITORING} monitoring` : '',
    WAITING > 0 ? `${WAITING} waiting` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : 'Nobody';
}

/** '3 of 14, the longest 12 days over' */
export function unseenText({ unseen, toBeSeen, longestOver }: WorkerCaseload): string {
  if (toBeSeen === 0) return '–';
  return unseen === 0
    ? `Nobody of ${toBeSeen}`
    : `${unseen} of ${toBeSeen}, the longest ${count(longestOver, 'day')} over`;
}

/** '2 milestones, 1 plan step, 1 question' */
export function lateText({ milestonesDue, stepsPast, questions }: WorkerCaseload): string {
  const parts = [
    milestonesDue > 0 ? count(milestonesDue, 'milestone') : '',
    stepsPast > 0 ? count(stepsPast, 'plan step') : '',
    questions > 0 ? count(questions, 'question') : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : 'Nothing';
}

/** What somebody needs their worker for, in a sentence. */
export function needText({ kind, on, late, title }: Need): string {
  const day = dateText(on);
  switch (kind) {
    case 'QUESTION':
      return late === 0
        ? 'Somebody asked about a claim today: answer it'
        : `A question about a claim waits since ${day}`;
    case 'CLAIM':
      return `${title ?? 'A milestone'}: reached on ${day}, to be claimed`;
    case 'MILESTONE':
      return late === 0
        ? `${title ?? 'A milestone'} falls due on ${day}`
        : `${title ?? 'A milestone'} fell due on ${day}: find out whether it held`;
    case 'STEP':
      return late === 0
        ? `A step of the plan is to be done by ${day}`
        : `A step of the plan was to be done by ${day}`;
    case 'SEE':
      return late === 0 ? `To be seen by ${day}` : `Was to be seen by ${day}, ${count(late, 'day')} ago`;
  }
}
