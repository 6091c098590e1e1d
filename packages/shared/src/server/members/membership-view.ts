import type { Role } from '../../rules/index.js';
import { type OrganisationView, organisationJson } from '../organisations/organisation-view.js';
import {
  type PartnershipJson,
  type PartnershipView,
  partnershipJson,
  toPartnershipView,
} from '../partnerships/partnership-view.js';
import type { Tenant } from '../tenancy/index.js';
import type { PersonView } from './person-view.js';

export const MEMBERSHIP_STATES = ['INVITED', 'ACTIVE', 'SUSPENDED', 'ENDED'] as const;
export type MembershipState = (typeof MEMBERSHIP_STATES)[number];

export interface MembershipView {
  readonly id: string;
  readonly person: PersonView;
  readonly partnership: PartnershipView;
  readonly organisation: OrganisationView;
  readonly roles: readonly Role[];
  readonly state: MembershipState;
  /** read only by those who manage members, and by oneself */
  readonly email: string;
}

/** A membership as `membershipJson` writes it. */
export interface MembershipJson extends Omit<MembershipView, 'partnership'> {
  readonly partnership: PartnershipJson;
}

/**
 * Who has not come in yet goes by the name and the address that were typed: their row in `person` is not to be seen,
 * so that whoever adds somebody does not learn what is known of them elsewhere.
 */
export const memberName = (m: string, p: string): string => `coalesce(${p}.name, ${m}.invited_name)`;
export const memberEmail = (m: string, p: string): string => `coalesce(${p}.email, ${m}.invited_email)`;

/**
 * SQL for one membership as JSON: aliases of the tables membership, partnership, organisation and person,
 * and the statement's parameter with the instant.
 */
export const membershipJson = (
  m: string,
  t: string,
  o: string,
  p: string,
  now: string,
): string => `json_build_object(
  'id', ${m}.id, 'roles', ${m}.roles, 'state', ${m}.state, 'email', ${memberEmail(m, p)},
  'person', json_build_object('id', ${m}.person_id, 'name', ${memberName(m, p)}),
  'organisation', ${organisationJson(o)}, 'partnership', ${partnershipJson(t, now)})`;

export const toMembershipView = (row: MembershipJson, now: Date): MembershipView => ({
  ...row,
  partnership: toPartnershipView(row.partnership, now),
});

/** FROM clause for `membershipJson('m', 't', 'o', 'p', …)`. */
export const MEMBERSHIP_TABLES = `membership m
  JOIN partnership t ON t.id = m.partnership_id
  JOIN organisation o ON o.partnership_id = m.partnership_id AND o.id = m.organisation_id
  LEFT JOIN person p ON p.id = m.person_id`;

/** One membership of the partnership as it now stands. */
export async function readMembership(tenant: Tenant, id: string): Promise<MembershipView> {
  const row = await tenant.row<{ membership: MembershipJson }>(
    `SELECT ${membershipJson('m', 't', 'o', 'p', '$3')} AS membership FROM ${MEMBERSHIP_TABLES}
     WHERE m.partnership_id = $1 AND m.id = $2`,
    [tenant.partnership.id, id, tenant.now],
  );
  if (!row) throw new Error('A membership that was just written is not there.');
  return toMembershipView(row.membership, tenant.now);
}
