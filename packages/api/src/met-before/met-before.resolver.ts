import { type MetBeforeRequest, type MetBeforeView, metBefore } from '@weft/shared/server';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf } from '../graphql/index.js';
import { MetBeforeType } from './met-before.type.js';

/** "Have we met?", for the hub while somebody types. */
@Resolver()
export class MetBeforeResolver {
  @Query(() => [MetBeforeType], {
    description:
      'Who on record is likely this person, the likeliest first; at most 8. Each may be empty or half typed. It decides nothing.',
  })
  metBefore(
    @Ctx() context: ApiContext,
    @Arg('givenName', () => String) givenName: string,
    @Arg('familyName', () => String) familyName: string,
    @Arg('birthDate', () => String) birthDate: string,
    @Arg('postcode', () => String) postcode: string,
    @Arg('phone', () => String) phone: string,
    @Arg('exceptReferralId', () => ID, { nullable: true, description: 'The referral that is looked at.' })
    exceptReferralId: string | undefined,
  ): Promise<MetBeforeView[]> {
    const request: MetBeforeRequest = { givenName, familyName, birthDate, postcode, phone };
    return metBefore(actorOf(context), { ...request, ...(exceptReferralId ? { exceptReferralId } : {}) });
  }
}
