import type { CalendarDate, JointWorkEnding, JointWorkState, SafeWay } from '../../rules/index.js';
import { type AskedView, askedColumns } from '../between-providers/asked-view.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type Phase, participantNameJson } from '../participants/participant-view.js';

/** Where the actor stands: at the hub, with who supports the person, or with who works beside. */
export const JOINT_WORK_SIDES = ['HUB', 'SUPPORTS', 'BESIDE'] as const;
export type JointWorkSide = (typeof JOINT_WORK_SIDES)[number];

/** The safe way to reach somebody; a number or an address only where that is the safe way. */
export interface WayToReach {
  readonly way: SafeWay;
  readonly note: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Joint work, as far as the actor may know. */
export interface JointWorkView extends AskedView {
  readonly state: JointWorkState;
  readonly side: JointWorkSide;
  /** whether they work together today; only while it does, who works beside sees the participant */
  readonly holds: boolean;
  readonly phase: Phase | null;
  /** of the provider that supports the person */
  readonly linkWorker: PersonView | null;
  /** for who works beside, while it holds; null where no referral says it */
  readonly reach: WayToReach | null;
  /** what each provider does, without the name */
  readonly ourPart: string;
  readonly theirPart: string;
  readonly fromOn: CalendarDate;
  readonly untilOn: CalendarDate | null;
  /** of the provider that works beside, and the per cent of the work that is theirs */
  readonly worker: PersonView | null;
  readonly share: number | null;
  /** whether it goes on, and whoever was named works there as a link worker no more: somebody else has to be named */
  readonly needsWorker: boolean;
  /** its last day, once it has ended */
  readonly endedOn: CalendarDate | null;
  readonly endedBy: PersonView | null;
  readonly endedWords: string | null;
  readonly endedHow: JointWorkEnding | null;
}

const IS_OVER = `j.state = 'AGREED' AND coalesce(j.until_on < $2::date, false)`;
const IS_BESIDE = `j.to_provider = ANY ((SELECT app.provider_ids())::uuid[])`;

/** SQL for whether joint work `j` with `participant p` holds on the day $2, as the policies of migration 0058 have it. */
export const HOLDS = `(j.state = 'AGREED' AND $2::date BETWEEN j.from_on AND coalesce(j.until_on, 'infinity')
  AND p.provider_id = j.from_provider AND p.phase <> 'CLOSED')`;

/** What JOINT_WORK_COLUMNS needs beside a row `j`: whom it is about is there for those who may see them. */
export const WITH_PARTICIPANT = `LEFT JOIN participant p
  ON p.partnership_id = j.partnership_id AND p.id = j.participant_id`;
export const FROM_JOINT_WORK = `joint_work j ${WITH_PARTICIPANT}`;

/**
 * SQL for whether joint work `j` goes on on this day and its worker has left, or is no link worker there any more; who
 * is suspended comes back.
 */
export const needsWorker = (
  day: string,
): string => `(j.state = 'AGREED' AND coalesce(j.until_on >= ${day}, true) AND NOT EXISTS (
  SELECT FROM membership m WHERE m.partnership_id = j.partnership_id AND m.organisation_id = j.to_provider
    AND m.person_id = j.worker_id AND m.state <> 'ENDED' AND 'LINK_WORKER' = ANY (m.roles)))`;

/** SQL for how joint work `j` stands on the day $2. */
export const STATE = `(CASE WHEN ${IS_OVER} THEN 'ENDED' ELSE j.state END)`;

/** For a row of FROM_JOINT_WORK; today is $2. */
export const JOINT_WORK_COLUMNS = `${askedColumns('j')}, ${STATE} AS state,
  CASE WHEN (SELECT app.has_role('BACKBONE', 'ASSESSOR')) THEN 'HUB' WHEN ${IS_BESIDE} THEN 'BESIDE'
    ELSE 'SUPPORTS' END AS side,
  coalesce(${HOLDS}, false) AS holds,
  CASE WHEN p.id IS NOT NULL THEN ${participantNameJson} END AS participant, p.phase,
  ${personOf('p.link_worker_id')} AS "linkWorker",
  CASE WHEN p.id IS NOT NULL AND ${IS_BESIDE} THEN app.way_to_reach(p.id) END AS reach,
  j.our_part AS "ourPart", j.their_part AS "theirPart", j.from_on AS "fromOn", j.until_on AS "untilOn",
  ${personOf('j.worker_id')} AS worker, j.share, ${needsWorker('$2::date')} AS "needsWorker",
  CASE WHEN ${IS_OVER} THEN j.until_on ELSE j.ended_on END AS "endedOn", ${personOf('j.ended_by')} AS "endedBy",
  j.ended_words AS "endedWords", CASE WHEN ${IS_OVER} THEN 'UNTIL' ELSE j.ended_how END AS "endedHow"`;
