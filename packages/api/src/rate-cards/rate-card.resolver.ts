import type { CalendarDate, Refusal } from '@weft/shared';
import {
  declineRateCard,
  discardRateCardDraft,
  draftRateCard,
  getPublicationObstacle,
  getRateCard,
  getRateCardCost,
  listRateCards,
  publishRateCard,
  type RateCardCostView,
  type RateCardView,
  updateRateCardDraft,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, DateScalar, DateTimeScalar, selects } from '../graphql/index.js';
import { RateCardInput } from './rate-card.input.js';
import { RateCardResult, RateCardType } from './rate-card.type.js';
import { RateCardCostType } from './rate-card-cost.type.js';

@Resolver()
export class RateCardResolver {
  @Query(() => [RateCardType], { description: 'Every version, newest first.' })
  rateCards(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('providerId', () => ID, { nullable: true }) providerId: string | undefined,
  ): Promise<RateCardView[]> {
    return listRateCards(actorOf(context), { providerId, tariffs: selects(info, 'tariffs') });
  }

  @Query(() => RateCardType, { nullable: true, description: 'The card in force; today if no date.' })
  rateCard(
    @Ctx() context: ApiContext,
    @Arg('on', () => DateScalar, { nullable: true }) on: CalendarDate | undefined,
    @Arg('providerId', () => ID, { nullable: true }) providerId: string | undefined,
  ): Promise<RateCardView | null> {
    return getRateCard(actorOf(context), { on, providerId });
  }

  @Query(() => RateCardCostType, {
    description: 'What past claims would have cost at the prices of a card.',
  })
  rateCardCost(@Ctx() context: ApiContext, @Arg('id', () => ID) id: string): Promise<RateCardCostView> {
    return getRateCardCost(actorOf(context), { id });
  }

  @Query(() => String, {
    nullable: true,
    description: 'Why nobody could agree to a card that begins on this day; null: nothing stands in its way.',
  })
  publicationObstacle(
    @Ctx() context: ApiContext,
    @Arg('effectiveFrom', () => DateScalar) effectiveFrom: CalendarDate,
    @Arg('providerId', () => ID, { nullable: true }) providerId: string | undefined,
  ): Promise<string | null> {
    return getPublicationObstacle(actorOf(context), { effectiveFrom, providerId: providerId ?? null });
  }

  @Mutation(() => RateCardResult)
  draftRateCard(
    @Ctx() context: ApiContext,
    @Arg('input', () => RateCardInput) input: RateCardInput,
  ): Promise<RateCardView | Refusal> {
    return draftRateCard(actorOf(context), input);
  }

  @Mutation(() => RateCardResult)
  updateRateCardDraft(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => RateCardInput) input: RateCardInput,
  ): Promise<RateCardView | Refusal> {
    return updateRateCardDraft(actorOf(context), { id, input });
  }

  @Mutation(() => RateCardResult)
  publishRateCard(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('draftedAt', () => DateTimeScalar, {
      nullable: true,
      description: 'The content that was read: what was changed since is not agreed to.',
    })
    draftedAt: Date | undefined,
  ): Promise<RateCardView | Refusal> {
    return publishRateCard(actorOf(context), { id, draftedAt });
  }

  @Mutation(() => RateCardResult, { description: 'Sends a draft back to the backbone.' })
  declineRateCard(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<RateCardView | Refusal> {
    return declineRateCard(actorOf(context), { id, reason });
  }

  @Mutation(() => RateCardResult, { description: 'Throws a draft away; the answer is what it was.' })
  discardRateCardDraft(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<RateCardView | Refusal> {
    return discardRateCardDraft(actorOf(context), { id });
  }
}
