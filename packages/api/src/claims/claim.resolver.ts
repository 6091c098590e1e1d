import type { Refusal } from '@weft/shared';
import {
  type ClaimFilter,
  type ClaimInput,
  type ClaimSort,
  type ClaimView,
  claim,
  claims,
  type DecisionsRequest,
  type DecisionView,
  decisions,
  type EvidenceInput,
  type ListOrder,
  type Page,
  resubmitClaim,
  submitClaim,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, selects } from '../graphql/index.js';
import {
  ClaimFilterType,
  ClaimInputType,
  ClaimSortInput,
  EvidenceInputType,
  ListOrderEnum,
} from './claim.input.js';
import { ClaimConnection, ClaimResult, ClaimType } from './claim.type.js';
import { claimParts } from './claim-parts.js';
import { DecisionConnection, DecisionFilterType } from './decision.type.js';

/** Reading claims, and what their provider does with them. */
@Resolver()
export class ClaimResolver {
  @Query(() => ClaimConnection)
  claims(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('filter', () => ClaimFilterType, { nullable: true }) filter: ClaimFilter | undefined,
    @Arg('order', () => ListOrderEnum, { defaultValue: 'NEWEST' }) order: ListOrder,
    @Arg('sort', () => ClaimSortInput, { nullable: true, description: 'Takes the place of `order`.' })
    sort: ClaimSort | undefined,
  ): Promise<Page<ClaimView>> {
    const count = selects(info, 'totalCount');
    const request = { first, after, filter, order, sort, count };
    return claims(actorOf(context), request, claimParts(info, 'edges.node'));
  }

  @Query(() => DecisionConnection, {
    description: 'What I verified, withheld or rejected, the latest first.',
  })
  decisions(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('filter', () => DecisionFilterType, { nullable: true }) filter: DecisionsRequest | undefined,
    @Arg('order', () => ListOrderEnum, { defaultValue: 'NEWEST' }) order: ListOrder,
  ): Promise<Page<DecisionView>> {
    const count = selects(info, 'totalCount');
    const request = { ...filter, first, after, oldestFirst: order === 'OLDEST', count };
    return decisions(actorOf(context), request, claimParts(info, 'edges.node.claim'));
  }

  @Query(() => ClaimType, { nullable: true })
  claim(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<ClaimView | null> {
    return claim(actorOf(context), id, claimParts(info));
  }

  @Mutation(() => ClaimResult)
  submitClaim(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => ClaimInputType) input: ClaimInput,
  ): Promise<ClaimView | Refusal> {
    return submitClaim(actorOf(context), input, claimParts(info));
  }

  @Mutation(() => ClaimResult)
  resubmitClaim(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('evidence', () => [EvidenceInputType]) evidence: EvidenceInput[],
    @Arg('note', () => String, {
      nullable: true,
      description: 'What evidence cannot say; kept in the history.',
    })
    note: string | undefined,
  ): Promise<ClaimView | Refusal> {
    return resubmitClaim(actorOf(context), { id, evidence, note }, claimParts(info));
  }
}
