import {
  type MembershipJson,
  type MembershipView,
  membershipJson,
  toMembershipView,
} from '../members/membership-view.js';
import { type PersonActor, sameIn, withTenant } from '../tenancy/index.js';

export interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isOperator: boolean;
  /** those that one may enter, in every partnership, by its name */
  readonly memberships: readonly MembershipView[];
}

interface ViewerRow {
  id: string;
  name: string;
  email: string;
  is_operator: boolean;
  memberships: MembershipJson[];
}

/** Who is signed in, and where they may act; null when the person is no more. */
export function getViewer(actor: PersonActor): Promise<Viewer | null> {
  return withTenant(sameIn(actor), async (tenant) => {
    const row = await tenant.row<ViewerRow>(
      `SELECT p.id, p.name, p.email, p.is_operator,
         (SELECT coalesce(json_agg(${membershipJson('m', 't', 'o', 'p', '$2')} ORDER BY t.name, o.name), '[]')
          FROM membership m
          JOIN partnership t ON t.id = m.partnership_id
          JOIN organisation o ON o.partnership_id = m.partnership_id AND o.id = m.organisation_id
          WHERE m.person_id = p.id AND m.state IN ('ACTIVE', 'INVITED')) AS memberships
       FROM person p WHERE p.id = $1`,
      [tenant.personId, tenant.now],
    );
    if (!row) return null;
    const { id, name, email } = row;
    // what waits for oneself is open: one has only to enter
    const memberships = row.memberships.map((one) => ({
      ...toMembershipView(one, tenant.now),
      state: 'ACTIVE' as const,
    }));
    return { id, name, email, isOperator: row.is_operator, memberships };
  });
}
