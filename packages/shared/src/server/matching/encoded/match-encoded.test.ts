import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { USUAL_ENCODING } from '../../../rules/index.js';
import { MISTAKES } from '../../../testing/made-mistakes.js';
import { type Chance, chanceFrom, madePerson } from '../../../testing/made-people.js';
import { encodeFile, idsPathOf } from '../encoding/encode-file.js';
import { areEncoded, matchEncoded, readHeaderOf } from '../index.js';

type Made = ReturnType<typeof madePerson> & { readonly address: string };
let folder: string;
const at = (name: string): string => join(folder, name);
const LIMITS = { memory: '1GB', threads: 2 };
const STREETS = [
  'High Street',
  'Station Road',
  'Mill Lane',
  'Church Street',
  'Bradford Road',
  'The Crescent',
];
const SLIPS = [
  'nothing',
  'given name slipped',
  'family name slipped',
  'names exchanged',
  'day for month',
  'moved',
];

const addressed = (person: ReturnType<typeof madePerson>, chance: Chance): Made => ({
  ...person,
  address: `${1 + chance.below(150)} ${chance.of(STREETS)}`,
});
/** The same person as another system wrote them down. */
const writtenAgain = (person: Made, chance: Chance): Made => ({
  ...person,
  ...(MISTAKES[chance.of(SLIPS)]?.(person, chance) as Partial<Made> | undefined),
});
const HEAD = 'id,First name,Surname,Date of birth,Address,Postcode';
const rowOf = (id: string, { givenName, familyName, birthDate, address, postcode }: Made): string =>
  [id, givenName, familyName, birthDate, address, postcode ?? ''].join(',');
const csv = (rows: readonly string[]): string => [HEAD, ...rows].map((line) => `${line}\n`).join('');

async function encoded(name: string, text: string, more: { settings?: object; key?: number } = {}) {
  writeFileSync(at(`${name}.people`), text);
  writeFileSync(at('key'), Buffer.alloc(32, more.key ?? 1).toString('base64'), { mode: 0o600 });
  if (more.settings) writeFileSync(at('settings.json'), JSON.stringify(more.settings));
  const out = at(`${name}.csv`);
  for (const path of [out, idsPathOf(out)]) rmSync(path, { force: true });
  await encodeFile({
    in: at(`${name}.people`),
    id: 'id',
    keyFile: at('key'),
    settings: more.settings ? at('settings.json') : null,
    out,
    pseudonym: 'keyed',
    say: () => undefined,
  });
  const ids = new Map(
    readFileSync(idsPathOf(out), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',') as [string, string]),
  );
  return { out, idOf: (pseudonym: string): string => ids.get(pseudonym) ?? '?' };
}

async function match(left: string, right: string | null, settings: object = {}, out: string | null = null) {
  const outcome = await matchEncoded({ left, right, settings, out, limits: LIMITS, say: () => undefined });
  return { ...outcome, pairs: outcome.pairs.filter(({ isChosen }) => isChosen) };
}

/** Precision and recall of pairs whose ids are the same but for what stands behind a point. */
function judge(pairs: readonly (readonly [string, string])[], truePairs: number) {
  const right = pairs.filter(([one, other]) => one.split('.')[0] === other.split('.')[0]).length;
  return { precision: right / pairs.length, recall: right / truePairs };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'weft-match-encoded-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('two encoded files', () => {
  const chance = chanceFrom(41);
  const known = Array.from({ length: 900 }, () => addressed(madePerson(chance), chance));
  const ours = csv(known.map((person, nth) => rowOf(`${nth}.a`, person)));
  const theirs = csv([
    ...known
      .filter((_, nth) => nth % 3 === 0)
      .map((person, nth) => rowOf(`${3 * nth}.b`, writtenAgain(person, chance))),
    ...Array.from({ length: 600 }, (_, nth) => rowOf(`s${nth}.b`, addressed(madePerson(chance), chance))),
  ]);

  it('find the same people, each once, with the level of each group, and write the same pairs', async () => {
    const [left, right] = [await encoded('ours', ours), await encoded('theirs', theirs)];
    expect(await areEncoded(left.out, right.out)).toBe(true);
    const result = await match(left.out, right.out, {}, at('pairs.csv'));
    const pairs = result.pairs.map((pair) => [left.idOf(pair.left), right.idOf(pair.right)] as const);
    const { precision, recall } = judge(pairs, 300);
    expect(precision).toBeGreaterThan(0.97);
    expect(recall).toBeGreaterThan(0.95);
    expect(result.doubts).toEqual([]);
    expect(new Set(pairs.map(([one]) => one)).size).toBe(pairs.length);
    for (const { probability, levels } of result.pairs) {
      expect(probability).toBeGreaterThanOrEqual(0.5);
      expect(levels).toHaveLength(3);
    }
    expect(result.settings.comparisons.map(({ column }) => column)).toEqual(['names', 'birth', 'address']);

    const [head, ...lines] = readFileSync(at('pairs.csv'), 'utf8').trim().split('\n');
    expect(head).toBe('left_id,right_id,probability');
    expect(lines.map((line) => line.split(',').slice(0, 2))).toEqual(
      result.pairs.map((pair) => [pair.left, pair.right]),
    );
    // the settings that stand beside the result give it again, byte by byte
    const kept = JSON.parse(readFileSync(at('pairs.settings.json'), 'utf8')) as object;
    expect(kept).toMatchObject({
      encoding: USUAL_ENCODING,
      nobodyTwice: 'BOTH',
      learnt: { matches: expect.any(Number) },
    });
    await match(left.out, right.out, kept, at('again.csv'));
    expect(readFileSync(at('again.csv'), 'utf8')).toBe(readFileSync(at('pairs.csv'), 'utf8'));
    expect(readdirSync(folder).filter((name) => /part|weft-matching|duckdb/.test(name))).toEqual([]);
  });

  it('find them by bands of their bits as well as by comparing all', async () => {
    const [left, right] = [await encoded('ours', ours), await encoded('theirs', theirs)];
    const blocking = ['names', 'birth', 'address'].flatMap((group) =>
      Array.from({ length: 16 }, (_, word) => [{ group, word, bits: group === 'birth' ? 20 : 14 }]),
    );
    const [all, some] = [
      await match(left.out, right.out, { blocking: [] }),
      await match(left.out, right.out, { blocking }),
    ];
    expect(some.compared).toBeLessThan(all.compared / 4);
    expect(some.pairs.length).toBeGreaterThan(0.98 * all.pairs.length);
  });

  it('find each other no worse unbalanced, and where names are salted by the year of birth', async () => {
    for (const change of [
      { balanced: false, salted: false },
      { balanced: true, salted: true },
    ]) {
      const settings = {
        ...USUAL_ENCODING,
        balanced: change.balanced,
        groups: USUAL_ENCODING.groups.map((group) => ({
          ...group,
          salted: change.salted && group.name === 'names',
        })),
      };
      const left = await encoded('ours', ours, { settings });
      const right = await encoded('theirs', theirs, { settings });
      const { pairs } = await match(left.out, right.out);
      const { precision, recall } = judge(
        pairs.map((pair) => [left.idOf(pair.left), right.idOf(pair.right)]),
        300,
      );
      expect(precision).toBeGreaterThan(0.97);
      expect(recall).toBeGreaterThan(0.95);
    }
  });
});

describe('one encoded file', () => {
  it('is searched for people who stand in it several times, and a household is not one person', async () => {
    const chance = chanceFrom(7);
    const rows = Array.from({ length: 400 }, (_, nth) => {
      const person = addressed(madePerson(chance), chance);
      const { givenName, birthDate } = madePerson(chance);
      const partner = { ...person, givenName, birthDate };
      return [
        rowOf(`${nth}.0`, person),
        ...(nth % 2 === 0 ? [rowOf(`p${nth}.0`, partner)] : []),
        ...(nth % 4 === 0 ? [rowOf(`${nth}.1`, writtenAgain(person, chance))] : []),
        ...(nth % 8 === 0 ? [rowOf(`${nth}.2`, person)] : []),
      ];
    }).flat();
    const { out, idOf } = await encoded('twice', csv(rows));
    const { pairs } = await match(out, null);
    const { precision, recall } = judge(
      pairs.map((pair) => [idOf(pair.left), idOf(pair.right)]),
      50 + 3 * 50,
    );
    expect(precision).toBeGreaterThan(0.95);
    expect(recall).toBeGreaterThan(0.95);
  });
});

describe('what cannot be matched is refused in a sentence, and nothing is written', () => {
  const chance = chanceFrom(3);
  const some = csv(
    Array.from({ length: 40 }, (_, nth) => rowOf(`${nth}`, addressed(madePerson(chance), chance))),
  );
  const refused = async (
    left: string,
    right: string | null,
    sentence: string,
    settings: object = {},
  ): Promise<void> => {
    await expect(match(left, right, settings, at('none.csv'))).rejects.toMatchObject({
      name: 'MatchingError',
      message: expect.stringContaining(sentence),
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('none'))).toEqual([]);
  };

  it('a file of another key', async () => {
    const [one, other] = [await encoded('one', some), await encoded('other', some, { key: 2 })];
    await refused(one.out, other.out, 'The two files were encoded with different keys (fingerprints');
    await refused(one.out, other.out, 'Do not send the key to Weft. Nothing was written.');
  });

  it('a file of another length', async () => {
    const other = await encoded('other', some, { settings: { ...USUAL_ENCODING, bits: 2048 } });
    await refused(
      (await encoded('one', some)).out,
      other.out,
      'filters of 1024 bits, and the right file of 2048',
    );
  });

  it('a file of other settings', async () => {
    const other = await encoded('other', some, { settings: { ...USUAL_ENCODING, balanced: false } });
    const one = await encoded('one', some);
    await refused(
      one.out,
      other.out,
      'the left file is balanced, and the right file is not. Both parties have to use the same settings file',
    );
  });

  it('a file of another version, with a first line that was changed, or with none', async () => {
    const { out } = await encoded('one', some);
    const text = readFileSync(out, 'utf8');
    const changed = async (from: string | RegExp, to: string, sentence: string): Promise<void> => {
      writeFileSync(at('changed.csv'), text.replace(from, to));
      await refused(at('changed.csv'), null, sentence);
    };
    await changed(
      '"version":1',
      '"version":2',
      'another version of weft-encode (format 2, and this Weft reads 1)',
    );
    await changed('"hashes":14', '"hashes":13', 'somebody changed the line');
    await changed(/^.*\n/, '', 'does not begin as a file of weft-encode does');
    await changed('id,names', 'id,name', 'its second line has to be id,names,birth,address');
    await changed(/=\n/, '\n', 'has a filter that is not of 1024 bits');
    await changed(/\n(p[\w-]{22}),([^\n]*)\np[\w-]{22},/, '\n$1,$2\n$1,', 'stands in several rows');
    await changed(/\np[\w-]{22},/, '\n,', 'a row has no id');
    await changed(/(birth,address\n)[\s\S]*/, '$1', 'has no row below');
    await refused(at('absent.csv'), null, 'There is no file');
    expect((await readHeaderOf(out)).settings).toEqual(USUAL_ENCODING);
  });

  it('an encoded file beside one that is not', async () => {
    const { out } = await encoded('one', some);
    await expect(areEncoded(out, at('one.people'))).rejects.toThrow('is encoded, and');
    expect(await areEncoded(at('one.people'), null)).toBe(false);
  });

  it('too many pairs, and settings that cannot be used', async () => {
    const { out } = await encoded('one', some);
    await refused(out, null, 'This would compare about 780 pairs, and the limit is 100', { mostPairs: 100 });
    const blocking = [[{ group: 'birth', word: 3, bits: 1 }], [{ group: 'names', word: 0, bits: 64 }]];
    await refused(out, null, 'Most come from the bands "birth 1 bits"', { blocking, mostPairs: 100 });
    await refused(out, null, 'blocking is not a list of lists of bands', { blocking: [[{ group: 'shoe' }]] });
    await refused(out, null, 'matchFrom is not a number', { matchFrom: 'high' });
  });

  it('records that are all the same: the limit of pairs speaks', async () => {
    const [person] = [addressed(madePerson(chance), chance)];
    const { out } = await encoded(
      'same',
      csv(Array.from({ length: 4000 }, (_, nth) => rowOf(`${nth}`, person))),
    );
    await refused(
      out,
      null,
      'No one or two groups tell the records apart: too many have just the same names, birth, address',
    );
  });
});
