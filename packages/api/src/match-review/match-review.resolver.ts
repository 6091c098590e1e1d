import type { MatchQueue, Refusal } from '@weft/shared';
import {
  type DecideMatchInput,
  decideMatch,
  type MatchPairRow,
  type MatchPairView,
  type MatchReviewView,
  matchPair,
  matchPairs,
  matchReview,
  type Page,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, selects } from '../graphql/index.js';
import {
  DecideMatchInputType,
  MatchPairConnection,
  MatchPairResult,
  MatchPairType,
  MatchQueueEnum,
  MatchReviewType,
} from './match-review.type.js';

/** What people say of the pairs that a run of matching found. */
@Resolver()
export class MatchReviewResolver {
  @Query(() => MatchReviewType, { nullable: true })
  matchReview(
    @Ctx() context: ApiContext,
    @Arg('runId', () => ID) runId: string,
  ): Promise<MatchReviewView | null> {
    return matchReview(actorOf(context), runId);
  }

  @Query(() => MatchPairConnection, {
    description: 'The heaviest first; of those to check, one of each part by turns.',
  })
  matchPairs(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('runId', () => ID) runId: string,
    @Arg('queue', () => MatchQueueEnum) queue: MatchQueue,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
  ): Promise<Page<MatchPairRow>> {
    const count = selects(info, 'totalCount');
    return matchPairs(actorOf(context), { runId, queue, first, after: after ?? null, count });
  }

  @Query(() => MatchPairType, { nullable: true })
  matchPair(@Ctx() context: ApiContext, @Arg('id', () => ID) id: string): Promise<MatchPairView | null> {
    return matchPair(actorOf(context), id);
  }

  @Mutation(() => MatchPairResult, {
    description: 'Kept for ever; the latest holds, in later runs of the agreement too.',
  })
  decideMatch(
    @Ctx() context: ApiContext,
    @Arg('input', () => DecideMatchInputType) input: DecideMatchInput,
  ): Promise<MatchPairView | Refusal> {
    return decideMatch(actorOf(context), input);
  }
}
