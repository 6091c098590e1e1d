import { type ClaimView, claimsOfParticipants, type Page, type ParticipantView } from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { type ApiContext, actorOf, loaderOf, selects } from '../graphql/index.js';
import { ParticipantType } from '../participants/participant.type.js';
import { ClaimConnection } from './claim.type.js';
import { claimParts } from './claim-parts.js';

/** A participant's claims: those of a whole list of participants are read at once. */
@Resolver(() => ParticipantType)
export class ParticipantClaimsResolver {
  @FieldResolver(() => ClaimConnection)
  async claims(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Root() { id }: ParticipantView,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
  ): Promise<Page<ClaimView> | undefined> {
    const actor = actorOf(context);
    const count = selects(info, 'totalCount');
    const parts = claimParts(info, 'edges.node');
    const name = JSON.stringify(['claims', first, after ?? null, count, [...parts].sort()]);
    const loader = loaderOf(context, name, (ids) =>
      claimsOfParticipants(actor, ids, { first, after, count }, parts),
    );
    return loader.load(id);
  }
}
