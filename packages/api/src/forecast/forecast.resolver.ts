import type { Refusal } from '@weft/shared';
import { type ForecastPlanView, type ForecastView, getForecast, recordForecast } from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import { ForecastInput } from './forecast.input.js';
import { ForecastPlanResult, ForecastType } from './forecast.type.js';

@Resolver()
export class ForecastResolver {
  @Query(() => ForecastType, {
    description: 'A plan against what was paid, and what runs out when; to a funder its own contributions.',
  })
  forecast(
    @Ctx() context: ApiContext,
    @Arg('planId', () => ID, { nullable: true }) planId: string | undefined,
  ): Promise<ForecastView> {
    return getForecast(actorOf(context), { planId });
  }

  @Mutation(() => ForecastPlanResult)
  recordForecast(
    @Ctx() context: ApiContext,
    @Arg('input', () => ForecastInput) input: ForecastInput,
  ): Promise<ForecastPlanView | Refusal> {
    return recordForecast(actorOf(context), input);
  }
}
