import { type Refusal, refuse } from '../refusals/index.js';
import type { Role } from './roles.js';

/** What an organisation is in a partnership; it may be several at once (a school is anchor and funder). */
export const ORGANISATION_KINDS = [
  'BACKBONE',
  'PROVIDER',
  'ANCHOR',
  'REFERRER',
  'FUNDER',
  'INVESTOR',
  'VERIFIER',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** At which organisations a role makes sense; a commissioner's authority pays more often than not. */
const AT: Readonly<Record<Role, readonly OrganisationKind[] | null>> = {
  BACKBONE: ['BACKBONE'],
  ASSESSOR: ['BACKBONE', 'VERIFIER', 'REFERRER'],
  DATA_LEAD: ['BACKBONE'],
  PROVIDER_MANAGER: ['PROVIDER'],
  LINK_WORKER: ['PROVIDER'],
  VERIFIER: ['VERIFIER', 'FUNDER'],
  COMMISSIONER: ['VERIFIER', 'FUNDER'],
  AUDITOR: ['VERIFIER', 'FUNDER'],
  FUNDER: ['FUNDER'],
  INVESTOR: ['INVESTOR'],
  REFERRER: ['REFERRER', 'ANCHOR'],
  ANCHOR: ['ANCHOR'],
  // evaluators come from anywhere
  ANALYST: null,
};

/** Whether somebody of an organisation of these kinds can have a role. */
export function roleFits(role: Role, kinds: readonly OrganisationKind[]): boolean {
  return AT[role]?.some((kind) => kinds.includes(kind)) ?? true;
}

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  BACKBONE: 'Backbone',
  ASSESSOR: 'Assessor',
  DATA_LEAD: 'Data lead',
  PROVIDER_MANAGER: 'Provider manager',
  LINK_WORKER: 'Link worker',
  VERIFIER: 'Verifier',
  COMMISSIONER: 'Commissioner',
  AUDITOR: 'Auditor',
  FUNDER: 'Funder',
  INVESTOR: 'Investor',
  REFERRER: 'Referrer',
  ANCHOR: 'Anchor',
  ANALYST: 'Analyst',
};

const KIND_NAMES: Readonly<Record<OrganisationKind, string>> = {
  BACKBONE: 'a backbone organisation',
  PROVIDER: 'a provider',
  ANCHOR: 'an anchor organisation',
  REFERRER: 'a referrer',
  FUNDER: 'a funder',
  INVESTOR: 'an investor',
  VERIFIER: 'the verifier',
};

/** INVALID (roles) when one of the roles is of no use at an organisation of these kinds. */
export function checkRolesAt(roles: readonly Role[], kinds: readonly OrganisationKind[]): Refusal | null {
  const wrong = roles.find((role) => !roleFits(role, kinds));
  const at = wrong && AT[wrong];
  if (!wrong || !at) return null;
  return refuse(
    'INVALID',
    `The role ${ROLE_NAMES[wrong]} is for people of ${at.map((kind) => KIND_NAMES[kind]).join(' or ')}, and this organisation is none. Choose another role or organisation.`,
    'roles',
  );
}
