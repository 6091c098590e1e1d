import type { Refusal } from '@weft/shared';
import {
  type ProviderOfferInput,
  type ProviderSupportView,
  recordProviderOffer,
  recordSupportWorker,
  type SupportWorkerInput,
  whoSupports,
} from '@weft/shared/server';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import {
  ProviderOfferInputType,
  ProviderSupportResult,
  ProviderSupportType,
  SupportWorkerInputType,
} from './support.type.js';

/** Who supports people, what they offer, and how much room they have. */
@Resolver()
export class SupportResolver {
  @Query(() => [ProviderSupportType])
  whoSupports(@Ctx() context: ApiContext): Promise<readonly ProviderSupportView[]> {
    return whoSupports(actorOf(context));
  }

  @Mutation(() => ProviderSupportResult)
  recordSupportWorker(
    @Ctx() context: ApiContext,
    @Arg('input', () => SupportWorkerInputType) input: SupportWorkerInput,
  ): Promise<ProviderSupportView | Refusal> {
    return recordSupportWorker(actorOf(context), { ...input, peopleHours: input.peopleHours ?? null });
  }

  @Mutation(() => ProviderSupportResult)
  recordProviderOffer(
    @Ctx() context: ApiContext,
    @Arg('input', () => ProviderOfferInputType) input: ProviderOfferInput,
  ): Promise<ProviderSupportView | Refusal> {
    return recordProviderOffer(actorOf(context), { ...input, agreed: input.agreed ?? null });
  }
}
