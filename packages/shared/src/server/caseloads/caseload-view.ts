import type { CalendarDate, Load, LoadOnDay, Need, Strain } from '../../rules/index.js';
import type { PersonView } from '../members/person-view.js';
import type { OrganisationView } from '../organisations/organisation-view.js';
import type { ParticipantView } from '../participants/participant-view.js';

/** What a worker carries beside the partnership's guide, and what waits for their people. */
export interface WorkerCaseload extends Load {
  readonly providerId: string;
  readonly worker: PersonView;
  /** false: people are still with somebody who has left */
  readonly works: boolean;
  /** hundredths of an hour a week; null: nobody has said */
  readonly hours: number | null;
  /** what was carried, week by week, today last */
  readonly trend: readonly LoadOnDay[];
  /** per cent of the week with people, of the last four weeks; null: too little was recorded */
  readonly timeWithPeople: number | null;
  /** of those who are to be seen within some time, how many were not */
  readonly unseen: number;
  readonly toBeSeen: number;
  /** days by which the one who waits longest to be seen is over the guide */
  readonly longestOver: number;
  /** whose day is over, as their needs call it late: to be confirmed, or to be claimed */
  readonly milestonesDue: number;
  readonly stepsPast: number;
  readonly questions: number;
  readonly strain: Strain;
}

/** A provider's caseloads: those under strain first, then who carries most. */
export interface TeamCaseload extends Load {
  readonly provider: OrganisationView;
  readonly workers: readonly WorkerCaseload[];
  /** people whose support goes on and who have no link worker */
  readonly withoutWorker: number;
}

/** Somebody whom a worker supports, as a caseload shows them. */
export interface PersonOnCaseload {
  readonly participant: ParticipantView & { readonly lastSeenOn: CalendarDate | null };
  /** hundredths of one person in active support */
  readonly weight: number;
  /** another provider supports them, and this worker works beside it: they weigh the share that was agreed */
  readonly jointly: boolean;
  /** days by which the guide's time to see them is over */
  readonly over: number;
  /** what was due first before the rest */
  readonly needs: readonly Need[];
}

/** A worker with their people, whoever needs them first before the others. */
export interface CaseloadOfWorker {
  readonly worker: PersonView;
  /** one for each provider for which they work */
  readonly caseloads: readonly WorkerCaseload[];
  /** at most 200; after those whose support goes on also those whose is closed, for whom something still waits */
  readonly people: readonly PersonOnCaseload[];
  /** all whose support goes on, those who are not listed too */
  readonly supported: number;
}
