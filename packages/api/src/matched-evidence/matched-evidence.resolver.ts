import type { Refusal } from '@weft/shared';
import {
  type ClaimView,
  claimMatchOffer,
  type EvidenceWayView,
  effectsOfMatchRun,
  type MatchOfferState,
  type MatchOfferView,
  matchOffers,
  type Page,
  type RunEffectView,
  setMatchOfferAside,
  wayOfEvidence,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { ClaimResult } from '../claims/claim.type.js';
import { claimParts } from '../claims/claim-parts.js';
import { type ApiContext, actorOf, selects } from '../graphql/index.js';
import {
  EvidenceWayType,
  MatchOfferConnection,
  MatchOfferResult,
  MatchOfferStateEnum,
  MatchRunEffectType,
} from './matched-evidence.type.js';

/** What matches lead to: claims that are offered, and the way back from a claim. */
@Resolver()
export class MatchedEvidenceResolver {
  @Query(() => MatchOfferConnection, {
    description: 'Claims that matches would prove; left out `states`: those that wait, the oldest first.',
  })
  matchOffers(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('states', () => [MatchOfferStateEnum], { nullable: true }) states: MatchOfferState[] | undefined,
    @Arg('participantId', () => ID, { nullable: true }) participantId: string | undefined,
    @Arg('mine', () => Boolean, { nullable: true, description: 'Only those that wait in my own day.' })
    mine: boolean | undefined,
  ): Promise<Page<MatchOfferView>> {
    const count = selects(info, 'totalCount');
    return matchOffers(actorOf(context), { first, after, states, participantId, mine, count });
  }

  @Query(() => EvidenceWayType, {
    nullable: true,
    description: 'Where a data match comes from; null for other evidence.',
  })
  wayOfEvidence(
    @Ctx() context: ApiContext,
    @Arg('evidenceId', () => ID) evidenceId: string,
  ): Promise<EvidenceWayView | null> {
    return wayOfEvidence(actorOf(context), evidenceId);
  }

  @Query(() => [MatchRunEffectType], { description: 'What came of a run’s matches, outcome by outcome.' })
  effectsOfMatchRun(
    @Ctx() context: ApiContext,
    @Arg('runId', () => ID) runId: string,
  ): Promise<RunEffectView[]> {
    return effectsOfMatchRun(actorOf(context), runId);
  }

  @Mutation(() => ClaimResult, {
    description: 'Submits the claim that a match proves, with the match as its evidence.',
  })
  claimMatchOffer(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<ClaimView | Refusal> {
    return claimMatchOffer(actorOf(context), { id }, claimParts(info));
  }

  @Mutation(() => MatchOfferResult, {
    description: 'It is not claimed, for this reason; and not offered again for that day.',
  })
  setMatchOfferAside(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<MatchOfferView | Refusal> {
    return setMatchOfferAside(actorOf(context), { id, reason });
  }
}
