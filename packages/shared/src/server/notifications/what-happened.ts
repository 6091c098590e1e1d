import { NEWS_DAYS, PROVIDER_ROLES, type Role } from '../../rules/index.js';
import { offerWaits } from '../matched-evidence/list-offers.js';
import { BETWEEN_PROVIDERS } from './between-providers.js';
import { roles, type Source } from './fact.js';
import { WITHDRAWN_MATCHES } from './withdrawn-matches.js';

const everybody = (...of: Role[]): string => `(NULL::uuid, NULL::uuid, ${roles(of)})`;
const PROVIDERS = roles(PROVIDER_ROLES);

/** Whoever supports the participant; whoever manages, where nobody does. */
const WHO_SUPPORTS = `(p.link_worker_id, p.provider_id, CASE WHEN p.link_worker_id IS NULL
  THEN ${roles(['PROVIDER_MANAGER'])} ELSE ${PROVIDERS} END)`;
const MANAGERS = `(NULL::uuid, p.provider_id, ${roles(['PROVIDER_MANAGER'])})`;
/** Whoever made the claim, whoever supports the participant, and those who manage them. */
const WHO_CLAIMED = `(c.submitted_by, c.provider_id, ${PROVIDERS}), ${WHO_SUPPORTS}, ${MANAGERS}`;

const MILESTONE = `milestone m JOIN participant p ON p.partnership_id = m.partnership_id AND p.id = m.participant_id`;
const milestoneIs = (state: string): Source => ({
  kind: state === 'MISSED' ? 'MILESTONE_MISSED' : 'MILESTONE_BROKEN',
  from: MILESTONE,
  where: `m.partnership_id = $1 AND m.judged_at > $2 AND m.state = '${state}'
    AND m.since > $3::date - ${NEWS_DAYS.milestone} AND p.phase <> 'CLOSED'`,
  at: 'm.judged_at',
  fact: `concat_ws(':', '${state}', m.participant_id, m.outcome_code, m.since)`,
  participant_id: 'm.participant_id',
  outcome_code: 'm.outcome_code',
  to: `${WHO_SUPPORTS}, ${MANAGERS}`,
});

/** A milestone whose day to prompt has come, or that was judged anew when it had come already. */
const soon = (which: string): Source => ({
  kind: 'MILESTONE_SOON',
  from: MILESTONE,
  where: `m.partnership_id = $1 AND ${which}
    AND m.state IN ('RUNNING', 'PAUSED', 'DUE') AND m.due_on > $3::date - ${NEWS_DAYS.milestone}`,
  at: `least($4, (m.prompt_on + time '12:00') AT TIME ZONE 'UTC')`,
  fact: `concat_ws(':', 'SOON', m.participant_id, m.outcome_code, m.due_on)`,
  participant_id: 'm.participant_id',
  outcome_code: 'm.outcome_code',
  to: WHO_SUPPORTS,
});

const CLAIM = `JOIN claim c ON c.partnership_id = x.partnership_id AND c.id = x.claim_id
  JOIN participant p ON p.partnership_id = c.partnership_id AND p.id = c.participant_id`;

/** A referral that has stood somewhere for longer than the hub means to let it; the day on which it did is news. */
const waits = (state: string, since: string, days: string): Source => ({
  kind: 'REFERRAL_WAITS',
  from: 'referral r',
  where: `r.partnership_id = $1 AND r.state = '${state}'
    AND ${since} > $2::timestamptz - make_interval(days => ${days})
    AND ${since} <= $4::timestamptz - make_interval(days => ${days})`,
  at: `${since} + make_interval(days => ${days})`,
  fact: `concat_ws(':', 'WAITS', r.id, r.state, extract(epoch FROM ${since}))`,
  detail: 'r.state',
  referral_id: 'r.id',
  to: everybody('BACKBONE', 'ASSESSOR'),
});

/** The referrer's own people who are there to hear of it; all of them where whoever referred is not named. */
const WHO_REFERRED = `(r.referred_by, r.source_id, CASE WHEN r.referred_by IS NULL THEN ${roles(['REFERRER'])}
  ELSE ${roles(['REFERRER', 'ANCHOR', ...PROVIDER_ROLES])} END)`;

export const SOURCES: readonly Source[] = [
  ...BETWEEN_PROVIDERS,
  soon('m.prompt_on > $8::date AND m.prompt_on <= $3::date'),
  soon('m.judged_at > $2 AND m.prompt_on <= $3::date'),
  milestoneIs('MISSED'),
  milestoneIs('BROKEN'),
  {
    // once of a person for all that a run offers, and of nobody who took it back by then
    kind: 'MATCH_OFFERED',
    from: `match_offer o JOIN participant p ON p.partnership_id = o.partnership_id AND p.id = o.participant_id`,
    where: `o.partnership_id = $1 AND o.offered_at > $2 AND ${offerWaits('$4')}`,
    at: 'o.offered_at',
    fact: `concat_ws(':', 'MATCH', o.participant_id, o.run_id)`,
    participant_id: 'o.participant_id',
    to: `${WHO_SUPPORTS}, ${MANAGERS}`,
  },
  ...WITHDRAWN_MATCHES(WHO_CLAIMED),
  {
    kind: 'CLAIM_IN_DOUBT',
    from: `${MILESTONE} JOIN claim c ON c.partnership_id = m.partnership_id AND c.participant_id = m.participant_id
      AND c.outcome_code = m.outcome_code AND c.state NOT IN ('REJECTED', 'REVERSED')`,
    where: `m.partnership_id = $1 AND m.judged_at > $2 AND m.doubt IS NOT NULL`,
    at: 'm.judged_at',
    fact: `concat_ws(':', 'DOUBT', c.id, m.claimed_for)`,
    participant_id: 'm.participant_id',
    outcome_code: 'm.outcome_code',
    claim_id: 'c.id',
    to: everybody('BACKBONE'),
  },
  {
    kind: 'CLAIM_SENT_BACK',
    from: `claim_event x ${CLAIM}`,
    where: `x.partnership_id = $1 AND x.at > $2
      AND x.to_state IN ('RETURNED', 'WITHHELD', 'REJECTED', 'REVERSED')`,
    at: 'x.at',
    fact: `concat_ws(':', 'CLAIM', x.id)`,
    detail: 'x.to_state',
    by: 'x.by_person',
    participant_id: 'c.participant_id',
    claim_id: 'c.id',
    to: WHO_CLAIMED,
  },
  {
    kind: 'QUESTION_ASKED',
    from: `claim_message x ${CLAIM}`,
    where: `x.partnership_id = $1 AND x.at > $2 AND x.is_question`,
    at: 'x.at',
    fact: `concat_ws(':', 'MESSAGE', x.id)`,
    by: 'x.by_person',
    participant_id: 'c.participant_id',
    claim_id: 'c.id',
    to: WHO_CLAIMED,
  },
  {
    // whoever asked last; a verifier and an auditor see claims and nobody's record, so it names the claim alone
    kind: 'QUESTION_ANSWERED',
    from: `claim_message x ${CLAIM} JOIN LATERAL (SELECT q.by_person FROM claim_message q
        WHERE q.partnership_id = x.partnership_id AND q.claim_id = x.claim_id AND q.is_question AND q.id < x.id
        ORDER BY q.id DESC LIMIT 1) asked ON true`,
    where: `x.partnership_id = $1 AND x.at > $2 AND NOT x.is_question`,
    at: 'x.at',
    fact: `concat_ws(':', 'MESSAGE', x.id)`,
    by: 'x.by_person',
    claim_id: 'c.id',
    to: `(asked.by_person, NULL::uuid, ${roles(['BACKBONE', 'VERIFIER', 'AUDITOR'])})`,
  },
  {
    kind: 'REFERRAL_OFFERED',
    from: 'referral_event x',
    where: `x.partnership_id = $1 AND x.at > $2 AND x.from_state IS NOT NULL AND x.to_state = 'OFFERED'`,
    at: 'x.at',
    fact: `concat_ws(':', 'REFERRAL', x.id)`,
    by: 'x.by_person',
    referral_id: 'x.referral_id',
    to: `(NULL::uuid, x.provider_id, ${roles(['PROVIDER_MANAGER'])})`,
  },
  {
    kind: 'REFERRAL_DECLINED',
    from: 'referral_event x',
    where: `x.partnership_id = $1 AND x.at > $2 AND x.from_state = 'OFFERED'
      AND x.to_state = 'WAITING' AND x.reason IS NOT NULL`,
    at: 'x.at',
    fact: `concat_ws(':', 'REFERRAL', x.id)`,
    by: 'x.by_person',
    referral_id: 'x.referral_id',
    to: everybody('BACKBONE', 'ASSESSOR'),
  },
  waits('RECEIVED', 'r.received_at', '$5::int'),
  waits('IN_TRIAGE', 'r.received_at', '$5::int'),
  waits('OFFERED', 'r.moved_at', '$6::int'),
  waits('WAITING', 'r.moved_at', '$9::int'),
  {
    // the states that tell whoever referred something; in between it goes to and fro
    kind: 'REFERRAL_MOVED',
    from: `referral_event x JOIN referral r ON r.partnership_id = x.partnership_id AND r.id = x.referral_id`,
    where: `x.partnership_id = $1 AND x.at > $2 AND x.from_state IS NOT NULL AND r.source_id IS NOT NULL
        AND x.to_state IN ('ACCEPTED', 'STARTED', 'DECLINED', 'SUPPORTED_ONCE')`,
    at: 'x.at',
    fact: `concat_ws(':', 'OWN', x.id)`,
    detail: 'x.to_state',
    by: 'x.by_person',
    own_referral_id: 'r.id',
    to: WHO_REFERRED,
  },
  {
    // nobody authorises what they prepared
    kind: 'RUN_TO_AUTHORISE',
    from: 'payment_run r',
    where: `r.partnership_id = $1 AND r.finished_at > $2 AND r.state = 'DONE'
      AND r.authorised_at IS NULL AND r.kind <> 'OPENING'`,
    at: 'r.finished_at',
    fact: `concat_ws(':', 'RUN', r.id)`,
    by: 'r.prepared_by',
    run_id: 'r.id',
    to: everybody('COMMISSIONER'),
  },
  {
    kind: 'STATEMENT_TO_SETTLE',
    from: `statement s JOIN payment_run r ON r.partnership_id = s.partnership_id AND r.id = s.run_id`,
    where: `s.partnership_id = $1 AND r.authorised_at > $2 AND s.state = 'AUTHORISED'`,
    at: 'r.authorised_at',
    fact: `concat_ws(':', 'STATEMENT', s.id)`,
    by: 'r.authorised_by',
    statement_id: 's.id',
    to: `${everybody('COMMISSIONER')}, (NULL::uuid, s.funder_id, ${roles(['FUNDER'])})`,
  },
  {
    kind: 'AUDIT_DRAWN',
    from: 'audit_sample s',
    where: `s.partnership_id = $1 AND s.drawn_at > $2`,
    at: 's.drawn_at',
    fact: `concat_ws(':', 'SAMPLE', s.id)`,
    by: 's.drawn_by',
    sample_id: 's.id',
    to: everybody('AUDITOR'),
  },
  {
    // whoever asked for it, and nobody else of the project
    kind: 'TABLE_DECIDED',
    from: 'analyst_output u',
    where: `u.partnership_id = $1 AND u.decided_at > $2`,
    at: 'u.decided_at',
    fact: `concat_ws(':', 'TABLE', u.id)`,
    detail: 'u.state',
    by: 'u.decided_by',
    output_id: 'u.id',
    to: `(u.asked_by, NULL::uuid, ${roles(['ANALYST'])})`,
  },
  {
    kind: 'WORK_DONE',
    from: 'payment_run r',
    where: `r.partnership_id = $1 AND r.finished_at > $2 AND r.state = 'DONE' AND r.kind = 'CLAIMS'
      AND r.prepared_by IS NOT NULL`,
    at: 'r.finished_at',
    fact: `concat_ws(':', 'DONE', r.id)`,
    detail: `'RUN'`,
    run_id: 'r.id',
    to: `(r.prepared_by, NULL::uuid, ${roles(['BACKBONE'])})`,
  },
  {
    kind: 'WORK_DONE',
    from: `outbox o JOIN referral_file f ON f.partnership_id = o.partnership_id AND f.id::text = o.payload->>'fileId'`,
    where: `o.partnership_id = $1 AND o.created_at > $2::timestamptz - interval '${NEWS_DAYS.work} days' AND o.done_at > $2
        AND o.kind IN ('referrals.check', 'referrals.import')`,
    at: 'o.done_at',
    fact: `concat_ws(':', 'DONE', o.id)`,
    detail: `CASE o.kind WHEN 'referrals.check' THEN 'CHECK' ELSE 'IMPORT' END`,
    file_id: 'f.id',
    to: `(CASE o.kind WHEN 'referrals.check' THEN f.sent_by ELSE coalesce(f.confirmed_by, f.sent_by) END, NULL::uuid,
      ${roles(['BACKBONE', 'ASSESSOR', 'REFERRER'])})`,
  },
  {
    kind: 'WORK_FAILED',
    from: 'outbox o',
    where: `o.partnership_id = $1 AND o.failed_at > $2`,
    at: 'o.failed_at',
    fact: `concat_ws(':', 'FAILED', o.id, extract(epoch FROM o.failed_at))`,
    job_id: 'o.id',
    to: everybody('BACKBONE'),
  },
];
