import { refuse } from '@weft/shared';
import { Fault } from '@weft/shared/server';
import type { GraphQLResolveInfo } from 'graphql';
import { type GraphQLSchema, graphql, printSchema } from 'graphql';
import { Arg, buildSchema, Ctx, Field, Info, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ApiContext,
  actorOf,
  connectionOf,
  DateScalar,
  DateTimeScalar,
  DecimalScalar,
  MoneyResolver,
  MoneyType,
  resultUnion,
  selects,
  signedIn,
} from './index.js';

@ObjectType('Thread')
class ThreadType {
  @Field(() => DateScalar)
  on!: string;

  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => MoneyType)
  price!: MoneyType;
}

const ThreadConnection = connectionOf('Thread', () => ThreadType);
const ThreadResult = resultUnion('ThreadResult', 'Thread', ThreadType);
const thread = { on: '2024-02-29', at: new Date(0), price: { amount: 220000n, currency: 'GBP' } };

@Resolver()
class ThreadResolver {
  asked: boolean[] = [];

  @Query(() => ThreadConnection)
  threads(@Arg('first', () => Int) first: number, @Info() info: GraphQLResolveInfo) {
    this.asked = ['totalCount', 'edges.node.price.amount', 'edges.node.at'].map((path) =>
      selects(info, path),
    );
    return { totalCount: first, edges: [{ cursor: 'c', node: thread }], pageInfo: { hasNextPage: false } };
  }

  @Query(() => ThreadResult)
  weave(@Arg('on', () => DateScalar) on: string, @Arg('amount', () => DecimalScalar) amount: string) {
    return amount === '1e3' ? refuse('INVALID', 'Enter digits.', 'amount') : { ...thread, on };
  }

  @Query(() => String)
  who(@Ctx() context: ApiContext): string {
    return JSON.stringify([signedIn(context), actorOf(context)]);
  }
}

describe('the common types', () => {
  let schema: GraphQLSchema;
  const resolver = new ThreadResolver();

  beforeAll(async () => {
    schema = await buildSchema({
      resolvers: [ThreadResolver, MoneyResolver],
      validate: false,
      container: { get: (wanted: unknown) => (wanted === ThreadResolver ? resolver : new MoneyResolver()) },
    });
  });

  const ask = (source: string, variableValues?: Record<string, unknown>, contextValue?: ApiContext) =>
    graphql({ schema, source, variableValues, contextValue });

  it('have the names of the contract', () => {
    const text = printSchema(schema);
    expect(text).toContain(
      'type ThreadConnection {\n  totalCount: Int!\n  edges: [ThreadEdge!]!\n  pageInfo: PageInfo!\n}',
    );
    expect(text).toContain('type ThreadEdge {\n  cursor: String!\n  node: Thread!\n}');
    expect(text).toContain('union ThreadResult = Thread | Refusal');
    expect(text).toContain('scalar Date\n');
  });

  it('write dates, instants and money exactly', async () => {
    const answer = await ask(
      '{ threads(first: 3) { totalCount edges { node { on at price { amount currency } } } } }',
    );
    expect(JSON.parse(JSON.stringify(answer.data))).toEqual({
      threads: {
        totalCount: 3,
        edges: [
          {
            node: {
              on: '2024-02-29',
              at: '1970-01-01T00:00:00.000Z',
              price: { amount: '2200.00', currency: 'GBP' },
            },
          },
        ],
      },
    });
  });

  it('tell a refusal from a result', async () => {
    const query = `query ($amount: Decimal!) { weave(on: "2024-02-29", amount: $amount) {
      ... on Thread { on } ... on Refusal { code field } } }`;
    expect((await ask(query, { amount: '12.00' })).data).toMatchObject({ weave: { on: '2024-02-29' } });
    expect((await ask(query, { amount: '1e3' })).data).toMatchObject({
      weave: { code: 'INVALID', field: 'amount' },
    });
  });

  it('refuse what has not even the shape of a date or a decimal', async () => {
    for (const on of ['2023-02-29', '29/02/2024', '0000-01-01', '2024-2-9', ''])
      expect((await ask(`{ weave(on: "${on}", amount: "1") { __typename } }`)).errors).toHaveLength(1);
    for (const amount of ['1.5', 'true', `"${'9'.repeat(41)}"`])
      expect(
        (await ask(`{ weave(on: "2024-02-29", amount: ${amount}) { __typename } }`)).errors,
      ).toHaveLength(1);
  });

  it('say what a query selects, through fragments and directives', async () => {
    await ask(
      `query ($no: Boolean!) { threads(first: 1) { ...T edges { node { at @include(if: $no) } } } }
       fragment T on ThreadConnection { edges { node { ... on Thread { price { amount } } } } }`,
      { no: false },
    );
    expect(resolver.asked).toEqual([false, true, false]);
  });

  it('know who asks, and for which partnership', async () => {
    const scope = (session: string | null, partnership: string | null) => ({
      request: { session, partnership },
    });
    const codeOf = async (context: ApiContext) =>
      ((await ask('{ who }', {}, context)).errors?.[0]?.originalError as Fault | undefined)?.code;
    expect(await codeOf(scope(null, 'north'))).toBe('UNAUTHENTICATED');
    expect(await codeOf(scope('p', null))).toBe('FORBIDDEN');
    expect((await ask('{ who }', {}, scope('p', 'north'))).data).toEqual({
      who: '[{"session":"p"},{"session":"p","partnership":"north","alongside":{"waiting":[]}}]',
    });
    expect(new Fault('FORBIDDEN', 'x')).toBeInstanceOf(Error);
  });
});
