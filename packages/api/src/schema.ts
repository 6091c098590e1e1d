import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { MoneyResolver } from './graphql/index.js';
import { MemberResolver } from './members/member.resolver.js';
import { OrganisationResolver } from './organisations/organisation.resolver.js';
import { PartnershipResolver } from './partnerships/partnership.resolver.js';

/** Builds the schema from the resolvers, each feature's own. Inputs are judged by the use cases, not by decorators. */
export function apiSchema(): Promise<GraphQLSchema> {
  return buildSchema({
    resolvers: [MoneyResolver, PartnershipResolver, OrganisationResolver, MemberResolver],
    validate: false,
  });
}
