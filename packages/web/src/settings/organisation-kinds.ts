import { ORGANISATION_KIND_WORDS } from '../app/words.js';
import type { OrganisationKind } from '../gql/graphql.js';

export const KINDS = Object.keys(ORGANISATION_KIND_WORDS) as OrganisationKind[];

/** What each kind does, for whoever adds an organisation. */
export const KIND_MEANINGS: Record<OrganisationKind, string> = {
  BACKBONE: 'Convenes the partners and looks after the whole',
  PROVIDER: 'Supports participants and claims the outcomes',
  ANCHOR: 'A school, GP practice or children’s centre',
  REFERRER: 'Refers people in',
  FUNDER: 'Pays for outcomes',
  INVESTOR: 'Lends working capital and is repaid',
  VERIFIER: 'Checks claims against their evidence',
};

/** Reads a kind from the address; null when there is none of that name. */
export function kindOf(text: string): OrganisationKind | null {
  return KINDS.find((kind) => kind === text) ?? null;
}
