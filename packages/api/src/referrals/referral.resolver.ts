import type {
  AgreedHow,
  CalendarDate,
  DeclineReason,
  EditedDeclineReason,
  ReferralState,
  Refusal,
} from '@weft/shared';
import {
  type DeclineReasonList,
  declineReasons,
  type MovedReferralView,
  moveReferral,
  type OwnReferralView,
  ownReferrals,
  type Page,
  type ReferInput,
  type ReferralFilter,
  type ReferralsRequest,
  type ReferralView,
  recordAgreement,
  refer,
  referral,
  referrals,
  setDeclineReasons,
  startSupport,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, DateScalar, selects } from '../graphql/index.js';
import {
  DeclineReasonInputType,
  ReferralFilterInput,
  ReferralInputType,
  ReferralSortInput,
} from './referral.input.js';
import {
  AgreedHowEnum,
  AgreementStepEnum,
  DeclineReasonListResult,
  DeclineReasonType,
  MovedReferralResult,
  OwnReferralConnection,
  OwnReferralResult,
  ReferralConnection,
  ReferralResult,
  ReferralStateEnum,
  ReferralType,
} from './referral.type.js';

/** The referral hub: who is referred, and what becomes of it. */
@Resolver()
export class ReferralResolver {
  @Query(() => ReferralConnection)
  referrals(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('filter', () => ReferralFilterInput, { nullable: true }) filter: ReferralFilter | undefined,
    @Arg('sort', () => ReferralSortInput, { nullable: true }) sort: ReferralsRequest['sort'],
  ): Promise<Page<ReferralView>> {
    const count = selects(info, 'totalCount');
    return referrals(actorOf(context), { first, after, filter, sort, count });
  }

  @Query(() => ReferralType, { nullable: true })
  referral(@Ctx() context: ApiContext, @Arg('id', () => ID) id: string): Promise<ReferralView | null> {
    return referral(actorOf(context), id);
  }

  @Query(() => OwnReferralConnection, { description: 'What the viewer’s own organisations referred.' })
  ownReferrals(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('states', () => [ReferralStateEnum], { nullable: true }) states: ReferralState[] | undefined,
  ): Promise<Page<OwnReferralView>> {
    const count = selects(info, 'totalCount');
    return ownReferrals(actorOf(context), { first, after, states, count });
  }

  @Query(() => [DeclineReasonType])
  declineReasons(@Ctx() context: ApiContext): Promise<readonly DeclineReason[]> {
    return declineReasons(actorOf(context));
  }

  @Mutation(() => DeclineReasonListResult, {
    description: 'The whole list, in its order; what is left out is offered no more, and nothing is removed.',
  })
  setDeclineReasons(
    @Ctx() context: ApiContext,
    @Arg('reasons', () => [DeclineReasonInputType]) reasons: EditedDeclineReason[],
  ): Promise<DeclineReasonList | Refusal> {
    return setDeclineReasons(actorOf(context), { reasons });
  }

  @Mutation(() => OwnReferralResult)
  refer(
    @Ctx() context: ApiContext,
    @Arg('input', () => ReferralInputType) input: ReferInput,
  ): Promise<OwnReferralView | Refusal> {
    return refer(actorOf(context), input);
  }

  @Mutation(() => MovedReferralResult, { description: 'Takes it into triage.' })
  triageReferral(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<MovedReferralView | Refusal> {
    return moveReferral(actorOf(context), 'triageReferral', { id });
  }

  @Mutation(() => MovedReferralResult)
  acceptReferral(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<MovedReferralView | Refusal> {
    return moveReferral(actorOf(context), 'acceptReferral', { id });
  }

  @Mutation(() => MovedReferralResult)
  putOnWaitingList(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<MovedReferralView | Refusal> {
    return moveReferral(actorOf(context), 'putOnWaitingList', { id });
  }

  @Mutation(() => MovedReferralResult)
  offerReferral(
    @Ctx() context: ApiContext,
    @Arg('workerId', () => ID, { nullable: true, description: 'Whom of the provider the hub has in mind.' })
    workerId: string | undefined,
    @Arg('id', () => ID) id: string,
    @Arg('providerId', () => ID) providerId: string,
  ): Promise<MovedReferralView | Refusal> {
    return moveReferral(actorOf(context), 'offerReferral', { id, providerId, workerId });
  }

  @Mutation(() => MovedReferralResult)
  takeOfferBack(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('words', () => String) words: string,
  ): Promise<MovedReferralView | Refusal> {
    return moveReferral(actorOf(context), 'takeOfferBack', { id, words });
  }

  @Mutation(() => MovedReferralResult, {
    description: 'The provider’s answer: the person waits again, and why is watched.',
  })
  declineOffer(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Arg('words', () => String) words: string,
  ): Promise<MovedReferralView | Refusal> {
    return moveReferral(actorOf(context), 'declineOffer', { id, reason, words });
  }

  @Mutation(() => MovedReferralResult)
  declineReferral(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Arg('words', () => String) words: string,
  ): Promise<MovedReferralView | Refusal> {
    return moveReferral(actorOf(context), 'declineReferral', { id, reason, words });
  }

  @Mutation(() => MovedReferralResult, { description: 'By the hub, or by whoever referred.' })
  withdrawReferral(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('words', () => String) words: string,
  ): Promise<MovedReferralView | Refusal> {
    return moveReferral(actorOf(context), 'withdrawReferral', { id, words });
  }

  @Mutation(() => MovedReferralResult)
  giveOneOffSupport(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('words', () => String) words: string,
    @Arg('on', () => DateScalar) on: CalendarDate,
  ): Promise<MovedReferralView | Refusal> {
    return moveReferral(actorOf(context), 'giveOneOffSupport', { id, words, on });
  }

  @Mutation(() => MovedReferralResult)
  reopenReferral(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('words', () => String) words: string,
  ): Promise<MovedReferralView | Refusal> {
    return moveReferral(actorOf(context), 'reopenReferral', { id, words });
  }

  @Mutation(() => MovedReferralResult, {
    description: 'The provider starts: the person becomes a participant, enrolled with it from that day.',
  })
  startSupport(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('on', () => DateScalar) on: CalendarDate,
  ): Promise<MovedReferralView | Refusal> {
    return startSupport(actorOf(context), { id, on });
  }

  @Mutation(() => ReferralResult, { description: 'That the person agreed to take part, or took it back.' })
  recordAgreement(
    @Ctx() context: ApiContext,
    @Arg('referralId', () => ID) referralId: string,
    @Arg('kind', () => AgreementStepEnum) kind: 'AGREED' | 'TAKEN_BACK',
    @Arg('on', () => DateScalar) on: CalendarDate,
    @Arg('how', () => AgreedHowEnum) how: AgreedHow,
  ): Promise<ReferralView | Refusal> {
    return recordAgreement(actorOf(context), { referralId, kind, on, how });
  }
}
