import {
  actionsFor,
  type CalendarDate,
  type ClaimDeed,
  type ClaimState,
  type Cohort,
  isProviderRole,
  may,
  type Role,
} from '../../rules/index.js';
import { personOf } from '../members/person-view.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import {
  FROM_PARTICIPANT,
  type ParticipantView,
  participantJson,
  participantNameJson,
} from '../participants/participant-view.js';
import { PAID_BY_GRANT } from '../payments/paid-by-grant.js';
import {
  type SignedStatementJson,
  signedStatementJson,
  signedStatementOf,
} from '../signatures/signed-statements.js';
import type { Me } from '../tenancy/index.js';
import { IS_LIVE } from './claim-filter.js';
import type {
  ClaimEventView,
  ClaimMessageView,
  ClaimParts,
  ClaimView,
  EarlierClaimView,
  EvidenceMeasureView,
  EvidenceView,
} from './claim-view.js';

/** A claim as `Tenant.listed` reads the columns below: what JSON cannot say exactly comes as text. */
export interface ClaimRow {
  id: string;
  reference: string;
  outcome_code: string;
  title: string;
  domain: string;
  achieved_on: CalendarDate;
  state: ClaimState;
  /** minor units */
  price: string;
  submitted_at: string | null;
  awaits_answer: boolean;
  rests_on_reversed: boolean;
  is_sealed: boolean;
  reversal_pending: boolean;
  unfunded_reason: string | null;
  provider_id: string;
  provider: OrganisationView;
  anchor_id: string | null;
  cohort: Cohort;
  paid_by_grant?: boolean;
  agreement_version?: number | null;
  participant?: ParticipantView | null;
  rests_on_corrected?: boolean;
  doubt?: string | null;
  evidence?: (Omit<EvidenceView, 'uploadedAt' | 'measure' | 'signature'> & {
    uploadedAt: string;
    measure: (Omit<EvidenceMeasureView, 'correctedAt'> & { correctedAt: string | null }) | null;
    signature: SignedStatementJson | null;
  })[];
  history?: (Omit<ClaimEventView, 'at'> & { at: string })[];
  conversation?: (Omit<ClaimMessageView, 'at' | 'awaitsAnswer'> & { at: string; isQuestion: boolean })[];
  shares?: { funder: OrganisationView; label: string | null; amount: string }[];
  earlier_claims?: EarlierClaimView[];
  deeds?: ClaimDeed[];
}

const list = (what: string, order: string, from: string): string =>
  `(SELECT coalesce(json_agg(${what} ORDER BY ${order}), '[]') FROM ${from})`;

const EVIDENCE = list(
  `json_build_object('id', e.id, 'kind', e.kind, 'statement', e.statement, 'fileName', u.file_name,
    'uploadedAt', coalesce(u.uploaded_at, e.attached_at), 'mediaType', u.media_type, 'size', u.size,
    'uploadId', e.upload_id,
    'isNew', NOT EXISTS (SELECT FROM evidence b WHERE b.partnership_id = e.partnership_id
      AND b.upload_id = e.upload_id AND b.claim_id <> e.claim_id
      AND (b.attached_at, b.id) < (e.attached_at, e.id)) AND NOT EXISTS (
      SELECT FROM evidence_signature own JOIN evidence_signature x ON x.partnership_id = own.partnership_id
        AND x.signed_statement_id = own.signed_statement_id AND x.claim_id <> own.claim_id
      JOIN evidence b ON b.partnership_id = x.partnership_id AND b.id = x.evidence_id
      WHERE own.partnership_id = e.partnership_id AND own.evidence_id = e.id
        AND (b.attached_at, b.id) < (e.attached_at, e.id)),
    'openedByMe', EXISTS (SELECT FROM evidence_opening o WHERE o.partnership_id = e.partnership_id
      AND o.evidence_id = e.id AND o.person_id = (SELECT app.person_id())),
    'measure', (SELECT json_build_object('instrument', m.instrument, 'measuredOn', m.measured_on, 'firstOn', m.first_on,
        'figures', m.figures, 'correctedAt', m.corrected_at) FROM evidence_measure m
      WHERE m.partnership_id = e.partnership_id AND m.evidence_id = e.id),
    'signature', (SELECT ${signedStatementJson} FROM evidence_signature es
      JOIN signed_statement s ON s.partnership_id = es.partnership_id AND s.id = es.signed_statement_id
      WHERE es.partnership_id = e.partnership_id AND es.evidence_id = e.id))`,
  'e.attached_at, e.id',
  `evidence e LEFT JOIN upload u ON u.partnership_id = e.partnership_id AND u.id = e.upload_id
   WHERE e.partnership_id = c.partnership_id AND e.claim_id = c.id`,
);

// only those who may know whose claim it is read what people wrote about it; a data lead when the record is open
const KNOWS_WHO = `((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'VERIFIER', 'AUDITOR', 'SYSTEM'))
  OR c.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
  OR c.participant_id = ANY ((SELECT app.opened_participant_ids())::uuid[]))`;

// the database keeps what is sealed from whoever is not named; this says why nothing is shown
const IS_SEALED = `(${KNOWS_WHO} AND c.participant_id = ANY ((SELECT app.sealed_ids())::uuid[]))`;

const HISTORY = list(
  `json_build_object('at', h.at, 'by', ${personOf('h.by_person')}, 'from', h.from_state, 'to', h.to_state,
    'reason', CASE WHEN ${KNOWS_WHO} THEN h.reason END)`,
  'h.id',
  'claim_event h WHERE h.partnership_id = c.partnership_id AND h.claim_id = c.id',
);

const DEEDS = list(
  `json_build_object('by', h.by_person, 'to', h.to_state)`,
  'h.id',
  'claim_event h WHERE h.partnership_id = c.partnership_id AND h.claim_id = c.id',
);

const CONVERSATION = list(
  `json_build_object('at', m.at, 'by', coalesce(${personOf('m.by_person')},
    json_build_object('id', m.by_person, 'name', 'A former member')), 'text', m.text, 'isQuestion', m.is_question)`,
  'm.id',
  'claim_message m WHERE m.partnership_id = c.partnership_id AND m.claim_id = c.id',
);

// what a claim stands for in the ledger now: reversed shares have come to nothing
const SHARES = list(
  `json_build_object('funder', ${organisationOf('s.funder_id', 'c.partnership_id')}, 'label', s.contribution_label,
    'amount', s.amount::text)`,
  's.amount DESC, s.contribution_label',
  `(SELECT l.funder_id, l.contribution_label, sum(l.amount) AS amount FROM ledger_entry l
    WHERE l.partnership_id = c.partnership_id AND l.claim_id = c.id AND l.account = 'DUE'
    GROUP BY l.funder_id, l.contribution_label HAVING sum(l.amount) <> 0) s`,
);

// what the claim's own card puts before it, step by step down the ladder
const LADDER = `(WITH RECURSIVE before(code) AS (
    SELECT t.after
    UNION
    SELECT s.after FROM before JOIN tariff s ON s.partnership_id = c.partnership_id
      AND s.rate_card_id = t.rate_card_id AND s.outcome_code = before.code)
  SELECT code FROM before WHERE code IS NOT NULL)`;

// of the same day only what the ladder puts before: the rest of that day may as well have come after
const CAME_BEFORE = `(x.achieved_on < c.achieved_on
  OR (x.achieved_on = c.achieved_on AND x.outcome_code IN ${LADDER}))`;

// only for those who may know whose claims these are: the others could tell two claims of one person
const EARLIER = list(
  `json_build_object('outcomeCode', x.outcome_code, 'title', x.title, 'achievedOn', x.achieved_on, 'state', x.state)`,
  'x.achieved_on, x.outcome_code',
  `participant p CROSS JOIN LATERAL (
     SELECT b.outcome_code, f.title, b.achieved_on, b.state FROM claim b
     JOIN tariff f ON f.partnership_id = b.partnership_id AND f.id = b.tariff_id
     WHERE b.partnership_id = p.partnership_id AND b.participant_id = p.id AND b.id <> c.id
       AND b.state <> 'DRAFT'
     UNION ALL
     SELECT b.outcome_code, coalesce((SELECT f.title FROM tariff f
         JOIN rate_card k ON k.partnership_id = f.partnership_id AND k.id = f.rate_card_id
         WHERE f.partnership_id = b.partnership_id AND f.outcome_code = b.outcome_code AND k.status = 'PUBLISHED'
         ORDER BY k.effective_from DESC LIMIT 1), b.outcome_code), b.achieved_on, 'BASELINE'
     FROM baseline b WHERE b.partnership_id = p.partnership_id AND b.participant_id = p.id
   ) x WHERE p.partnership_id = c.partnership_id AND p.id = c.participant_id AND ${CAME_BEFORE}`,
);

const AGREEMENT_VERSION = `(SELECT r.agreement_version FROM payment_run r
  WHERE r.partnership_id = c.partnership_id AND r.id = c.run_id)`;

const PARTICIPANT = `(SELECT ${participantJson} FROM ${FROM_PARTICIPANT}
  WHERE p.partnership_id = c.partnership_id AND p.id = c.participant_id)`;

const PARTICIPANTS_NAME = `(SELECT ${participantNameJson} FROM participant p
  WHERE p.partnership_id = c.partnership_id AND p.id = c.participant_id)`;

/** SQL for claims, called `c`, that rest on an assessment which was corrected or withdrawn since. */
const RESTS_ON_CORRECTED = `EXISTS (SELECT FROM evidence_measure m WHERE m.partnership_id = c.partnership_id
  AND m.claim_id = c.id AND m.corrected_at IS NOT NULL)`;

/** SQL for what is recorded of the milestone that a claim, called `c`, was made for, where it no longer bears it out. */
const DOUBT = `(SELECT m.doubt FROM milestone m WHERE m.partnership_id = c.partnership_id
  AND m.participant_id = c.participant_id AND m.outcome_code = c.outcome_code AND ${IS_LIVE})`;

/** The columns of ClaimRow for the claim that SQL calls `c` and its tariff `t`; only the parts asked for. */
export function claimColumns(parts: ClaimParts): string {
  const extra = [
    parts.has('participant') || parts.has('participantsDetails')
      ? `${parts.has('participantsDetails') ? PARTICIPANT : PARTICIPANTS_NAME} AS participant`
      : '',
    parts.has('evidence') ? `${EVIDENCE} AS evidence` : '',
    parts.has('history') ? `${HISTORY} AS history` : '',
    parts.has('conversation') ? `${CONVERSATION} AS conversation` : '',
    parts.has('shares') || parts.has('split') ? `${SHARES} AS shares` : '',
    parts.has('earlierClaims') ? `${EARLIER} AS earlier_claims` : '',
    parts.has('actions') ? `${DEEDS} AS deeds` : '',
    parts.has('restsOnCorrected') ? `${RESTS_ON_CORRECTED} AS rests_on_corrected` : '',
    parts.has('doubt') ? `${DOUBT} AS doubt` : '',
    parts.has('split') ? `${AGREEMENT_VERSION} AS agreement_version` : '',
    parts.has('paidByGrant') || parts.has('warnings') ? `${PAID_BY_GRANT} AS paid_by_grant` : '',
  ];
  return [
    `c.id, c.reference, c.outcome_code, coalesce(t.title, c.outcome_code) AS title,
     coalesce(t.domain, '') AS domain, c.achieved_on, c.state, c.price::text AS price, c.submitted_at, c.awaits_answer,
     c.rests_on_reversed, ${IS_SEALED} AS is_sealed, c.reversal_pending, CASE WHEN c.state = 'VERIFIED' THEN c.unfunded_reason END AS unfunded_reason, c.provider_id, c.anchor_id, c.cohort,
     ${organisationOf('c.provider_id', 'c.partnership_id')} AS provider`,
    ...extra.filter((column) => column !== ''),
  ].join(', ');
}

/** The claim's tariff, to be joined to `c`. */
export const CLAIM_TARIFF =
  'LEFT JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id';

/** The roles with which somebody acts on a provider's claim: those of a provider count for its own. */
const rolesAt = (me: Me, providerId: string): readonly Role[] =>
  me.providerIds.includes(providerId) ? me.roles : me.roles.filter((role) => !isProviderRole(role));

/**
 * Whether somebody may know the funders' terms, and so what their caps and the contract's maximum leave. Who knows
 * them as a funder knows its own alone.
 */
export const knowsTerms = ({ isSystem, roles }: Me): boolean =>
  isSystem ||
  may(
    roles.filter((role) => role !== 'FUNDER' && role !== 'INVESTOR'),
    'fundingAgreement',
  );

/** What is told of an unfunded claim to its provider, who may not know the amounts. */
const UNFUNDED = 'The money that the funders have agreed to pay does not reach for it.';

/** A row as the actor sees it, but for its warnings and its split. */
export function viewOf(row: ClaimRow, me: Me, currency: string): ClaimView {
  return {
    id: row.id,
    reference: row.reference,
    outcomeCode: row.outcome_code,
    title: row.title,
    domain: row.domain,
    achievedOn: row.achieved_on,
    state: row.state,
    price: { amount: BigInt(row.price), currency },
    submittedAt: row.submitted_at === null ? null : new Date(row.submitted_at),
    awaitsAnswer: row.awaits_answer,
    restsOnReversed: row.rests_on_reversed,
    isSealed: row.is_sealed,
    restsOnCorrected: row.rests_on_corrected ?? false,
    doubt: row.doubt ?? null,
    awaitsGiveBack: row.reversal_pending,
    unfundedReason: row.unfunded_reason === null || knowsTerms(me) ? row.unfunded_reason : UNFUNDED,
    paidByGrant: row.paid_by_grant ?? false,
    provider: row.provider,
    participant: row.participant ?? null,
    evidence: (row.evidence ?? []).map(({ measure, signature, ...one }) => ({
      ...one,
      signature: signature && signedStatementOf(signature),
      uploadedAt: new Date(one.uploadedAt),
      measure: measure && {
        ...measure,
        correctedAt: measure.correctedAt === null ? null : new Date(measure.correctedAt),
      },
    })),
    history: (row.history ?? []).map((one) => ({ ...one, at: new Date(one.at) })),
    conversation: (row.conversation ?? []).map(({ isQuestion, ...one }, nth, all) => ({
      ...one,
      at: new Date(one.at),
      awaitsAnswer: isQuestion && nth === all.length - 1,
    })),
    shares: (row.shares ?? []).map((one) => ({ ...one, amount: { amount: BigInt(one.amount), currency } })),
    earlierClaims: row.earlier_claims ?? [],
    warnings: [],
    split: [],
    actions:
      row.deeds && me.personId !== null && !row.is_sealed ? actionsOf(row, row.deeds, me, me.personId) : [],
  };
}

const actionsOf = (row: ClaimRow, history: ClaimDeed[], me: Me, who: string) =>
  actionsFor({
    state: row.state,
    history,
    awaitsAnswer: row.awaits_answer,
    who,
    roles: rolesAt(me, row.provider_id),
  });
