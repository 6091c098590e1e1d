import type { MatchThresholds, Refusal } from '@weft/shared';
import {
  cancelMatchRun,
  type ExtractToMatch,
  estimateMatchRun,
  extractsToMatch,
  type MatchRunInput,
  type MatchRunView,
  type MatchThresholdPreview,
  matchRun,
  matchRuns,
  matchThresholdPreview,
  moveMatchThresholds,
  startMatchRun,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import {
  ExtractToMatchType,
  MatchRunInputType,
  MatchRunResult,
  MatchRunType,
  MatchThresholdPreviewType,
  MatchThresholdsInput,
} from './match-run.type.js';

/** Runs that match extracts with participants. */
@Resolver()
export class MatchRunResolver {
  @Query(() => [MatchRunType], { description: 'The latest 20 of an agreement.' })
  matchRuns(
    @Ctx() context: ApiContext,
    @Arg('agreementId', () => ID) agreementId: string,
  ): Promise<readonly MatchRunView[]> {
    return matchRuns(actorOf(context), agreementId);
  }

  @Query(() => [ExtractToMatchType], { description: 'Accepted, and not deleted; newest first.' })
  extractsToMatch(
    @Ctx() context: ApiContext,
    @Arg('agreementId', () => ID) agreementId: string,
  ): Promise<readonly ExtractToMatch[]> {
    return extractsToMatch(actorOf(context), agreementId);
  }

  @Query(() => MatchRunType, { nullable: true })
  matchRun(@Ctx() context: ApiContext, @Arg('id', () => ID) id: string): Promise<MatchRunView | null> {
    return matchRun(actorOf(context), id);
  }

  @Query(() => MatchThresholdPreviewType, { description: 'Changes nothing.' })
  matchThresholdPreview(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('thresholds', () => MatchThresholdsInput) thresholds: MatchThresholds,
  ): Promise<MatchThresholdPreview> {
    return matchThresholdPreview(actorOf(context), id, thresholds);
  }

  @Mutation(() => MatchRunResult, { description: 'Reckons what a run would compare; compares nothing.' })
  estimateMatchRun(
    @Ctx() context: ApiContext,
    @Arg('input', () => MatchRunInputType) input: MatchRunInput,
  ): Promise<MatchRunView | Refusal> {
    return estimateMatchRun(actorOf(context), input);
  }

  @Mutation(() => MatchRunResult, { description: 'Says yes to what was reckoned: the worker compares.' })
  startMatchRun(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<MatchRunView | Refusal> {
    return startMatchRun(actorOf(context), id);
  }

  @Mutation(() => MatchRunResult, { description: 'At any time before it is done; nothing of it is kept.' })
  cancelMatchRun(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<MatchRunView | Refusal> {
    return cancelMatchRun(actorOf(context), id);
  }

  @Mutation(() => MatchRunResult, {
    description: "Each pair's verdict follows, except where somebody decided.",
  })
  moveMatchThresholds(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('thresholds', () => MatchThresholdsInput) thresholds: MatchThresholds,
  ): Promise<MatchRunView | Refusal> {
    return moveMatchThresholds(actorOf(context), id, thresholds);
  }
}
