import type { Role } from '../../rules/index.js';
import type { OrganisationKind } from '../organisations/organisation-view.js';
import { type Actor, withTenant } from '../tenancy/index.js';

/** What a partnership needs before the first outcome is paid for, in the order in which it is done. */
export const SET_UP_STEPS = [
  'ORGANISATIONS',
  'PEOPLE',
  'RATE_CARD_DRAFTED',
  'RATE_CARD_AGREED',
  'FUNDING_AGREED',
  'FIRST_PARTICIPANT',
  'FIRST_CLAIM',
] as const;
export type SetUpStepKind = (typeof SET_UP_STEPS)[number];

export interface SetUpStepView {
  readonly kind: SetUpStepKind;
  readonly done: boolean;
  /** organisations that are still to be added */
  readonly missingKinds: readonly OrganisationKind[];
  /** roles that nobody has yet, invited people counted */
  readonly missingRoles: readonly Role[];
}

const NEEDED_KINDS = ['PROVIDER', 'FUNDER'] as const;
/** Without one of each nothing can be claimed, checked and agreed. A provider's manager may claim as well. */
const NEEDED_ROLES = ['LINK_WORKER', 'VERIFIER', 'COMMISSIONER'] as const;

interface SetUpRow {
  kinds: OrganisationKind[];
  roles: Role[];
  drafted: boolean;
  agreed: boolean;
  funded: boolean;
  participant: boolean;
  claim: boolean;
}

/** The steps of setting this partnership up, from what is recorded, for its backbone. One statement. */
export function getSetUp(actor: Actor): Promise<SetUpStepView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('setUp');
    const row = await tenant.row<SetUpRow>(
      `SELECT
         ARRAY(SELECT DISTINCT unnest(kinds) FROM organisation WHERE partnership_id = $1) AS kinds,
         ARRAY(SELECT DISTINCT unnest(roles) FROM membership
           WHERE partnership_id = $1 AND state IN ('INVITED', 'ACTIVE')) AS roles,
         EXISTS (SELECT FROM rate_card WHERE partnership_id = $1) AS drafted,
         EXISTS (SELECT FROM rate_card WHERE partnership_id = $1 AND status = 'PUBLISHED') AS agreed,
         EXISTS (SELECT FROM funding_agreement WHERE partnership_id = $1) AS funded,
         EXISTS (SELECT FROM participant WHERE partnership_id = $1) AS participant,
         EXISTS (SELECT FROM claim WHERE partnership_id = $1) AS claim`,
      [tenant.partnership.id],
    );
    if (!row) throw new Error('A statement that always has a row had none.');
    const missingKinds = NEEDED_KINDS.filter((kind) => !row.kinds.includes(kind));
    const has = (role: Role): boolean =>
      row.roles.includes(role) || (role === 'LINK_WORKER' && row.roles.includes('PROVIDER_MANAGER'));
    const missingRoles = NEEDED_ROLES.filter((role) => !has(role));
    const done: Record<SetUpStepKind, boolean> = {
      ORGANISATIONS: missingKinds.length === 0,
      PEOPLE: missingRoles.length === 0,
      RATE_CARD_DRAFTED: row.drafted,
      RATE_CARD_AGREED: row.agreed,
      FUNDING_AGREED: row.funded,
      FIRST_PARTICIPANT: row.participant,
      FIRST_CLAIM: row.claim,
    };
    return SET_UP_STEPS.map((kind) => ({
      kind,
      done: done[kind],
      missingKinds: kind === 'ORGANISATIONS' ? missingKinds : [],
      missingRoles: kind === 'PEOPLE' ? missingRoles : [],
    }));
  });
}
