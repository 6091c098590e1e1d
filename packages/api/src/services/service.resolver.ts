import type { Refusal } from '@weft/shared';
import {
  listServices,
  type Page,
  recordService,
  type ServiceInput,
  type ServiceView,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, selects } from '../graphql/index.js';
import { ServiceConnection, ServiceInputType, ServiceResult } from './service.type.js';

/** The directory of what partners offer. */
@Resolver()
export class ServiceResolver {
  @Query(() => ServiceConnection, { description: 'What partners offer, by name.' })
  services(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('search', () => String, { nullable: true }) search: string | undefined,
    @Arg('providerId', () => ID, { nullable: true }) providerId: string | undefined,
    @Arg('anchorId', () => ID, { nullable: true }) anchorId: string | undefined,
    @Arg('age', () => Int, { nullable: true, description: 'In years: what is for people of this age.' })
    age: number | undefined,
    @Arg('withRoom', () => Boolean, { nullable: true, description: 'Only where a place is free.' })
    withRoom: boolean | undefined,
    @Arg('also', () => Boolean, { nullable: true, description: 'Those that are not offered now as well.' })
    also: boolean | undefined,
  ): Promise<Page<ServiceView>> {
    const count = selects(info, 'totalCount');
    return listServices(actorOf(context), {
      first,
      after,
      search,
      providerId,
      anchorId,
      age,
      withRoom,
      also,
      count,
    });
  }

  @Mutation(() => ServiceResult)
  recordService(
    @Ctx() context: ApiContext,
    @Arg('input', () => ServiceInputType) input: ServiceInput,
  ): Promise<ServiceView | Refusal> {
    return recordService(actorOf(context), input);
  }
}
