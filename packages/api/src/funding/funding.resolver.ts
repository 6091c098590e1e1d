import type { CalendarDate, Refusal } from '@weft/shared';
import {
  agreeFunding,
  type FundingAgreementView,
  getFundingAgreement,
  getHeadroom,
  type HeadroomView,
  listFundingAgreements,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, DateScalar, selects } from '../graphql/index.js';
import { FundingAgreementInput } from './funding-agreement.input.js';
import { FundingAgreementResult, FundingAgreementType } from './funding-agreement.type.js';
import { HeadroomType } from './headroom.type.js';

@Resolver()
export class FundingResolver {
  @Query(() => FundingAgreementType, {
    nullable: true,
    description: 'The version in effect; today if no date.',
  })
  fundingAgreement(
    @Ctx() context: ApiContext,
    @Arg('on', () => DateScalar, { nullable: true }) on: CalendarDate | undefined,
  ): Promise<FundingAgreementView | null> {
    return getFundingAgreement(actorOf(context), { on });
  }

  @Query(() => [FundingAgreementType], { description: 'Every version, newest first.' })
  fundingAgreements(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FundingAgreementView[]> {
    return listFundingAgreements(actorOf(context), { contributions: selects(info, 'contributions') });
  }

  @Query(() => HeadroomType)
  headroom(@Ctx() context: ApiContext): Promise<HeadroomView> {
    return getHeadroom(actorOf(context));
  }

  @Mutation(() => FundingAgreementResult)
  agreeFunding(
    @Ctx() context: ApiContext,
    @Arg('input', () => FundingAgreementInput) input: FundingAgreementInput,
  ): Promise<FundingAgreementView | Refusal> {
    return agreeFunding(actorOf(context), input);
  }
}
