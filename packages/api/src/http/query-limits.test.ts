import { type GraphQLError, getIntrospectionQuery, parse } from 'graphql';
import { expect, it } from 'vitest';
import { apiSchema } from '../schema.js';
import { queryLimits } from './query-limits.js';

it('refuses to reckon the same thing many times at once, and lets a screen ask for what it shows', async () => {
  const schema = await apiSchema();
  const judge = async (query: string): Promise<unknown> => {
    const document = parse(query);
    const started = await queryLimits(schema).requestDidStart?.({} as never);
    const asked = { document, operation: document.definitions[0], operationName: null, request: {} };
    try {
      await started?.didResolveOperation?.(asked as never);
      return null;
    } catch (fault) {
      return (fault as GraphQLError).extensions.code;
    }
  };
  const times = (count: number, field: string): string =>
    `{ ${Array.from({ length: count }, (_, nth) => `a${nth}: ${field}`).join(' ')} }`;
  const shares = 'funderShares(from: "2024-01-01", to: "2024-12-31") { amount { amount } }';
  const flows = 'moneyFlows(from: "2024-01-01", to: "2024-12-31") { amount { amount } }';
  for (const field of [
    shares,
    flows,
    'paidByOthers { claimCount }',
    'headroom { paid { amount } }',
    'portfolio { paid { amount } }',
  ]) {
    expect([field, await judge(times(1, field))]).toEqual([field, null]);
    expect([field, await judge(times(3, field))]).toEqual([field, null]);
    expect([field, await judge(times(4, field))]).toEqual([field, 'TOO_COMPLEX']);
  }
  // a program may ask what there is to ask
  expect(await judge(getIntrospectionQuery())).toBe(null);
  expect(await judge('{ viewer { __typename kind: __typename id } }')).toBe(null);
  // by whatever names: three different ones and a fourth are as dear
  expect(
    await judge(`{ headroom { paid { amount } } portfolio { paid { amount } } a: ${shares} b: ${shares} }`),
  ).toBe('TOO_COMPLEX');
});

it('judges once what differs in ids alone, so that no time tells by which id somebody has asked before', async () => {
  const schema = await apiSchema();
  const query = 'query ($id: ID!, $on: Date!, $first: Int!) { ';
  const parsed = parse(
    `${query} claim(id: $id) { id } claims(first: $first, filter: { achievedFrom: $on }) { totalCount } }`,
  );
  let looks = 0;
  const document = new Proxy(parsed, {
    get(target, name, receiver) {
      if (name === 'definitions') looks += 1;
      return Reflect.get(target, name, receiver);
    },
  });
  const judge = async (variables: Record<string, unknown>): Promise<[looked: boolean, code: unknown]> => {
    const before = looks;
    const started = await queryLimits(schema).requestDidStart?.({} as never);
    const asked = { document, operation: parsed.definitions[0], operationName: null, request: { variables } };
    try {
      await started?.didResolveOperation?.(asked as never);
      return [looks > before, null];
    } catch (fault) {
      return [looks > before, (fault as GraphQLError).extensions.code];
    }
  };
  const usual = { id: crypto.randomUUID(), on: '2025-06-30', first: 2 };
  expect(await judge(usual)).toEqual([true, null]);
  expect(await judge(usual)).toEqual([false, null]);
  for (const id of [crypto.randomUUID(), crypto.randomUUID().toUpperCase()])
    expect(await judge({ ...usual, id })).toEqual([false, null]);
  expect(await judge({ ...usual, id: '\u0000' })).toEqual([true, null]);
  expect(await judge({ ...usual, first: 3 })).toEqual([true, null]);
  expect(await judge({ ...usual, first: 101 })).toEqual([true, 'BAD_USER_INPUT']);
  expect(await judge({ ...usual, on: crypto.randomUUID() })).toEqual([true, 'BAD_USER_INPUT']);
});
