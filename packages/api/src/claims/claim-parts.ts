import { CLAIM_PARTS, type ClaimPart, type ClaimParts } from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { selects } from '../graphql/index.js';

const DETAILS = ['birthDate', 'postcode', 'provider', 'anchor', 'linkWorker'];

/** What a query selects of a claim that costs extra to read. @param below where the claim stands: "edges.node" */
export function claimParts(info: GraphQLResolveInfo, below = ''): ClaimParts {
  const selected = (path: string): boolean => selects(info, below === '' ? path : `${below}.${path}`);
  const isSelected = (part: ClaimPart): boolean =>
    part === 'participantsDetails'
      ? DETAILS.some((field) => selected(`participant.${field}`))
      : selected(part);
  return new Set(CLAIM_PARTS.filter(isSelected));
}
