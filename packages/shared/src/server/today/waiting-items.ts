import { NEWS_DAYS, USUAL_HUB_GUIDE } from '../../rules/index.js';
import { ANSWERED, changedUnder, IS_LIVE } from '../claims/claim-filter.js';
import { needsWorker } from '../joint-work/joint-work-view.js';
import { offerWaits } from '../matched-evidence/list-offers.js';
import { MISSED_SHOWN_DAYS } from '../milestones/list-milestones.js';
import { JOB_DAYS } from '../outbox/index.js';
import { isSharingTask, SHARING_TASKS, type SharingTask, sharingTask } from '../sharing/waiting-under.js';
import type { Me } from '../tenancy/index.js';

/** What can wait for somebody, most urgent first. */
export const TODAY_KINDS = [
  'FAILED_JOBS',
  'RECORDS_OPENED',
  'RUNS_TO_AUTHORISE',
  'STATEMENTS_TO_SETTLE',
  'QUESTIONS_TO_ANSWER',
  'ANSWERS_TO_READ',
  'CLAIMS_RETURNED',
  'CLAIMS_WITHHELD',
  'MILESTONES_TO_CLAIM',
  'MATCHES_TO_CLAIM',
  'MILESTONES_DUE',
  'MILESTONES_MISSED',
  'PEOPLE_LATE',
  'CASELOADS_STRAINED',
  'OFFERS_TO_ANSWER',
  'TRANSFERS_TO_ANSWER',
  'JOINT_WORK_TO_ANSWER',
  'JOINT_WORK_TO_NAME',
  'REFERRALS_TO_TRIAGE',
  'OFFERS_UNANSWERED',
  'REFERRALS_WAITING',
  'CLAIMS_TO_VERIFY',
  'CLAIMS_TO_AUDIT',
  'CLAIMS_TO_APPROVE',
  'CLAIMS_TO_LOOK_AT_AGAIN',
  'EXTRACTS_TO_ACCEPT',
  'MATCH_RUNS_TO_START',
  'MATCH_RUNS_TO_REVIEW',
  'EXTRACTS_TO_SEND',
  'OUTPUTS_TO_RELEASE',
  'RATE_CARDS_TO_PUBLISH',
  'FUNDING_TO_AGREE',
  'MEASURE_RULES_TO_AGREE',
  'SHARING_TO_SIGN',
  'FUNDING_MISSING',
  'RATE_CARDS_DECLINED',
  'FUNDING_RETURNED',
  'UNFUNDED_CLAIMS',
  'CLAIMS_WITHOUT_AGREEMENT',
  'SHARING_EXPIRES',
  'REFERRALS_MOVED',
] as const;
export type TodayKind = (typeof TODAY_KINDS)[number];

/** What is worked out by rules, and not counted by the database: get-today.ts asks for it. */
export type WorkedOut = 'PEOPLE_LATE' | 'CASELOADS_STRAINED';
type Counted = Exclude<TodayKind, WorkedOut>;

const UNFUNDED = `SELECT coalesce(c.verified_at, c.submitted_at) AS since FROM claim c
    WHERE c.partnership_id = $1 AND c.state = 'VERIFIED' AND c.unfunded_reason IS NOT NULL`;
const HAD_AGREEMENT = `EXISTS (SELECT FROM funding_agreement a
    WHERE a.partnership_id = c.partnership_id AND a.effective_from <= c.achieved_on)`;

/** SQL: for how many days the partnership's guide gives a provider to answer an offer, before the hub asks after it. */
const ANSWER_DAYS = `coalesce((SELECT g.answer_days FROM hub_guide g WHERE g.partnership_id = $1), ${USUAL_HUB_GUIDE.answerDays})`;

/** Under agreements on shared data: these yield as well of which thing and which agreement it is. */
const WAITING_UNDER_AGREEMENTS = Object.fromEntries(
  SHARING_TASKS.map((task) => [
    task,
    sharingTask(task, { person: () => '$2', now: () => '$5', places: () => '$7' }),
  ]),
) as Record<SharingTask, string>;

/**
 * SQL for what waits: each yields the instants since when. $1 is the partnership, $2 the person, $3 their providers, $4
 * their funders, $5 now, $6 the providers that they manage, $7 the organisations for which they sign agreements on
 * shared data.
 */
const WAITING: Readonly<Record<Counted, string>> = {
  FAILED_JOBS: `SELECT failed_at AS since FROM outbox WHERE partnership_id = $1 AND failed_at IS NOT NULL
    AND created_at > $5::timestamptz - make_interval(days => ${JOB_DAYS})`,
  RECORDS_OPENED: `SELECT opened_at AS since FROM opened_record
    WHERE partnership_id = $1 AND closed_at IS NULL AND ends_at > $5::timestamptz`,
  // nobody authorises what they prepared
  RUNS_TO_AUTHORISE: `SELECT prepared_at AS since FROM payment_run
    WHERE partnership_id = $1 AND state = 'DONE' AND authorised_at IS NULL AND kind <> 'OPENING'
      AND prepared_by IS DISTINCT FROM $2::uuid`,
  STATEMENTS_TO_SETTLE: `SELECT issued_at AS since FROM statement
    WHERE partnership_id = $1 AND state = 'AUTHORISED'`,
  QUESTIONS_TO_ANSWER: `SELECT (SELECT max(m.at) FROM claim_message m
      WHERE m.partnership_id = c.partnership_id AND m.claim_id = c.id) AS since
    FROM claim c WHERE c.partnership_id = $1 AND c.awaits_answer AND c.provider_id = ANY ($3::uuid[])
      AND c.state NOT IN ('REJECTED', 'REVERSED')`,
  ANSWERS_TO_READ: `SELECT (SELECT max(m.at) FROM claim_message m
      WHERE m.partnership_id = c.partnership_id AND m.claim_id = c.id) AS since
    FROM claim c WHERE c.partnership_id = $1 AND ${ANSWERED}`,
  CLAIMS_RETURNED: provided('RETURNED'),
  CLAIMS_WITHHELD: provided('WITHHELD'),
  MILESTONES_TO_CLAIM: milestones('REACHED'),
  // named as a milestone is, so that those of mine are told apart alike
  MATCHES_TO_CLAIM: `SELECT m.offered_at AS since FROM (SELECT o.*, p.provider_id FROM match_offer o
      JOIN participant p ON p.partnership_id = o.partnership_id AND p.id = o.participant_id
      WHERE o.partnership_id = $1 AND ${offerWaits('$5::timestamptz')}) m
    WHERE m.provider_id = ANY ($3::uuid[])`,
  MILESTONES_DUE: milestones('DUE'),
  // what was missed long ago stands in the list, and waits for nobody any more
  MILESTONES_MISSED: `${milestones('MISSED')} AND m.falls_on >= $5::date - ${MISSED_SHOWN_DAYS}`,
  OFFERS_TO_ANSWER: `SELECT r.moved_at AS since FROM referral r
    WHERE r.partnership_id = $1 AND r.state = 'OFFERED' AND r.provider_id = ANY ($6::uuid[])`,
  TRANSFERS_TO_ANSWER: `SELECT t.asked_at AS since FROM transfer t
    WHERE t.partnership_id = $1 AND t.state = 'ASKED' AND t.to_provider = ANY ($6::uuid[])`,
  JOINT_WORK_TO_ANSWER: `SELECT j.asked_at AS since FROM joint_work j
    WHERE j.partnership_id = $1 AND j.state = 'ASKED' AND j.to_provider = ANY ($6::uuid[])`,
  // whoever was named has left, or is no link worker there any more
  JOINT_WORK_TO_NAME: `SELECT coalesce(j.named_at, j.decided_at) AS since FROM joint_work j
    WHERE j.partnership_id = $1 AND j.to_provider = ANY ($6::uuid[]) AND ${needsWorker('$5::date')}`,
  REFERRALS_TO_TRIAGE: `SELECT r.received_at AS since FROM referral r WHERE r.partnership_id = $1 AND r.state = 'RECEIVED'`,
  OFFERS_UNANSWERED: `SELECT r.moved_at AS since FROM referral r WHERE r.partnership_id = $1 AND r.state = 'OFFERED'
    AND r.moved_at < $5::timestamptz - make_interval(days => ${ANSWER_DAYS})`,
  // since they were referred: that is how long they wait
  REFERRALS_WAITING: `SELECT r.received_at AS since FROM referral r WHERE r.partnership_id = $1 AND r.state = 'WAITING'`,
  // news, and no work: the last line of the day
  REFERRALS_MOVED: `SELECT r.moved_at AS since FROM referrer_referral r WHERE r.partnership_id = $1 AND r.state <> 'RECEIVED'
    AND r.moved_at > $5::timestamptz - make_interval(days => ${NEWS_DAYS.referral})`,
  // three different persons stand behind what is paid
  CLAIMS_TO_VERIFY: `SELECT coalesce(approved_at, submitted_at) AS since FROM claim
    WHERE partnership_id = $1 AND state = 'APPROVED' AND submitted_by <> $2 AND approved_by <> $2`,
  // drawn, not looked at yet, and not verified by whoever would audit it
  CLAIMS_TO_AUDIT: `SELECT s.drawn_at AS since FROM audit_sample_claim x
    JOIN audit_sample s ON s.partnership_id = x.partnership_id AND s.id = x.sample_id
    JOIN claim c ON c.partnership_id = x.partnership_id AND c.id = x.claim_id
    WHERE x.partnership_id = $1 AND x.position IS NOT NULL AND x.verdict IS NULL
      AND c.verified_by IS DISTINCT FROM $2::uuid`,
  CLAIMS_TO_APPROVE: `SELECT submitted_at AS since FROM claim
    WHERE partnership_id = $1 AND state = 'SUBMITTED' AND submitted_by <> $2`,
  // lately, and nobody has decided on the claim since
  CLAIMS_TO_LOOK_AT_AGAIN: `SELECT max(x.since) AS since FROM (${changedUnder('$1')}) x
    JOIN claim c ON c.partnership_id = $1 AND c.id = x.id AND ${IS_LIVE}
    WHERE x.since > $5::timestamptz - make_interval(days => ${NEWS_DAYS.changeUnderClaim}) AND NOT EXISTS (SELECT FROM claim_event d
      WHERE d.partnership_id = c.partnership_id AND d.claim_id = c.id AND d.by_person IS NOT NULL AND d.at > x.since)
    GROUP BY c.id`,
  ...WAITING_UNDER_AGREEMENTS,
  // nobody lets go what they asked for
  OUTPUTS_TO_RELEASE: `SELECT asked_at AS since FROM analyst_output
    WHERE partnership_id = $1 AND state = 'ASKED' AND asked_by <> $2`,
  RATE_CARDS_TO_PUBLISH: `SELECT drafted_at AS since FROM rate_card
    WHERE partnership_id = $1 AND status = 'DRAFT' AND declined_at IS NULL
      AND NOT $2 = ANY (drafted_by)`,
  FUNDING_TO_AGREE: `SELECT drafted_at AS since FROM funding_proposal
    WHERE partnership_id = $1 AND state = 'PROPOSED' AND NOT $2 = ANY (drafted_by)`,
  // what cannot be agreed any more is the backbone's to take back
  MEASURE_RULES_TO_AGREE: `SELECT m.proposed_at AS since FROM measure_rule m
    WHERE m.partnership_id = $1 AND m.agreed_at IS NULL AND m.proposed_by IS DISTINCT FROM $2::uuid
      AND NOT EXISTS (SELECT FROM measure_rule o WHERE o.partnership_id = m.partnership_id
        AND o.outcome_code = m.outcome_code AND o.effective_from = m.effective_from AND o.agreed_at IS NOT NULL)`,
  RATE_CARDS_DECLINED: `SELECT declined_at AS since FROM rate_card
    WHERE partnership_id = $1 AND status = 'DRAFT' AND declined_at IS NOT NULL`,
  FUNDING_RETURNED: `SELECT decided_at AS since FROM funding_proposal
    WHERE partnership_id = $1 AND state = 'RETURNED'`,
  // nobody pays for anything before it is agreed who does
  FUNDING_MISSING: `SELECT p.created_at AS since FROM partnership p
    WHERE p.id = $1 AND NOT EXISTS (SELECT FROM funding_agreement a WHERE a.partnership_id = p.id)
      AND NOT EXISTS (SELECT FROM funding_proposal f WHERE f.partnership_id = p.id AND f.state = 'PROPOSED')`,
  UNFUNDED_CLAIMS: `${UNFUNDED} AND ${HAD_AGREEMENT}`,
  // no cap and no maximum is in the way of these
  CLAIMS_WITHOUT_AGREEMENT: `${UNFUNDED} AND NOT ${HAD_AGREEMENT}`,
};

/** Claims of my provider in a state, since they came into it. */
function provided(state: string): string {
  return `SELECT coalesce((SELECT max(e.at) FROM claim_event e WHERE e.partnership_id = c.partnership_id
      AND e.claim_id = c.id AND e.to_state = '${state}'), c.submitted_at) AS since
    FROM claim c WHERE c.partnership_id = $1 AND c.state = '${state}' AND c.provider_id = ANY ($3::uuid[])`;
}

/** Milestones of my provider that can still be claimed, since they came into a state. */
function milestones(state: string): string {
  return `SELECT m.since::timestamptz AS since FROM milestone m
    WHERE m.partnership_id = $1 AND m.state = '${state}' AND m.provider_id = ANY ($3::uuid[])
      AND m.falls_on <= (SELECT p.contract_to FROM partnership p WHERE p.id = $1)`;
}

/** A link worker is reminded of their own people; whoever manages a provider, of everybody's there. */
const OF_MINE = ` AND (m.provider_id = ANY ($6::uuid[]) OR EXISTS (SELECT FROM participant p
  WHERE p.partnership_id = m.partnership_id AND p.id = m.participant_id AND p.link_worker_id = $2))`;
const OF_PEOPLE: readonly TodayKind[] = [
  'MILESTONES_TO_CLAIM',
  'MATCHES_TO_CLAIM',
  'MILESTONES_DUE',
  'MILESTONES_MISSED',
];

const FUNDERS_STATEMENTS = `SELECT issued_at AS since FROM statement
  WHERE partnership_id = $1 AND state = 'AUTHORISED' AND funder_id = ANY ($4::uuid[])`;

/** Those that the data lead opened; the backbone is told of everybody's. */
const MY_OPENED_RECORDS = `${WAITING.RECORDS_OPENED} AND person_id = $2`;

/** What may wait for somebody with these roles, as SQL. */
export function waitingFor(
  me: Me,
): { readonly kind: Counted; readonly sql: string; readonly isOfAgreement: boolean }[] {
  const is = (role: Me['roles'][number]): boolean => me.roles.includes(role);
  const isAtHub = is('BACKBONE') || is('ASSESSOR');
  // in an agreement on shared data
  const mayBeNamed = is('BACKBONE') || is('DATA_LEAD');
  const isProvider = me.providerIds.length > 0;
  const mine: Record<Counted, boolean> = {
    FAILED_JOBS: is('BACKBONE'),
    RECORDS_OPENED: is('BACKBONE') || is('DATA_LEAD'),
    RUNS_TO_AUTHORISE: is('COMMISSIONER'),
    STATEMENTS_TO_SETTLE: is('COMMISSIONER') || is('FUNDER'),
    QUESTIONS_TO_ANSWER: isProvider,
    ANSWERS_TO_READ: is('BACKBONE') || is('VERIFIER'),
    CLAIMS_RETURNED: isProvider,
    CLAIMS_WITHHELD: isProvider,
    MILESTONES_TO_CLAIM: isProvider,
    MATCHES_TO_CLAIM: isProvider,
    MILESTONES_DUE: isProvider,
    MILESTONES_MISSED: isProvider,
    OFFERS_TO_ANSWER: is('PROVIDER_MANAGER'),
    TRANSFERS_TO_ANSWER: is('PROVIDER_MANAGER'),
    JOINT_WORK_TO_ANSWER: is('PROVIDER_MANAGER'),
    JOINT_WORK_TO_NAME: is('PROVIDER_MANAGER'),
    REFERRALS_TO_TRIAGE: isAtHub,
    OFFERS_UNANSWERED: isAtHub,
    REFERRALS_WAITING: isAtHub,
    REFERRALS_MOVED: is('REFERRER') || is('ANCHOR'),
    CLAIMS_TO_VERIFY: is('VERIFIER'),
    CLAIMS_TO_AUDIT: is('AUDITOR'),
    CLAIMS_TO_APPROVE: is('BACKBONE'),
    CLAIMS_TO_LOOK_AT_AGAIN: is('BACKBONE') || is('AUDITOR'),
    EXTRACTS_TO_ACCEPT: mayBeNamed,
    EXTRACTS_TO_SEND: mayBeNamed,
    MATCH_RUNS_TO_START: mayBeNamed,
    MATCH_RUNS_TO_REVIEW: mayBeNamed,
    SHARING_TO_SIGN: mayBeNamed || is('COMMISSIONER'),
    OUTPUTS_TO_RELEASE: is('DATA_LEAD'),
    RATE_CARDS_TO_PUBLISH: is('COMMISSIONER'),
    FUNDING_TO_AGREE: is('COMMISSIONER'),
    MEASURE_RULES_TO_AGREE: is('COMMISSIONER'),
    FUNDING_MISSING: is('COMMISSIONER'),
    RATE_CARDS_DECLINED: is('BACKBONE'),
    FUNDING_RETURNED: is('BACKBONE'),
    UNFUNDED_CLAIMS: is('BACKBONE') || is('COMMISSIONER'),
    CLAIMS_WITHOUT_AGREEMENT: is('BACKBONE') || is('COMMISSIONER'),
    SHARING_EXPIRES: mayBeNamed,
  };
  const isCounted = (kind: TodayKind): kind is Counted => kind in mine;
  return TODAY_KINDS.filter(isCounted)
    .filter((kind) => mine[kind])
    .map((kind) => {
      const isOfAgreement = isSharingTask(kind);
      if (kind === 'STATEMENTS_TO_SETTLE' && !is('COMMISSIONER'))
        return { kind, isOfAgreement, sql: FUNDERS_STATEMENTS };
      if (kind === 'RECORDS_OPENED' && !is('BACKBONE'))
        return { kind, isOfAgreement, sql: MY_OPENED_RECORDS };
      return { kind, isOfAgreement, sql: `${WAITING[kind]}${OF_PEOPLE.includes(kind) ? OF_MINE : ''}` };
    });
}
