import type { Refusal, SelfReferralPage, SelfReferralPageInput } from '@weft/shared';
import { selfReferralPage, setSelfReferralPage } from '@weft/shared/server';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import {
  SelfReferralPageInputType,
  SelfReferralPageResult,
  SelfReferralPageType,
} from './self-referral.type.js';

/** What stands on the page on which people refer themselves; the page itself needs no account (self-referral.routes.ts). */
@Resolver()
export class SelfReferralResolver {
  @Query(() => SelfReferralPageType, { nullable: true, description: 'Null until it was first kept.' })
  selfReferralPage(@Ctx() context: ApiContext): Promise<SelfReferralPage | null> {
    return selfReferralPage(actorOf(context));
  }

  @Mutation(() => SelfReferralPageResult, {
    description: 'Opens the page on which people refer themselves, closes it, and says what stands on it.',
  })
  setSelfReferralPage(
    @Ctx() context: ApiContext,
    @Arg('input', () => SelfReferralPageInputType) input: SelfReferralPageInput,
  ): Promise<SelfReferralPage | Refusal> {
    return setSelfReferralPage(actorOf(context), input);
  }
}
