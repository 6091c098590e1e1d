import { PHASE_NAMES, REFERRAL_STATE_NAMES, type Role } from '@weft/shared';
import type {
  ClaimState,
  EvidenceKind,
  JobState,
  MembershipState,
  OrganisationKind,
  PartnershipTemplate,
  Phase,
  ReferralState,
  StatementState,
} from '../gql/graphql.js';
import type { Tone } from '../ui/state-badge.js';

/** The product's words for what the schema calls by capital letters: one place, so that screens agree. */
export const ROLE_WORDS: Record<Role, { name: string; may: string }> = {
  BACKBONE: { name: 'Backbone', may: 'Drafts prices, enrols, approves claims, prepares payment runs' },
  ASSESSOR: { name: 'Assessor', may: 'Runs the referral hub: triage and allocation' },
  DATA_LEAD: { name: 'Data lead', may: 'Sees every figure; matches and exports data' },
  PROVIDER_MANAGER: { name: 'Provider manager', may: 'Looks after a provider’s people, claims and evidence' },
  LINK_WORKER: { name: 'Link worker', may: 'Supports participants and records what they achieve' },
  VERIFIER: { name: 'Verifier', may: 'Checks every claim against its evidence' },
  COMMISSIONER: { name: 'Commissioner', may: 'Agrees prices and funding, authorises payment' },
  AUDITOR: { name: 'Auditor', may: 'Audits a sample of verified claims' },
  FUNDER: { name: 'Funder', may: 'Sees and settles its own share' },
  INVESTOR: { name: 'Investor', may: 'Sees figures only' },
  REFERRER: { name: 'Referrer', may: 'Refers people in and sees where they stand' },
  ANCHOR: { name: 'Anchor organisation', may: 'Sees its own children or patients, as agreed' },
  ANALYST: { name: 'Analyst', may: 'Works with rows without names and with rounded figures' },
};

/** 'Verifier and Auditor' */
export function rolesText(roles: readonly Role[]): string {
  return new Intl.ListFormat('en-GB').format(roles.map((role) => ROLE_WORDS[role].name));
}

export const ORGANISATION_KIND_WORDS: Record<OrganisationKind, string> = {
  BACKBONE: 'Backbone organisation',
  PROVIDER: 'Provider',
  ANCHOR: 'Anchor organisation',
  REFERRER: 'Referrer',
  FUNDER: 'Funder',
  INVESTOR: 'Investor',
  VERIFIER: 'Verifier',
};

interface StateWord {
  name: string;
  tone: Tone;
}

export const MEMBERSHIP_STATE_WORDS: Record<MembershipState, StateWord> = {
  INVITED: { name: 'Invited', tone: 'going' },
  ACTIVE: { name: 'Active', tone: 'good' },
  SUSPENDED: { name: 'Suspended', tone: 'needs' },
  ENDED: { name: 'Ended', tone: 'quiet' },
};

export const CLAIM_STATE_WORDS: Record<ClaimState, StateWord> = {
  DRAFT: { name: 'Draft', tone: 'quiet' },
  SUBMITTED: { name: 'Submitted', tone: 'going' },
  RETURNED: { name: 'Returned', tone: 'needs' },
  APPROVED: { name: 'Approved', tone: 'going' },
  WITHHELD: { name: 'Withheld', tone: 'needs' },
  REJECTED: { name: 'Rejected', tone: 'stopped' },
  VERIFIED: { name: 'Verified', tone: 'good' },
  BILLED: { name: 'Awaiting payment', tone: 'going' },
  PAID: { name: 'Paid', tone: 'good' },
  REVERSED: { name: 'Reversed', tone: 'stopped' },
};

export const EVIDENCE_KIND_WORDS: Record<EvidenceKind, string> = {
  DOCUMENT: 'Document',
  SELF_CERTIFICATION: 'Self-certification',
  ASSESSMENT: 'Assessment',
  EMPLOYER_CONFIRMATION: 'Employer’s confirmation',
  DATA_MATCH: 'Data match',
};

/** How an anchor of each kind of partnership speaks of its people. */
export const OWN_PEOPLE_WORDS: Readonly<Record<PartnershipTemplate, string>> = {
  HOUSING_SUPPORT: 'Our people',
  SCHOOL_ZONE: 'Our pupils',
  SOCIAL_PRESCRIBING: 'Our patients',
  BLANK: 'Our people',
};

export const PHASE_WORDS: Record<Phase, StateWord> = {
  WAITING: { name: PHASE_NAMES.WAITING, tone: 'needs' },
  ACTIVE: { name: PHASE_NAMES.ACTIVE, tone: 'good' },
  MONITORING: { name: PHASE_NAMES.MONITORING, tone: 'going' },
  CLOSED: { name: PHASE_NAMES.CLOSED, tone: 'quiet' },
};

export const REFERRAL_STATE_WORDS: Record<ReferralState, StateWord> = {
  RECEIVED: { name: REFERRAL_STATE_NAMES.RECEIVED, tone: 'needs' },
  IN_TRIAGE: { name: REFERRAL_STATE_NAMES.IN_TRIAGE, tone: 'going' },
  ACCEPTED: { name: REFERRAL_STATE_NAMES.ACCEPTED, tone: 'needs' },
  WAITING: { name: REFERRAL_STATE_NAMES.WAITING, tone: 'needs' },
  OFFERED: { name: REFERRAL_STATE_NAMES.OFFERED, tone: 'going' },
  STARTED: { name: REFERRAL_STATE_NAMES.STARTED, tone: 'good' },
  DECLINED: { name: REFERRAL_STATE_NAMES.DECLINED, tone: 'stopped' },
  WITHDRAWN: { name: REFERRAL_STATE_NAMES.WITHDRAWN, tone: 'quiet' },
  SUPPORTED_ONCE: { name: REFERRAL_STATE_NAMES.SUPPORTED_ONCE, tone: 'good' },
};

export const STATEMENT_STATE_WORDS: Record<StatementState, StateWord> = {
  ISSUED: { name: 'Not authorised yet', tone: 'quiet' },
  AUTHORISED: { name: 'Awaiting payment', tone: 'going' },
  SETTLED: { name: 'Settled', tone: 'good' },
};

export const JOB_STATE_WORDS: Record<JobState, StateWord> = {
  QUEUED: { name: 'Queued', tone: 'going' },
  RUNNING: { name: 'Running', tone: 'going' },
  DONE: { name: 'Done', tone: 'good' },
  FAILED: { name: 'Failed', tone: 'stopped' },
  CANCELLED: { name: 'Cancelled', tone: 'quiet' },
};
