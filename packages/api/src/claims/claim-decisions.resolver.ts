import type { Refusal } from '@weft/shared';
import {
  approveClaim,
  approveClaims,
  type ClaimsTogetherView,
  type ClaimView,
  claimsTogether,
  rejectClaim,
  returnClaim,
  reverseClaim,
  verifyClaim,
  verifyClaims,
  withholdClaim,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import { ClaimResult, ClaimsTogetherType } from './claim.type.js';
import { claimParts } from './claim-parts.js';

type Answer = Promise<ClaimView | Refusal>;

/** What is decided about claims. */
@Resolver()
export class ClaimDecisionsResolver {
  @Query(() => ClaimsTogetherType, { description: 'At most 100, for who approves or verifies them.' })
  claimsTogether(
    @Ctx() context: ApiContext,
    @Arg('ids', () => [ID]) ids: string[],
  ): Promise<ClaimsTogetherView> {
    return claimsTogether(actorOf(context), { ids });
  }

  @Mutation(() => ClaimResult)
  returnClaim(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Answer {
    return returnClaim(actorOf(context), { id, reason }, claimParts(info));
  }

  @Mutation(() => ClaimResult)
  approveClaim(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Answer {
    return approveClaim(actorOf(context), { id }, claimParts(info));
  }

  @Mutation(() => [ClaimResult], { description: 'At most 100; each is judged by itself.' })
  approveClaims(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('ids', () => [ID]) ids: string[],
  ): Promise<(ClaimView | Refusal)[]> {
    return approveClaims(actorOf(context), { ids }, claimParts(info));
  }

  @Mutation(() => ClaimResult)
  verifyClaim(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Answer {
    return verifyClaim(actorOf(context), { id }, claimParts(info));
  }

  @Mutation(() => [ClaimResult], { description: 'At most 100; the evidence of each was opened.' })
  verifyClaims(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('ids', () => [ID]) ids: string[],
  ): Promise<(ClaimView | Refusal)[]> {
    return verifyClaims(actorOf(context), { ids }, claimParts(info));
  }

  @Mutation(() => ClaimResult)
  withholdClaim(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Answer {
    return withholdClaim(actorOf(context), { id, reason }, claimParts(info));
  }

  @Mutation(() => ClaimResult)
  rejectClaim(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Answer {
    return rejectClaim(actorOf(context), { id, reason }, claimParts(info));
  }

  @Mutation(() => ClaimResult)
  reverseClaim(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Answer {
    return reverseClaim(actorOf(context), { id, reason }, claimParts(info));
  }
}
