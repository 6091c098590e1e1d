import type { CalendarDate, Cohort } from '@weft/shared';
import { type ReferralMeasuresView, referralMeasures } from '@weft/shared/server';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, CohortEnum, DateScalar } from '../graphql/index.js';
import { ReferralMeasuresType } from './measures.type.js';

@Resolver()
export class MeasuresResolver {
  @Query(() => ReferralMeasuresType, {
    description:
      'Days to support, the waiting list, declines, re-referrals, frequency and length of support.',
  })
  referralMeasures(
    @Ctx() context: ApiContext,
    @Arg('from', () => DateScalar) from: CalendarDate,
    @Arg('to', () => DateScalar) to: CalendarDate,
    @Arg('sourceId', () => ID, { nullable: true }) sourceId: string | undefined,
    @Arg('providerId', () => ID, { nullable: true }) providerId: string | undefined,
    @Arg('anchorId', () => ID, { nullable: true }) anchorId: string | undefined,
    @Arg('cohort', () => CohortEnum, { nullable: true }) cohort: Cohort | undefined,
  ): Promise<ReferralMeasuresView> {
    return referralMeasures(actorOf(context), { from, to, sourceId, providerId, anchorId, cohort });
  }
}
