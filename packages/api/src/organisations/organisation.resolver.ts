import type { Refusal } from '@weft/shared';
import {
  addOrganisation,
  listOrganisations,
  type OrganisationKind,
  type OrganisationSort,
  type OrganisationTies,
  type OrganisationView,
  organisationTies,
  type Page,
} from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { type ApiContext, actorOf, selects } from '../graphql/index.js';
import {
  OrganisationConnection,
  OrganisationKindEnum,
  OrganisationResult,
  OrganisationSortInput,
} from './organisation.type.js';
import { OrganisationTiesType } from './organisation-ties.type.js';

@Resolver()
export class OrganisationResolver {
  @Query(() => OrganisationConnection)
  organisations(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('kind', () => OrganisationKindEnum, { nullable: true }) kind: OrganisationKind | undefined,
    @Arg('first', () => Int, { defaultValue: 25 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | undefined,
    @Arg('search', () => String, { nullable: true }) search: string | undefined,
    @Arg('sort', () => OrganisationSortInput, { nullable: true }) sort: OrganisationSort | undefined,
  ): Promise<Page<OrganisationView>> {
    return listOrganisations(actorOf(context), {
      kind,
      first,
      after,
      search,
      sort,
      count: selects(info, 'totalCount'),
    });
  }

  @Query(() => OrganisationTiesType, {
    nullable: true,
    description: 'Whom it referred, who refers to whom, and where its people work.',
  })
  organisationTies(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID) id: string,
  ): Promise<OrganisationTies | null> {
    return organisationTies(actorOf(context), id);
  }

  @Mutation(() => OrganisationResult)
  addOrganisation(
    @Ctx() context: ApiContext,
    @Arg('name', () => String) name: string,
    @Arg('kinds', () => [OrganisationKindEnum]) kinds: OrganisationKind[],
  ): Promise<OrganisationView | Refusal> {
    return addOrganisation(actorOf(context), { name, kinds });
  }
}
