import type { CalendarDate } from '@weft/shared';
import { type MoneyFlowView, moneyFlows, type PaidByOthersView, paidByOthers } from '@weft/shared/server';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, DateScalar } from '../graphql/index.js';
import { MoneyFlowType, PaidByOthersType } from './money-flow.type.js';

@Resolver()
export class MoneyFlowResolver {
  @Query(() => [MoneyFlowType], {
    description: '`funderShares` divided by provider; to a funder its own money.',
  })
  moneyFlows(
    @Ctx() context: ApiContext,
    @Arg('from', () => DateScalar) from: CalendarDate,
    @Arg('to', () => DateScalar) to: CalendarDate,
  ): Promise<MoneyFlowView[]> {
    return moneyFlows(actorOf(context), { from, to });
  }

  @Query(() => PaidByOthersType, {
    description: 'Outcomes that a funder pays no part of, in counts that are suppressed when small.',
  })
  paidByOthers(@Ctx() context: ApiContext): Promise<PaidByOthersView> {
    return paidByOthers(actorOf(context));
  }
}
