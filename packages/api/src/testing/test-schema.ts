import { Fault, withTenant } from '@weft/shared/server';
import {
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import { type ApiContext, actorOf, DateScalar, DecimalScalar, signedIn } from '../graphql/index.js';

const page = new GraphQLList(new GraphQLNonNull(GraphQLString));
const args = { first: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 25 } };

const Row: GraphQLObjectType = new GraphQLObjectType({
  name: 'Row',
  fields: () => ({
    name: { type: GraphQLString },
    names: { type: page },
    rows: { type: new GraphQLNonNull(Connection), args },
  }),
});
const Edge = new GraphQLObjectType({ name: 'RowEdge', fields: { node: { type: Row } } });
const Connection: GraphQLObjectType = new GraphQLObjectType({
  name: 'RowConnection',
  fields: { edges: { type: new GraphQLNonNull(new GraphQLList(Edge)) } },
});

/** Holds `slowly` back until a test lets it go on. */
export const gate = { open: (): void => undefined };

/** What ran, to see that a refused query did not. */
export const ran: string[] = [];

const noting =
  <T>(name: string, value: (context: ApiContext, given: Record<string, unknown>) => T) =>
  (_root: unknown, given: Record<string, unknown>, context: ApiContext): T => {
    ran.push(name);
    return value(context, given);
  };

/** A schema of its own for the tests of the server, which know no feature. */
export const testSchema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      me: {
        type: GraphQLString,
        resolve: noting('me', (context) => withTenant(signedIn(context), async (tenant) => tenant.personId)),
      },
      here: {
        type: GraphQLString,
        resolve: noting('here', (context) =>
          withTenant(actorOf(context), async ({ personId, partnership }) => `${personId} ${partnership.id}`),
        ),
      },
      rows: { type: new GraphQLNonNull(Connection), args, resolve: noting('rows', () => ({ edges: [] })) },
      on: {
        type: GraphQLString,
        args: { date: { type: DateScalar } },
        resolve: noting('on', (_context, { date }) => String(date)),
      },
      amount: {
        type: GraphQLString,
        args: { of: { type: DecimalScalar } },
        resolve: noting('amount', (_context, { of }) => String(of)),
      },
      slowly: {
        type: GraphQLString,
        resolve: noting(
          'slowly',
          () =>
            new Promise<string>((resolve) => {
              gate.open = () => resolve('done');
            }),
        ),
      },
      nothing: {
        type: GraphQLString,
        resolve: noting('nothing', () => {
          throw new Fault('NOT_FOUND', 'There is no such record, or it is not yours to see.');
        }),
      },
      broken: {
        type: GraphQLString,
        resolve: noting('broken', () => {
          throw Object.assign(new Error('duplicate key for ann@example.org'), { parameters: ['her secret'] });
        }),
      },
    },
  }),
});
