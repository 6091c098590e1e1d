import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const textOf = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const wordsIn = (path: string, pattern: RegExp): string[] =>
  [...textOf(path).matchAll(pattern)].map(([, word = '']) => word);

describe('the mixed load of the benchmarks', () => {
  it('asks what screens ask, by the names that their queries and mutations have', () => {
    const screens = new Set(wordsIn('packages/web/src/gql/gql.ts', /\b(?:query|mutation) (\w+)/g));
    const asked = [
      ...wordsIn('bench/lib/reads.mjs', /\bname: '(\w+)'/g),
      ...wordsIn('bench/lib/moves.mjs', /\.ask\('\w+', '(\w+)'/g),
    ];
    expect(asked).toEqual(expect.arrayContaining(['MoneyFlows', 'PersonPage', 'SubmitClaim', 'VerifyClaim']));
    expect(asked.filter((name) => !screens.has(name))).toEqual([]);
  });
});
