import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { MoneyResolver } from './graphql/index.js';

/** Every resolver of the API; a feature adds its own here. */
const resolvers = [MoneyResolver] as const;

/** Builds the schema from the resolvers. Inputs are judged by the use cases, not by decorators. */
export async function apiSchema(): Promise<GraphQLSchema> {
  return buildSchema({ resolvers: [...resolvers] as [(typeof resolvers)[number]], validate: false });
}
