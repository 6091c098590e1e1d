import { type GraphQLError, parse } from 'graphql';
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
  for (const field of [shares, 'headroom { paid { amount } }', 'portfolio { paid { amount } }']) {
    expect([field, await judge(times(1, field))]).toEqual([field, null]);
    expect([field, await judge(times(3, field))]).toEqual([field, null]);
    expect([field, await judge(times(4, field))]).toEqual([field, 'TOO_COMPLEX']);
  }
  // by whatever names: three different ones and a fourth are as dear
  expect(
    await judge(`{ headroom { paid { amount } } portfolio { paid { amount } } a: ${shares} b: ${shares} }`),
  ).toBe('TOO_COMPLEX');
});
