import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MISTAKES } from '../../testing/made-mistakes.js';
import { type Chance, chanceFrom, madePerson } from '../../testing/made-people.js';
import { matchFiles } from './match-files.js';

type Made = ReturnType<typeof madePerson>;

let folder: string;
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'weft-match-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SLIPS = [
  'nothing',
  'given name slipped',
  'family name slipped',
  'short form',
  'names exchanged',
  'day for month',
  'moved',
];

/** The same person as another system wrote them down. */
function asWrittenAgain(person: Made, chance: Chance): Made {
  const slip = MISTAKES[chance.of(SLIPS)];
  return { ...person, ...(slip?.(person, chance) as Partial<Made> | undefined) };
}

const cell = (text: string | null): string =>
  /[",;\n]/.test(text ?? '') ? `"${text?.replaceAll('"', '""')}"` : (text ?? '');
const csv = (head: string, rows: readonly (readonly (string | null)[])[], separator = ','): string =>
  [head, ...rows.map((row) => row.map(cell).join(separator))].map((line) => `${line}\r\n`).join('');
const inLatin1 = (text: string): string =>
  [...text].map((letter) => (letter.charCodeAt(0) > 0xff ? '?' : letter)).join('');
const britishDate = (date: string): string => date.split('-').reverse().join('/');

async function run(given: {
  readonly left: string;
  readonly right?: string;
  readonly id?: string;
  readonly settings?: string;
  readonly out?: string;
  readonly disk?: string;
  readonly memory?: string;
  readonly stopAt?: string;
}) {
  const said: string[] = [];
  const stop = new AbortController();
  const out = at(given.out ?? 'pairs.csv');
  const result = await matchFiles({
    left: at(given.left),
    right: given.right === undefined ? null : at(given.right),
    id: given.id ?? 'id',
    settings: given.settings ?? 'auto',
    out,
    limits: {
      memory: given.memory ?? '1GB',
      threads: 2,
      folder,
      stop: stop.signal,
      ...(given.disk ? { disk: given.disk } : {}),
    },
    say: (line) => {
      said.push(line);
      if (given.stopAt !== undefined && line.includes(given.stopAt)) stop.abort();
    },
  });
  const text = readFileSync(out, 'utf8');
  const pairs = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  return { ...result, text, said: said.join('\n'), pairs };
}

/** Precision and recall of pairs whose ids are the same but for what stands behind a point. */
function judge(pairs: readonly (readonly string[])[], truePairs: number) {
  const right = pairs.filter(([one = '', other = '']) => one.split('.')[0] === other.split('.')[0]).length;
  return { precision: right / pairs.length, recall: right / truePairs };
}

const HEAD = 'id,First name,Surname,Date of birth,Postcode,Phone';
const rowOf = (
  id: string,
  { givenName, familyName, birthDate, postcode, phone }: Made,
): (string | null)[] => [id, givenName, familyName, birthDate, postcode, phone];

describe('one file, searched for people who stand in it twice', () => {
  const chance = chanceFrom(11);
  const rows = Array.from({ length: 600 }, (_, nth) => {
    const person = madePerson(chance);
    return [
      rowOf(`${nth}.0`, person),
      ...(nth % 3 === 0 ? [rowOf(`${nth}.1`, asWrittenAgain(person, chance))] : []),
    ];
  }).flat();

  it('finds them, and the same bytes again, whatever the order of the rows', async () => {
    writeFileSync(at('twice.csv'), csv(HEAD, rows));
    const first = await run({ left: 'twice.csv' });
    const { precision, recall } = judge(first.pairs, 200);
    expect(precision).toBeGreaterThan(0.97);
    expect(recall).toBeGreaterThan(0.97);
    expect(first.text.split('\n')[0]).toBe('left_id,right_id,probability');
    for (const [, , probability] of first.pairs) expect(Number(probability)).toBeGreaterThanOrEqual(0.5);

    writeFileSync(at('turned.csv'), csv(HEAD, [...rows].reverse()));
    expect((await run({ left: 'turned.csv', out: 'turned-pairs.csv' })).text).toBe(first.text);

    // the settings that stand beside the result give it again
    const kept = at('pairs.settings.json');
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toMatchObject({
      matchFrom: 0.5,
      learnt: { matches: expect.any(Number) },
    });
    expect((await run({ left: 'twice.csv', settings: kept, out: 'again.csv' })).text).toBe(first.text);
    expect(readFileSync(at('again.settings.json'), 'utf8')).toBe(readFileSync(kept, 'utf8'));
  });

  it('leaves nothing behind but the result', () => {
    expect(readdirSync(folder).filter((name) => /part|weft-matching|duckdb/.test(name))).toEqual([]);
  });

  it('finds exchanged names, and a day for a month', async () => {
    const others = rows.filter((_, nth) => nth < 150);
    const ann = ['ann.0', 'Annabel', 'Winterbottom', '1984-03-05', 'HD1 2TT', '07700900123'];
    const bob = ['bob.0', 'Robert', 'Featherstone', '1991-04-11', 'HD3 4AB', ''];
    writeFileSync(
      at('exchanged.csv'),
      csv(HEAD, [
        ...others,
        ann,
        ['ann.1', 'Winterbotom', 'Annabel', '1984-03-05', 'HD1 2TT', ''],
        bob,
        ['bob.1', 'Bob', 'Featherstone', '1991-11-04', 'HD3 4AB', ''],
      ]),
    );
    const { pairs } = await run({ left: 'exchanged.csv' });
    const ids = pairs.map(([one, other]) => `${one} ${other}`);
    expect(ids).toContain('ann.0 ann.1');
    expect(ids).toContain('bob.0 bob.1');
  });

  it('does not take a family for one person', async () => {
    const made = chanceFrom(5);
    const family = Array.from({ length: 250 }, (_, nth) => {
      const { familyName, postcode, phone } = madePerson(made);
      return [0, 1, 2].map((member) => {
        const { givenName, birthDate } = madePerson(made);
        return rowOf(`${nth}m${member}.0`, { givenName, familyName, birthDate, postcode, phone });
      });
    }).flat();
    const again = family
      .filter((_, nth) => nth % 10 === 0)
      .map(([id, ...rest]) => [`${id?.split('.')[0]}.1`, ...rest]);
    writeFileSync(at('families.csv'), csv(HEAD, [...family, ...again]));
    const { precision, recall } = judge((await run({ left: 'families.csv' })).pairs, again.length);
    expect(precision).toBeGreaterThan(0.95);
    expect(recall).toBeGreaterThan(0.95);
  });
});

describe('two files', () => {
  const chance = chanceFrom(23);
  const known = Array.from({ length: 500 }, () => madePerson(chance));
  const ours = csv(
    HEAD,
    known.map((person, nth) => rowOf(`${nth}.a`, person)),
  );
  const theirs = known
    .filter((_, nth) => nth % 2 === 0)
    .map((person, nth) => {
      const { givenName, familyName, birthDate, postcode, phone } = asWrittenAgain(person, chance);
      return [
        postcode?.replace(' ', '').toLowerCase() ?? '',
        familyName.toUpperCase(),
        givenName,
        britishDate(birthDate),
        `${2 * nth}.b`,
        `+44 ${phone.slice(1)}`,
      ];
    });
  const strangers = Array.from({ length: 250 }, (_, nth) => {
    const { givenName, familyName, birthDate, postcode, phone } = madePerson(chance);
    return [postcode, familyName, givenName, britishDate(birthDate), `s${nth}.b`, phone];
  });

  it('find each other by other headings, in another order, another encoding and other dates', async () => {
    writeFileSync(at('ours.csv'), ours);
    writeFileSync(
      at('theirs.csv'),
      Buffer.from(
        inLatin1(csv('Post code;Last name;Forename;DOB;id;Mobile', [...strangers, ...theirs], ';')),
        'latin1',
      ),
    );
    const { pairs, settings, said } = await run({ left: 'ours.csv', right: 'theirs.csv' });
    const { precision, recall } = judge(pairs, 250);
    expect(precision).toBeGreaterThan(0.97);
    expect(recall).toBeGreaterThan(0.95);
    expect(settings.columns.map(({ right }) => right.heading)).toEqual([
      'Forename',
      'Last name',
      'DOB',
      'Post code',
      'Mobile',
    ]);
    expect(said).not.toContain('Left out');
    expect(said).not.toContain('hardly tell');
    // nobody twice in either: each record has one pair
    for (const side of [0, 1]) expect(new Set(pairs.map((pair) => pair[side])).size).toBe(pairs.length);
    expect(JSON.parse(readFileSync(at('pairs.settings.json'), 'utf8')).nobodyTwice).toBe('BOTH');
  });

  it('keep several pairs of one person where a file holds people several times', async () => {
    writeFileSync(
      at('often.csv'),
      csv(
        HEAD,
        known.slice(0, 200).flatMap((person, nth) => [rowOf(`${nth}.b`, person), rowOf(`${nth}.c`, person)]),
      ),
    );
    const { pairs } = await run({ left: 'ours.csv', right: 'often.csv' });
    expect(judge(pairs, 400).recall).toBeGreaterThan(0.97);
    expect(JSON.parse(readFileSync(at('pairs.settings.json'), 'utf8')).nobodyTwice).toBe('LEFT');
  });

  it('whose columns hardly tell one record from another say so', async () => {
    const [brands, kinds] = [
      ['Sony', 'Canon', 'Bose', 'Garmin', 'Apple', 'Yamaha', 'Nikon'],
      ['LCD TV', 'Digital Camera', 'Home Theater System', 'Cordless Phone', 'Microwave Oven', 'Lens'],
    ];
    const goods = Array.from({ length: 800 }, () => ({
      brand: chance.of(brands),
      kind: chance.of(kinds),
      colour: chance.of(['Black', 'White', 'Silver', 'Red']),
      model: `${chance.of(['KD', 'XM', 'PTR', 'HL'])}${100 + chance.below(9_000)}${chance.of(['B', 'W', ''])}`,
    }));
    const rows = (
      side: string,
      nameOf: (one: (typeof goods)[number]) => string,
      textOf: (one: (typeof goods)[number]) => string,
    ) =>
      csv(
        'id,name,description',
        goods.map((one, nth) => [`${nth}.${side}`, nameOf(one), textOf(one)]),
      );
    const shown = ({ brand, kind, model }: (typeof goods)[number]) => `${brand} ${kind} - ${model}`;
    writeFileSync(
      at('shop.csv'),
      rows('a', shown, (one) => `${shown(one)}/ ${chance.of(['HDMI', 'USB 2.0'])}/ ${one.colour} Finish`),
    );
    const made = ({ brand, kind, model, colour }: (typeof goods)[number]) =>
      chance.next() < 0.7 ? `${brand} ${model} ${kind}` : `${brand} ${colour} ${kind} - ${model}`;
    writeFileSync(
      at('maker.csv'),
      rows('b', made, ({ kind, colour }) => (chance.next() < 0.5 ? '' : `${kind} ${colour}`)),
    );
    const { said, doubts } = await run({ left: 'shop.csv', right: 'maker.csv' });
    expect(doubts).toEqual([expect.stringMatching(/^These columns hardly tell one record from another: /)]);
    expect(said).toContain(doubts[0]);
  });
});

describe('what goes wrong is said, and nothing is written', () => {
  const refused = async (
    text: string | Buffer,
    more: Partial<Parameters<typeof run>[0]> = {},
  ): Promise<string> => {
    writeFileSync(at('wrong.csv'), text);
    rmSync(at('none.csv'), { force: true });
    const sentence = await run({ left: 'wrong.csv', out: 'none.csv', ...more }).then(
      () => 'it went well',
      (fault: Error) => `${fault.name}: ${fault.message}`,
    );
    expect(existsSync(at('none.csv'))).toBe(false);
    expect(readdirSync(folder).filter((name) => /part$|weft-matching/.test(name))).toEqual([]);
    return sentence;
  };

  it.each([
    ['no such column', 'ref,name\n1,Ann\n', /MatchingError.*no column "id".*ref, name/],
    ['an empty id', 'id,name\n1,Ann\n,Bob\n ,Cy\n', /2 rows have nothing in the column "id"/],
    ['an id twice', 'id,name\n1,Ann\n2,Bob\n1,Cy\n', /the id 1 stands in 2 rows/],
    ['nothing', '', /is empty/],
    ['headings alone', 'id,name\n', /no row below its headings/],
    ['a cell too many', 'id,name\n1,Ann\n2,Smith, Bob\n', /the row 2 has more cells/],
    [
      'cut off inside quotes',
      'id,name\n1,Ann\n2,"Bob\n3,Cy\n',
      /line 3: a quotation mark is opened and never closed/,
    ],
    [
      'nothing to compare by',
      'id,name,town\n1,,Leeds\n2,,Leeds\n',
      /no column to compare by.*name: nothing.*town: the same/,
    ],
  ])('%s', async (_, text, sentence) => {
    expect(await refused(text)).toMatch(sentence);
  });

  it('no such file, and settings that are none', async () => {
    expect(await run({ left: 'absent.csv' }).catch((fault: Error) => fault.message)).toContain(
      'There is no file',
    );
    expect(await refused(csv(HEAD, []), { settings: at('absent.json') })).toContain('no file of settings');
    writeFileSync(at('settings.json'), '{');
    expect(await refused('', { settings: at('settings.json') })).toContain('is not JSON');
    writeFileSync(at('settings.json'), '{"columns": []}');
    expect(await refused('', { settings: at('settings.json') })).toContain('comparisons is missing');
  });

  it('no place for the result', async () => {
    expect(await refused(csv(HEAD, []), { out: 'wrong.csv' })).toContain('would take the place of');
    expect(await refused(csv(HEAD, []), { out: 'no-folder/pairs.csv' })).toContain(
      'no folder that can be written to',
    );
  });

  it('columns that are empty or all the same are left out, and said', async () => {
    const chance = chanceFrom(3);
    const rows = Array.from({ length: 50 }, (_, nth) => [
      ...rowOf(`${nth}`, madePerson(chance)),
      '',
      'Leeds',
    ]);
    writeFileSync(at('columns.csv'), csv(`${HEAD},Notes,Town`, rows));
    const { said } = await run({ left: 'columns.csv' });
    expect(said).toContain('Left out: Notes: nothing is written in it.');
    expect(said).toContain('Left out: Town: the same is written in every row.');
  });

  it('a million people of one name are refused by the estimate, before anything is compared', async () => {
    const rowsFrom = (start: number): string =>
      Array.from({ length: 1000 }, (_, more) => `${start + more},John Smith,${more % 2 ? 'M' : 'F'}\n`).join(
        '',
      );
    writeFileSync(
      at('thousands.csv'),
      `id,name,sex\n${Array.from({ length: 20 }, (_, nth) => rowsFrom(nth * 1000)).join('')}`,
    );
    const auto = await run({ left: 'thousands.csv' }).catch((fault: Error) => fault.message);
    expect(auto).toMatch(/No one or two columns tell the records apart.*Give the file a column/);
    const file = createWriteStream(at('million.csv'));
    file.write('id,name,sex\n');
    for (let start = 0; start < 1_000_000; start += 1000) file.write(rowsFrom(start));
    file.end();
    await finished(file);
    const column = { name: 'name', kind: 'NAME', left: { heading: 'name' }, right: { heading: 'name' } };
    writeFileSync(
      at('by-name.json'),
      JSON.stringify({
        columns: [column],
        comparisons: [
          { column: 'name', levels: [{ is: 'SAME' }, { is: 'OTHERWISE' }], byFrequency: false, shared: true },
        ],
        blocking: [[{ column: 'name', part: 'WHOLE' }]],
      }),
    );
    const given = await run({ left: 'million.csv', settings: at('by-name.json') }).catch(
      (fault: Error) => fault.message,
    );
    expect(given).toMatch(
      /about 499,999,500,000 pairs, and the limit is 100,000,000.*rule "name".*Nothing was written/,
    );
    rmSync(at('million.csv'));
  });

  it('a run that is stopped in the middle', async () => {
    const chance = chanceFrom(4);
    const text = csv(
      HEAD,
      Array.from({ length: 1_000 }, (_, nth) => rowOf(`${nth}`, madePerson(chance))),
    );
    expect(await refused(text, { stopAt: 'Comparing' })).toBe(
      'MatchingError: The run was stopped. Nothing was written.',
    );
  });

  it('a full disk ends the run, and an earlier result stays whole', async () => {
    const chance = chanceFrom(8);
    writeFileSync(
      at('many.csv'),
      csv(
        HEAD,
        Array.from({ length: 20_000 }, (_, nth) => rowOf(`${nth}`, madePerson(chance))),
      ),
    );
    writeFileSync(at('earlier.csv'), 'whole');
    const sentence = await run({ left: 'many.csv', out: 'earlier.csv', memory: '25MB', disk: '1MB' }).catch(
      (fault: Error) => `${fault.name}: ${fault.message}`,
    );
    expect(sentence).toMatch(
      /^MatchingError: (The disk is full|Matching needs more memory).*Nothing was written/,
    );
    expect(readFileSync(at('earlier.csv'), 'utf8')).toBe('whole');
    expect(readdirSync(folder).filter((name) => /part$|weft-matching/.test(name))).toEqual([]);
  });
});
