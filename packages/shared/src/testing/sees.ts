import { may, ROLES, type Role } from '../rules/index.js';

type Counts = Partial<Record<Role, number>>;

const everyone = (count: number): Counts => Object.fromEntries(ROLES.map((role) => [role, count]));
const only = (count: number, ...roles: Role[]): Counts =>
  Object.fromEntries(roles.map((role) => [role, count]));

/** As many as there are. */
export const ALL = -1;

/** The hub of both participants, and the first provider's people of its own. */
const HUB_AND_OWN: Counts = {
  ...only(2, 'BACKBONE', 'ASSESSOR'),
  ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
};

/** Whoever works with people, and who reads what the partnership goes by. */
const WHO_GO_BY_IT = only(
  1,
  'BACKBONE',
  'ASSESSOR',
  'DATA_LEAD',
  'COMMISSIONER',
  'PROVIDER_MANAGER',
  'LINK_WORKER',
);

/** Those who share, agree, check and rest on it. */
const KNOW_THE_AGREEMENT = only(
  1,
  'BACKBONE',
  'ASSESSOR',
  'DATA_LEAD',
  'COMMISSIONER',
  'VERIFIER',
  'AUDITOR',
  'PROVIDER_MANAGER',
  'LINK_WORKER',
);

/**
 * What each role sees of the rows that `fillEveryTable` writes; a role that is not named sees none. Asked for of every
 * table and view by who-sees-what.test.ts.
 */
export const SEES: Record<string, Counts> = {
  // an agreement on data names nobody; what was matched under it is for those whom it names: here the data lead alone
  sharing_agreement: KNOW_THE_AGREEMENT,
  sharing_party: KNOW_THE_AGREEMENT,
  sharing_person: KNOW_THE_AGREEMENT,
  sharing_evidence: KNOW_THE_AGREEMENT,
  sharing_notice: HUB_AND_OWN,
  extract: only(1, 'DATA_LEAD'),
  extract_progress: only(1, 'DATA_LEAD'),
  extract_fault: only(1, 'DATA_LEAD'),
  extract_mapping: only(1, 'DATA_LEAD'),
  match_run: only(1, 'DATA_LEAD'),
  match_run_progress: only(1, 'DATA_LEAD'),
  // work of the system
  match_run_seen: {},
  match_pair: only(2, 'DATA_LEAD'),
  match_decision: only(1, 'DATA_LEAD'),
  // whose provider works with the person, and who reads the evidence of a claim that rests on it
  match_offer: {
    ...only(2, 'DATA_LEAD'),
    ...only(1, 'BACKBONE', 'PROVIDER_MANAGER', 'LINK_WORKER', 'VERIFIER', 'AUDITOR'),
  },
  match_fact: only(1, 'BACKBONE', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  evidence_match: only(1, 'BACKBONE', 'VERIFIER', 'AUDITOR', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  partnership: everyone(1),
  // how much is hidden stands beside the figures; who chose it is for those who choose, and the commissioner
  suppression_choice: only(1, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER'),
  // who may work with rows, what for, and what leaves; the rows and counts themselves are the system's
  analyst_accreditation: only(1, 'BACKBONE', 'DATA_LEAD', 'ANALYST'),
  analyst_project: only(1, 'BACKBONE', 'DATA_LEAD', 'ANALYST'),
  analyst_project_member: only(1, 'BACKBONE', 'DATA_LEAD', 'ANALYST'),
  analyst_output: only(1, 'DATA_LEAD', 'ANALYST'),
  analyst_snapshot: {},
  analyst_row: {},
  analyst_cube: {},
  organisation: everyone(14),
  // everyone: oneself; those who work on records: the names of all who do; the rest: their own organisation's
  membership: {
    ...everyone(1),
    ...only(
      14,
      'BACKBONE',
      'ASSESSOR',
      'DATA_LEAD',
      'PROVIDER_MANAGER',
      'LINK_WORKER',
      'VERIFIER',
      'COMMISSIONER',
      'AUDITOR',
    ),
  },
  invitation: only(1, 'BACKBONE'),
  variation: only(1, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'VERIFIER', 'AUDITOR'),
  forecast_plan: only(1, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'),
  forecast_period: only(1, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'),
  reference_counter: only(1, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  // the draft for those who make and agree it; the second provider's own card not for the first
  rate_card: {
    ...only(3, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER'),
    ...only(2, 'ASSESSOR', 'VERIFIER', 'AUDITOR', 'FUNDER', 'INVESTOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  tariff: {
    ...only(5, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER'),
    ...only(4, 'ASSESSOR', 'VERIFIER', 'AUDITOR', 'FUNDER', 'INVESTOR'),
    ...only(3, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  funding_agreement: only(
    1,
    'BACKBONE',
    'DATA_LEAD',
    'COMMISSIONER',
    'VERIFIER',
    'AUDITOR',
    'FUNDER',
    'INVESTOR',
  ),
  contribution: only(2, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'VERIFIER', 'AUDITOR', 'FUNDER', 'INVESTOR'),
  // until it is agreed, for those who make it and those who agree
  funding_proposal: only(1, 'BACKBONE', 'COMMISSIONER'),
  proposed_contribution: only(1, 'BACKBONE', 'COMMISSIONER'),
  // the data lead opens a record when there is a reason (opened-records.test.ts)
  participant: {
    ...only(2, 'BACKBONE', 'ASSESSOR', 'VERIFIER', 'AUDITOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  // a merged record is there for nobody
  participant_merge: only(1, 'BACKBONE', 'ASSESSOR'),
  merge_move: {},
  different_people: only(1, 'BACKBONE', 'ASSESSOR'),
  clash_decision: only(1, 'BACKBONE', 'ASSESSOR', 'VERIFIER', 'AUDITOR'),
  // a verifier and an auditor know the name, not the birth date
  participant_detail: HUB_AND_OWN,
  enrolment: HUB_AND_OWN,
  // what a record said before it was put right is as much of the person as the record
  participant_correction: HUB_AND_OWN,
  baseline: {
    ...only(2, 'BACKBONE', 'ASSESSOR', 'VERIFIER', 'AUDITOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  // whoever checks claims knows what was achieved, and nothing of how people live meanwhile
  status_spell: HUB_AND_OWN,
  worked_hours: HUB_AND_OWN,
  milestone: HUB_AND_OWN,
  // who was met when is for those who work with people
  contact_kind: only(1, 'BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  contact: HUB_AND_OWN,
  standing_contact: HUB_AND_OWN,
  activity_group: HUB_AND_OWN,
  group_member: HUB_AND_OWN,
  sitting: HUB_AND_OWN,
  last_seen: HUB_AND_OWN,
  support_plan: HUB_AND_OWN,
  phase_change: HUB_AND_OWN,
  worker_move: HUB_AND_OWN,
  circumstance: HUB_AND_OWN,
  // the hub; the first provider asks for the one, and is asked for the other
  transfer: only(2, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  // the hub; the first provider asks for the one, and works beside in the other, by this worker
  joint_work: only(2, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  // whoever writes about people
  deficit_word: only(1, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER', 'REFERRER', 'ANCHOR'),
  // questions are nobody's record; a draft is for those who make it
  instrument: {
    BACKBONE: 2,
    ...only(
      1,
      'ASSESSOR',
      'DATA_LEAD',
      'PROVIDER_MANAGER',
      'LINK_WORKER',
      'COMMISSIONER',
      'VERIFIER',
      'AUDITOR',
    ),
  },
  assessment: HUB_AND_OWN,
  // one of two is not agreed yet
  measure_rule: {
    ...only(2, 'BACKBONE', 'COMMISSIONER'),
    ...only(1, 'ASSESSOR', 'DATA_LEAD', 'PROVIDER_MANAGER', 'LINK_WORKER', 'VERIFIER', 'AUDITOR'),
  },
  // as the evidence beside which it stands
  evidence_measure: {
    ...only(2, 'BACKBONE', 'VERIFIER', 'AUDITOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  // what people sign is no secret of who take signatures; what somebody signed is seen beside the evidence that it is
  signature_wording: only(1, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  signed_statement: {
    ...only(2, 'BACKBONE', 'ASSESSOR', 'VERIFIER', 'AUDITOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  evidence_signature: {
    ...only(2, 'BACKBONE', 'VERIFIER', 'AUDITOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  claim: {
    ...only(3, 'BACKBONE', 'DATA_LEAD', 'VERIFIER', 'COMMISSIONER'),
    ...only(2, 'PROVIDER_MANAGER', 'LINK_WORKER', 'AUDITOR'),
  },
  // the commissioner reads states and money
  evidence: {
    ...only(4, 'BACKBONE', 'VERIFIER'),
    ...only(3, 'PROVIDER_MANAGER', 'LINK_WORKER', 'AUDITOR'),
  },
  upload: {
    ...only(3, 'BACKBONE', 'VERIFIER'),
    ...only(2, 'PROVIDER_MANAGER', 'LINK_WORKER', 'AUDITOR'),
  },
  evidence_opening: only(3, 'BACKBONE', 'DATA_LEAD', 'VERIFIER'),
  claim_event: {
    ...only(3, 'BACKBONE', 'DATA_LEAD', 'VERIFIER', 'COMMISSIONER'),
    ...only(2, 'PROVIDER_MANAGER', 'LINK_WORKER', 'AUDITOR'),
  },
  claim_message: {
    ...only(3, 'BACKBONE', 'VERIFIER'),
    ...only(2, 'PROVIDER_MANAGER', 'LINK_WORKER', 'AUDITOR'),
  },
  // that a period was paid by grant is for those who claim and verify; a funder sees its statements only
  payment_run: {
    ...only(2, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER', 'VERIFIER'),
  },
  payment_run_claim: only(2, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'),
  statement: { ...only(2, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'), FUNDER: 1 },
  ledger_transaction: only(2, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'),
  ledger_entry: only(5, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'),
  funding_stream: {},
  contribution_total: {
    ...only(2, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'VERIFIER', 'AUDITOR'),
    FUNDER: 1,
  },
  outbox: only(1, 'BACKBONE', 'DATA_LEAD'),
  audit_note: only(1, 'BACKBONE', 'DATA_LEAD'),
  // every insert of fillEveryTable is a change by hand
  audit_entry: only(ALL, 'BACKBONE', 'DATA_LEAD'),
  audit_head: {},
  audit_sample: only(1, 'AUDITOR', 'COMMISSIONER', 'BACKBONE', 'DATA_LEAD'),
  audit_sample_claim: only(2, 'AUDITOR', 'COMMISSIONER', 'BACKBONE', 'DATA_LEAD'),
  decline_reason: WHO_GO_BY_IT,
  // the hub, and the provider to whom somebody is offered
  referral: HUB_AND_OWN,
  referral_event: HUB_AND_OWN,
  referral_agreement: only(1, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  self_referral_page: only(1, 'BACKBONE', 'ASSESSOR'),
  // the backbone, whose people look after it, and the anchor itself
  ...Object.fromEntries(
    [
      'anchor_record',
      'anchor_worker',
      'anchor_contact',
      'anchor_places',
      'anchor_promise',
      'anchor_agreement',
      'anchor_candidate',
      'anchor_refusal',
    ].map((table) => [table, only(1, 'BACKBONE', 'PROVIDER_MANAGER', 'LINK_WORKER', 'ANCHOR')]),
  ),
  // whoever works with people; an anchor what runs there
  service: only(1, 'BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'PROVIDER_MANAGER', 'LINK_WORKER', 'ANCHOR'),
  // its own people, as far as its agreement on data goes: anchors.test.ts
  own_anchor_participant: { ANCHOR: 1 },
  // how many are supported, and how many are in that phase
  own_anchor_figure: { ANCHOR: 2 },
  // it pays for nobody here
  own_anchor_payment: {},
  match_key: only(1, 'BACKBONE', 'ASSESSOR'),
  complexity_band: WHO_GO_BY_IT,
  expertise: WHO_GO_BY_IT,
  hub_guide: only(1, 'BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'COMMISSIONER'),
  caseload_guide: WHO_GO_BY_IT,
  // whose room it is, and whoever offers people to them
  provider_offer: {
    ...only(2, 'BACKBONE', 'ASSESSOR', 'DATA_LEAD'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  support_worker: {
    ...only(2, 'BACKBONE', 'ASSESSOR', 'DATA_LEAD'),
    ...only(1, 'PROVIDER_MANAGER', 'LINK_WORKER'),
  },
  referral_triage: HUB_AND_OWN,
  // the hub, and a provider as far as it sees the referral and the participant
  recognised_person: only(1, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  // nobody learns who wishes to avoid them
  referral_wish: only(1, 'BACKBONE', 'ASSESSOR'),
  allocation_choice: only(1, 'BACKBONE', 'ASSESSOR'),
  allocation_rule: only(1, 'BACKBONE', 'ASSESSOR'),
  // work of the system
  unfiled_person: {},
  // the agency its own; the hub what it sent for an agency, and what an agency has confirmed
  referral_file: { ...only(2, 'BACKBONE', 'ASSESSOR'), REFERRER: 3 },
  referral_file_progress: { ...only(2, 'BACKBONE', 'ASSESSOR'), REFERRER: 3 },
  referral_file_row: { ...only(1, 'BACKBONE', 'ASSESSOR'), REFERRER: 2 },
  // who of a file may be known: never for who refers
  referral_file_match: only(1, 'BACKBONE', 'ASSESSOR'),
  // whoever refers: whom they named and where it stands
  referrer_referral: { REFERRER: 1 },
  opened_record: only(1, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER'),
  // each their own, of what they see besides; one of the manager's is of another provider's claim
  notification: { BACKBONE: 1, LINK_WORKER: 2, ANALYST: 1 },
  notification_choice: only(1, 'BACKBONE'),
  // whoever is told of anything
  notification_setting: only(1, ...ROLES.filter((role) => may([role], 'notifications'))),
  // work of the system
  notification_digest: {},
  notification_watch: {},
  // that a record is, or was, sealed is for those whom it names: sealing.test.ts
  record_seal: only(1, 'BACKBONE', 'ASSESSOR'),
  seal_opener: only(2, 'BACKBONE', 'ASSESSOR'),
  // how to visit safely for whoever visits; of safeguarding whoever wrote it, and who leads it: safety-notes.test.ts
  safety_note: { PROVIDER_MANAGER: 2, LINK_WORKER: 1 },
  safeguarding_lead: only(1, 'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER'),
  funder_claim: only(1, 'FUNDER'),
  // no sensitive outcome among them: funder-sees-totals.test.ts
  funder_domain_month: {},
  funder_statement_line: only(1, 'FUNDER'),
  // the paper of a statement, for whoever sees the statement
  funder_paper_line: { ...only(3, 'BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR'), FUNDER: 1 },
};
