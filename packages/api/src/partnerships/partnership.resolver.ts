import type { PartnershipTemplate, Refusal } from '@weft/shared';
import {
  createPartnership,
  Fault,
  getPartnership,
  getViewer,
  type PartnershipView,
  type PaymentSchedule,
  recordVariation,
  setPaymentSchedule,
  type Viewer,
} from '@weft/shared/server';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import {
  type ApiContext,
  actorOf,
  DateScalar,
  DecimalScalar,
  PartnershipTemplateEnum,
  signedIn,
} from '../graphql/index.js';
import { PartnershipResult, PartnershipType, PaymentScheduleEnum } from './partnership.type.js';
import { ViewerType } from './viewer.type.js';

@Resolver()
export class PartnershipResolver {
  @Query(() => ViewerType, { nullable: true, description: 'Who is signed in; null when nobody is.' })
  async viewer(@Ctx() context: ApiContext): Promise<Viewer | null> {
    if (context.request.session === null) return null;
    return getViewer(signedIn(context)).catch((fault: unknown) => {
      if (fault instanceof Fault && fault.code === 'UNAUTHENTICATED') return null;
      throw fault;
    });
  }

  @Query(() => PartnershipType)
  partnership(@Ctx() context: ApiContext): Promise<PartnershipView> {
    return getPartnership(actorOf(context));
  }

  @Mutation(() => PartnershipResult)
  createPartnership(
    @Ctx() context: ApiContext,
    @Arg('name', () => String) name: string,
    @Arg('slug', () => String) slug: string,
    @Arg('template', () => PartnershipTemplateEnum) template: PartnershipTemplate,
    @Arg('currency', () => String) currency: string,
    @Arg('timeZone', () => String) timeZone: string,
    @Arg('contractFrom', () => DateScalar) contractFrom: string,
    @Arg('contractTo', () => DateScalar) contractTo: string,
    @Arg('contractCap', () => DecimalScalar, { nullable: true }) contractCap?: string,
  ): Promise<PartnershipView | Refusal> {
    return createPartnership(signedIn(context), {
      name,
      slug,
      template,
      currency,
      timeZone,
      contractFrom,
      contractTo,
      contractCap,
    });
  }

  @Mutation(() => PartnershipResult)
  recordVariation(
    @Ctx() context: ApiContext,
    @Arg('on', () => DateScalar) on: string,
    @Arg('newMaximum', () => DecimalScalar) newMaximum: string,
    @Arg('reason', () => String) reason: string,
  ): Promise<PartnershipView | Refusal> {
    return recordVariation(actorOf(context), { on, newMaximum, reason });
  }

  @Mutation(() => PartnershipResult)
  setPaymentSchedule(
    @Ctx() context: ApiContext,
    @Arg('schedule', () => PaymentScheduleEnum) schedule: PaymentSchedule,
  ): Promise<PartnershipView | Refusal> {
    return setPaymentSchedule(actorOf(context), { schedule });
  }
}
