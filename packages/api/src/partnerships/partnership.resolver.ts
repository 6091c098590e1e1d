import type { PartnershipTemplate, Refusal, Role } from '@weft/shared';
import {
  correctPartnership,
  createPartnership,
  Fault,
  getPartnership,
  getSetUp,
  getViewer,
  inviteFirstPerson,
  type MadePartnershipView,
  type Page,
  type PartnershipView,
  type PaymentSchedule,
  partnershipsMade,
  recordVariation,
  requireSecondFactor,
  type SetUpStepView,
  setPaymentSchedule,
  type Viewer,
} from '@weft/shared/server';
import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import {
  type ApiContext,
  actorOf,
  DateScalar,
  DecimalScalar,
  PartnershipTemplateEnum,
  RoleEnum,
  signedIn,
} from '../graphql/index.js';
import { PartnershipResult, PartnershipType, PaymentScheduleEnum } from './partnership.type.js';
import { FirstPersonResult, MadePartnershipConnection, SetUpStepType } from './set-up.type.js';
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

  @Query(() => [SetUpStepType], {
    description:
      'What this partnership needs before the first outcome is paid for, in the order in which it is done.',
  })
  setUp(@Ctx() context: ApiContext): Promise<SetUpStepView[]> {
    return getSetUp(actorOf(context));
  }

  @Query(() => MadePartnershipConnection, {
    description: 'The partnerships of this installation, newest first, for its operator.',
  })
  partnershipsMade(
    @Ctx() context: ApiContext,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
  ): Promise<Page<MadePartnershipView>> {
    return partnershipsMade(signedIn(context), { first, after });
  }

  @Mutation(() => FirstPersonResult, {
    description: 'Invites the first person of a partnership’s backbone by mail; for the operator.',
  })
  inviteFirstPerson(
    @Ctx() context: ApiContext,
    @Arg('slug', () => String) slug: string,
    @Arg('organisation', () => String) organisation: string,
    @Arg('name', () => String) name: string,
    @Arg('email', () => String) email: string,
  ): Promise<MadePartnershipView | Refusal> {
    return inviteFirstPerson(signedIn(context), { slug, organisation, name, email });
  }

  @Mutation(() => PartnershipResult, {
    description: 'Corrects what was typed when the partnership was made.',
  })
  correctPartnership(
    @Ctx() context: ApiContext,
    @Arg('name', () => String) name: string,
    @Arg('currency', () => String) currency: string,
    @Arg('contractFrom', () => DateScalar) contractFrom: string,
    @Arg('contractTo', () => DateScalar) contractTo: string,
  ): Promise<PartnershipView | Refusal> {
    return correctPartnership(actorOf(context), { name, currency, contractFrom, contractTo });
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

  @Mutation(() => PartnershipResult)
  requireSecondFactor(
    @Ctx() context: ApiContext,
    @Arg('roles', () => [RoleEnum]) roles: Role[],
  ): Promise<PartnershipView | Refusal> {
    return requireSecondFactor(actorOf(context), { roles });
  }
}
