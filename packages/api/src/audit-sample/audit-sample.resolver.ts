import type { CalendarDate, Refusal } from '@weft/shared';
import {
  type AuditSampleView,
  auditSamples,
  drawAuditSample,
  recordFinding,
  type Verdict,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, DateScalar } from '../graphql/index.js';
import { AuditSampleResult, AuditSampleType, VerdictEnum } from './audit-sample.type.js';

/** The commissioner's internal audit of a tenth of each month's verified claims. */
@Resolver()
export class AuditSampleResolver {
  @Query(() => [AuditSampleType], { description: 'Newest month first, at most 24.' })
  auditSamples(@Ctx() context: ApiContext): Promise<AuditSampleView[]> {
    return auditSamples(actorOf(context));
  }

  @Mutation(() => AuditSampleResult, {
    description: 'Draws the sample of a month that is over; asked again, it returns the one that was drawn.',
  })
  drawAuditSample(
    @Ctx() context: ApiContext,
    @Arg('month', () => DateScalar) month: CalendarDate,
  ): Promise<AuditSampleView | Refusal> {
    return drawAuditSample(actorOf(context), { month });
  }

  @Mutation(() => AuditSampleResult, { description: 'Once for each claim; one that fails is reversed.' })
  recordFinding(
    @Ctx() context: ApiContext,
    @Arg('sampleId', () => ID) sampleId: string,
    @Arg('claimId', () => ID) claimId: string,
    @Arg('verdict', () => VerdictEnum) verdict: Verdict,
    @Arg('note', () => String, { nullable: true }) note: string | undefined,
  ): Promise<AuditSampleView | Refusal> {
    return recordFinding(actorOf(context), {
      sampleId,
      claimId,
      verdict,
      ...(note === undefined ? {} : { note }),
    });
  }
}
