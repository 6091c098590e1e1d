import type {
  AgreedHow,
  CalendarDate,
  JointWorkEnding,
  JointWorkMover,
  JointWorkState,
  SafeWay,
} from '../../rules/index.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import { type ParticipantView, type Phase, participantNameJson } from '../participants/participant-view.js';

/** Where the actor stands: at the hub, with who supports the person, or with who works beside. */
export const JOINT_WORK_SIDES = ['HUB', 'SUPPORTS', 'BESIDE'] as const satisfies readonly JointWorkMover[];
export type JointWorkSide = (typeof JOINT_WORK_SIDES)[number];

/** The safe way to reach somebody; a number or an address only where that is the safe way. */
export interface WayToReach {
  readonly way: SafeWay;
  readonly note: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Joint work, as far as the actor may know. */
export interface JointWorkView {
  readonly id: string;
  readonly state: JointWorkState;
  readonly side: JointWorkSide;
  /** whether they work together today */
  readonly holds: boolean;
  /** null for who works beside, except while it holds */
  readonly participant: ParticipantView | null;
  readonly phase: Phase | null;
  /** of the provider that supports the person */
  readonly linkWorker: PersonView | null;
  /** for who works beside, while it holds; null where no referral says it */
  readonly reach: WayToReach | null;
  readonly from: OrganisationView | null;
  readonly to: OrganisationView | null;
  /** what each provider does, without the name */
  readonly ourPart: string;
  readonly theirPart: string;
  readonly fromOn: CalendarDate;
  readonly untilOn: CalendarDate | null;
  readonly agreedOn: CalendarDate;
  readonly agreedHow: AgreedHow;
  readonly askedBy: PersonView | null;
  readonly askedAt: Date;
  readonly decidedBy: PersonView | null;
  readonly decidedAt: Date | null;
  /** why it was declined or withdrawn */
  readonly decidedWords: string | null;
  /** of the provider that works beside, and the per cent of the work that is theirs */
  readonly worker: PersonView | null;
  readonly share: number | null;
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

/** Whence JOINT_WORK_COLUMNS reads; whom it is about is there for those who may see them. */
export const FROM_JOINT_WORK = `joint_work j LEFT JOIN participant p
  ON p.partnership_id = j.partnership_id AND p.id = j.participant_id`;

/** For a row of FROM_JOINT_WORK; today is $2. */
export const JOINT_WORK_COLUMNS = `j.id, CASE WHEN ${IS_OVER} THEN 'ENDED' ELSE j.state END AS state,
  CASE WHEN (SELECT app.has_role('BACKBONE', 'ASSESSOR')) THEN 'HUB' WHEN ${IS_BESIDE} THEN 'BESIDE'
    ELSE 'SUPPORTS' END AS side,
  coalesce(${HOLDS}, false) AS holds,
  CASE WHEN p.id IS NOT NULL THEN ${participantNameJson} END AS participant, p.phase,
  ${personOf('p.link_worker_id')} AS "linkWorker",
  CASE WHEN p.id IS NOT NULL AND ${IS_BESIDE} THEN app.way_to_reach(p.id) END AS reach,
  ${organisationOf('j.from_provider', 'j.partnership_id')} AS "from",
  ${organisationOf('j.to_provider', 'j.partnership_id')} AS "to",
  j.our_part AS "ourPart", j.their_part AS "theirPart", j.from_on AS "fromOn", j.until_on AS "untilOn",
  j.agreed_on AS "agreedOn", j.agreed_how AS "agreedHow", ${personOf('j.asked_by')} AS "askedBy",
  j.asked_at AS "askedAt", ${personOf('j.decided_by')} AS "decidedBy", j.decided_at AS "decidedAt",
  j.decided_words AS "decidedWords", ${personOf('j.worker_id')} AS worker, j.share,
  CASE WHEN ${IS_OVER} THEN j.until_on ELSE j.ended_on END AS "endedOn", ${personOf('j.ended_by')} AS "endedBy",
  j.ended_words AS "endedWords", CASE WHEN ${IS_OVER} THEN 'UNTIL' ELSE j.ended_how END AS "endedHow"`;
