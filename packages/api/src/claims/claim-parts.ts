import { CLAIM_PARTS, type ClaimParts } from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { selects } from '../graphql/index.js';

/** What a query selects of a claim that costs extra to read. @param below where the claim stands: "edges.node" */
export const claimParts = (info: GraphQLResolveInfo, below = ''): ClaimParts =>
  new Set(CLAIM_PARTS.filter((part) => selects(info, below === '' ? part : `${below}.${part}`)));
