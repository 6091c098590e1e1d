import type { Refusal } from '@weft/shared';
import {
  type EpisodeView,
  type KnownPersonView,
  knownPerson,
  type ReferralView,
  recognisePerson,
  supportEpisodes,
  takeRecognitionBack,
} from '@weft/shared/server';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import { ReferralResult } from '../referrals/referral.type.js';
import { KnownPersonResult, KnownPersonType, SupportEpisodeType } from './recognising.type.js';

/** People who are referred and known already. */
@Resolver()
export class RecognisingResolver {
  @Query(() => KnownPersonType, {
    nullable: true,
    description: 'Null where nothing is known. A provider is told the days of support with others.',
  })
  knownPerson(
    @Ctx() context: ApiContext,
    @Arg('referralId', () => ID) referralId: string,
  ): Promise<KnownPersonView | null> {
    return knownPerson(actorOf(context), referralId);
  }

  @Query(() => [SupportEpisodeType], { description: 'Of a participant, the first one first.' })
  supportEpisodes(
    @Ctx() context: ApiContext,
    @Arg('participantId', () => ID) participantId: string,
  ): Promise<EpisodeView[]> {
    return supportEpisodes(actorOf(context), participantId);
  }

  @Mutation(() => KnownPersonResult, {
    description: 'The hub says who it is: support then begins again under their record.',
  })
  recognisePerson(
    @Ctx() context: ApiContext,
    @Arg('referralId', () => ID) referralId: string,
    @Arg('participantId', () => ID) participantId: string,
  ): Promise<KnownPersonView | Refusal> {
    return recognisePerson(actorOf(context), { referralId, participantId });
  }

  @Mutation(() => ReferralResult, { description: 'Until support has started.' })
  takeRecognitionBack(
    @Ctx() context: ApiContext,
    @Arg('referralId', () => ID) referralId: string,
  ): Promise<ReferralView | Refusal> {
    return takeRecognitionBack(actorOf(context), referralId);
  }
}
