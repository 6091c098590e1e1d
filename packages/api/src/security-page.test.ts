import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync(new URL('../../../docs/security.md', import.meta.url), 'utf8');

/** OWASP ASVS 5.0.0: how many requirements each section has, and which of them are of level 3. */
const ASVS: Readonly<Record<string, readonly [many: number, ...ofLevel3: number[]]>> = {
  '1.1': [2],
  '1.2': [10, 10],
  '1.3': [12, 12],
  '1.4': [3],
  '1.5': [3, 3],
  '2.1': [3],
  '2.2': [3],
  '2.3': [5, 5],
  '2.4': [2, 2],
  '3.1': [1, 1],
  '3.2': [3, 3],
  '3.3': [5, 5],
  '3.4': [8, 7, 8],
  '3.5': [8, 6, 7, 8],
  '3.6': [1, 1],
  '3.7': [5, 3, 4, 5],
  '4.1': [5, 4, 5],
  '4.2': [5, 2, 3, 4, 5],
  '4.3': [2],
  '4.4': [4],
  '5.1': [1],
  '5.2': [6, 4, 5, 6],
  '5.3': [3, 3],
  '5.4': [3],
  '6.1': [3],
  '6.2': [12],
  '6.3': [8, 5, 6, 7, 8],
  '6.4': [6, 5, 6],
  '6.5': [8, 6, 7, 8],
  '6.6': [4, 4],
  '6.7': [2, 1, 2],
  '6.8': [4],
  '7.1': [3],
  '7.2': [4],
  '7.3': [2],
  '7.4': [5],
  '7.5': [3, 3],
  '7.6': [2],
  '8.1': [4, 3, 4],
  '8.2': [4, 4],
  '8.3': [3, 2, 3],
  '8.4': [2, 2],
  '11.1': [4, 3, 4],
  '11.2': [5, 4, 5],
  '11.3': [5, 4, 5],
  '11.4': [4],
  '11.5': [2, 2],
  '11.6': [2, 2],
  '11.7': [2, 1, 2],
  '12.1': [5, 4, 5],
  '12.2': [2],
  '12.3': [5, 5],
  '13.1': [4, 2, 3, 4],
  '13.2': [6, 6],
  '13.3': [4, 3, 4],
  '13.4': [7, 6, 7],
  '14.1': [2],
  '14.2': [8, 5, 6, 7, 8],
  '14.3': [3],
  '15.1': [5, 4, 5],
  '15.2': [5, 4, 5],
  '15.3': [7],
  '15.4': [4, 1, 2, 3, 4],
  '16.1': [1],
  '16.2': [5],
  '16.3': [4],
  '16.4': [3],
  '16.5': [4, 4],
};
const REQUIREMENTS = Object.entries(ASVS).flatMap(([section, [many, ...ofLevel3]]) =>
  Array.from({ length: many }, (_, nth) => ({
    number: `${section}.${nth + 1}`,
    section,
    isOfLevel3: ofLevel3.includes(nth + 1),
  })),
);
const NUMBERS = REQUIREMENTS.map(({ number }) => number);

/** The requirements that a cell names, each with whether it says "(level 3)"; from one to another is all between. */
function namedIn(cell: string): { number: string; saysLevel3: boolean }[] {
  return [...cell.matchAll(/(\d+\.\d+\.\d+)(?: to (\d+\.\d+\.\d+))?( \(level 3\))?/g)].flatMap(
    ([, from = '', to = from, level3]) => {
      const [first, last] = [NUMBERS.indexOf(from), NUMBERS.indexOf(to)];
      if (first === -1 || last < first) return [{ number: `${from} to ${to}`, saysLevel3: false }];
      return REQUIREMENTS.slice(first, last + 1)
        .filter(({ number, isOfLevel3 }) => number === from || number === to || !isOfLevel3)
        .map(({ number }) => ({ number, saysLevel3: level3 !== undefined }));
    },
  );
}

describe('the page on security', () => {
  const [notMet = '', ...met] = page.split('\n## Not met\n')[1]?.split('\n## ') ?? [];
  const rowsOf = (part: string): [numbers: string, how: string][] =>
    [...part.matchAll(/^\| (\d[^|]*) \| (.*) \|$/gm)].map(([, numbers = '', how = '']) => [numbers, how]);
  const rows = met.flatMap(rowsOf);
  /** What does not occur, by number, section or chapter, stands outside the tables. */
  const absent = met.flatMap((part) =>
    part
      .split('\n')
      .filter((line) => /do not occur|^There are no/.test(line))
      .join('\n'),
  );

  it('names only requirements of ASVS 5.0.0, and says of which it is of level 3', () => {
    const named = [...rowsOf(notMet), ...rows].flatMap(([numbers]) => namedIn(numbers));
    expect(named.length).toBeGreaterThan(150);
    const wrong = named.filter(({ number, saysLevel3 }) => {
      const known = REQUIREMENTS.find((one) => one.number === number);
      return known?.isOfLevel3 !== saysLevel3;
    });
    expect(wrong).toEqual([]);
  });

  it('leaves out none of levels 1 and 2, and calls none both met and not met', () => {
    const isMet = new Set(rows.flatMap(([numbers]) => namedIn(numbers).map(({ number }) => number)));
    const isNotMet = new Set(
      rowsOf(notMet).flatMap(([numbers]) => namedIn(numbers).map(({ number }) => number)),
    );
    expect([...isMet].filter((number) => isNotMet.has(number))).toEqual([]);
    const away = absent.join('\n');
    const isAway = new Set([
      ...namedIn(away).map(({ number }) => number),
      ...[...away.matchAll(/(?<![\d.])\d+\.\d+(?![\d.]*\d)/g)].map(([section]) => section),
    ]);
    const left = REQUIREMENTS.filter(
      ({ number, section, isOfLevel3 }) =>
        !isOfLevel3 &&
        !isMet.has(number) &&
        !isNotMet.has(number) &&
        !isAway.has(number) &&
        !isAway.has(section),
    );
    expect(left.map(({ number }) => number)).toEqual([]);
    for (const chapter of ['V9', 'V10', 'V17']) expect(away).toContain(chapter);
  });

  it('names the test or the file that meets each', () => {
    expect(rows.filter(([, how]) => !/\]\((?!https?:)[^)]+\)/.test(how)).map(([numbers]) => numbers)).toEqual(
      [],
    );
  });
});
