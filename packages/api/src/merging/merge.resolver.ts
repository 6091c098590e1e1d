import type { Refusal } from '@weft/shared';
import {
  type ClashDecisionView,
  type ClashInput,
  clashDecisions,
  decideClash,
  keepApart,
  type LikelySame,
  likelySame,
  likelySameAs,
  type MergeInput,
  type MergePreview,
  type MergeView,
  type MetBeforeView,
  mergeParticipants,
  mergePreview,
  mergesOf,
  type ParticipantView,
  type RecordToMerge,
  undoMerge,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import { MetBeforeType } from '../met-before/met-before.type.js';
import { ParticipantResult } from '../participants/participant.type.js';
import { ClashDecisionType, ClashInputType } from './clash-decision.type.js';
import { LikelySameType } from './likely-same.type.js';
import { MergeInputType, ParticipantMergeType } from './merge.type.js';
import { DecideClashResult, MergePreviewType } from './merge-preview.type.js';
import { KeepApartResult } from './record-to-merge.type.js';

/** Two records of one person, for the hub. */
@Resolver()
export class MergeResolver {
  @Query(() => LikelySameType, {
    description:
      'Records that are likely of one person, among the newest; go on with `next` among older ones.',
  })
  likelySame(
    @Ctx() context: ApiContext,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
  ): Promise<LikelySame> {
    return likelySame(actorOf(context), after ?? null);
  }

  @Query(() => [MetBeforeType], { description: 'Who else on record is likely this participant; at most 8.' })
  likelySameAs(
    @Ctx() context: ApiContext,
    @Arg('participantId', () => ID) participantId: string,
  ): Promise<MetBeforeView[]> {
    return likelySameAs(actorOf(context), participantId);
  }

  @Query(() => MergePreviewType)
  mergePreview(
    @Ctx() context: ApiContext,
    @Arg('oneId', () => ID) oneId: string,
    @Arg('otherId', () => ID) otherId: string,
  ): Promise<MergePreview> {
    return mergePreview(actorOf(context), oneId, otherId);
  }

  @Query(() => [ParticipantMergeType], {
    description: 'Which records went into a participant’s, the latest first.',
  })
  mergesOf(
    @Ctx() context: ApiContext,
    @Arg('participantId', () => ID) participantId: string,
  ): Promise<MergeView[]> {
    return mergesOf(actorOf(context), participantId);
  }

  @Query(() => [ClashDecisionType], {
    description:
      'By which a claim does not stand, as the person’s outcome is claimed twice; the latest first.',
  })
  clashDecisions(
    @Ctx() context: ApiContext,
    @Arg('claimId', () => ID) claimId: string,
  ): Promise<ClashDecisionView[]> {
    return clashDecisions(actorOf(context), claimId);
  }

  @Mutation(() => DecideClashResult, {
    description:
      'Says which of two claims stands. The other one is ended with it where that is yours to do and no money has gone out.',
  })
  decideClash(
    @Ctx() context: ApiContext,
    @Arg('input', () => ClashInputType) input: ClashInput,
  ): Promise<MergePreview | Refusal> {
    return decideClash(actorOf(context), input);
  }

  @Mutation(() => ParticipantResult, {
    description: 'Makes two records of one person one; the answer is the kept one.',
  })
  mergeParticipants(
    @Ctx() context: ApiContext,
    @Arg('input', () => MergeInputType) input: MergeInput,
  ): Promise<ParticipantView | Refusal> {
    return mergeParticipants(actorOf(context), input);
  }

  @Mutation(() => ParticipantResult, {
    description: 'Makes them two again; the answer is the record that was kept.',
  })
  undoMerge(
    @Ctx() context: ApiContext,
    @Arg('mergeId', () => ID) mergeId: string,
  ): Promise<ParticipantView | Refusal> {
    return undoMerge(actorOf(context), mergeId);
  }

  @Mutation(() => KeepApartResult, {
    description: 'Says that two records are of two people: never proposed again.',
  })
  keepApart(
    @Ctx() context: ApiContext,
    @Arg('oneId', () => ID) oneId: string,
    @Arg('otherId', () => ID) otherId: string,
  ): Promise<RecordToMerge | Refusal> {
    return keepApart(actorOf(context), oneId, otherId);
  }
}
