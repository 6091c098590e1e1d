import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NAME_PARTS, partName } from '../../rules/index.js';
import { MISTAKES } from '../../testing/made-mistakes.js';
import { chanceFrom, madePerson } from '../../testing/made-people.js';
import { cleanSql, namePartSql } from './clean-column.js';
import { linkRecords } from './link-records.js';
import { inWorkshop, quoteText } from './workshop.js';

const limits = { memory: '1GB', threads: 2 };
const kindOf = { GIVEN: 'GIVEN_NAME', FAMILY: 'NAME' } as const;

it('a whole name is taken apart in SQL as it is by the rule', async () => {
  const names = [
    'John Smith',
    'Dr. John Paul Smith Jr',
    'Smith, Dr John Paul',
    'SMITH,JOHN',
    'van der Berg, Jan',
    'Jan van der Berg',
    'Van Morrison',
    'Siobhán O’Brien',
    "Siobhan O'Brien",
    'Siobhan O Brien',
    'Anna O Smith',
    "Sean O' Muircheartaigh",
    'Seán Ó Briain',
    'Zoë-Ann Smith-Jones',
    'Smith - Ann',
    'Smith',
    'Mr Smith',
    'Smith, Mr',
    'SMITH , MRS. ,',
    'John Smith, Jr',
    'King, Jr., Martin Luther',
    'Minh Lê Tran',
    'Smith,',
    ' , ',
    '',
    'Łukasz Bień',
    'Müller, Jörg',
    'Maria de la Cruz',
    'Smith (known as Bob), John',
    'Mrs Ann-Marie  St John',
    // longer than what is read of a name
    `Ann ${'Smith '.repeat(400)}Jones`,
    `${'𐐀'.repeat(990)} Jones-Robertson, Ann`,
    `${'a'.repeat(2000)}, Ann`,
  ];
  await mustBeParted(names);
});

it('a name of any words and signs is taken apart in SQL as it is by the rule', async () => {
  const word = fc.constantFrom(
    ...[
      'Ann',
      'Zoë',
      'Anne-Marie',
      'Smith',
      'Brien',
      'NEILL',
      'O',
      'o',
      "O'",
      'O’',
      'Ó',
      'O\u0301',
      'Ób',
      "O'Brien",
    ],
    ...[
      'Mc',
      'Mac',
      'van',
      'der',
      'Lê',
      'St',
      'Mr',
      'Dr.',
      'Jr',
      'II',
      '-',
      'Smith-Jones',
      'A.',
      '5',
      "d'",
      'ʼ',
    ],
  );
  const between = fc.constantFrom(' ', ' ', ' ', '  ', ', ', '. ', '.', ' - ', '/', '\t');
  const name = fc
    .array(fc.tuple(word, between), { minLength: 1, maxLength: 6 })
    .map((words) => words.flat().slice(0, -1).join(''));
  await mustBeParted(fc.sample(name, { seed: 41, numRuns: 3_000 }));
});

async function mustBeParted(names: readonly string[]): Promise<void> {
  await inWorkshop(limits, async (workshop) => {
    for (const part of NAME_PARTS) {
      const clean = (written: string): string => cleanSql(kindOf[part], written, true);
      const values = names.map((name, at) => {
        const { given, family } = partName(name);
        return `(${at}, ${quoteText(name)}, ${quoteText((part === 'GIVEN' ? given : family) ?? '')})`;
      });
      const rows = await workshop.rows(
        `SELECT nth, ${clean(namePartSql(part, 'name'))} AS sql, ${clean('part')} AS rule
         FROM (VALUES ${values.join(', ')}) AS x(nth, name, part) ORDER BY nth`,
      );
      expect(rows).toHaveLength(names.length);
      expect(rows.map(({ nth, sql }) => [names[Number(nth)], sql])).toEqual(
        rows.map(({ nth, rule }) => [names[Number(nth)], rule]),
      );
    }
  });
}

describe('files that write names whole', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'weft-names-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const chance = chanceFrom(41);
  const people = Array.from({ length: 400 }, () => madePerson(chance));
  const again = people.map((person) => ({
    ...person,
    ...(MISTAKES[chance.of(['nothing', 'nothing', 'family name slipped', 'moved'])]?.(
      person,
      chance,
    ) as object),
  }));
  const write = (
    name: string,
    head: string,
    namesOf: (person: (typeof people)[number]) => readonly string[],
    all: typeof people,
  ): string => {
    const path = join(folder, name);
    const rows = all.map((person, nth) =>
      [nth, ...namesOf(person).map((text) => `"${text}"`), person.birthDate, person.postcode].join(','),
    );
    writeFileSync(path, `${[`id,${head},Date of birth,Postcode`, ...rows].join('\n')}\n`);
    return path;
  };
  const parted = ({ givenName, familyName }: (typeof people)[number]) => [givenName, familyName];
  const inWords = ({ givenName, familyName }: (typeof people)[number]) => [
    `Mx ${givenName} Lee ${familyName}`,
  ];
  const byComma = ({ givenName, familyName }: (typeof people)[number]) => [
    `${familyName.toUpperCase()}, ${givenName}`,
  ];

  it('are linked with files that hold them apart, and with one another, as if all held them apart', async () => {
    const left = {
      apart: write('apart.csv', 'Forename,Surname', parted, people),
      words: write('words.csv', 'Full name', inWords, people),
    };
    const right = {
      apart: write('apart-2.csv', 'First name,Last name', parted, again),
      comma: write('comma-2.csv', 'Name', byComma, again),
    };
    const link = (one: string, other: string) =>
      linkRecords({
        left: { path: one, id: 'id' },
        right: { path: other, id: 'id' },
        settings: 'auto',
        limits,
      });
    const first = await link(left.apart, right.apart);
    expect(first.matches).toBeGreaterThan(350);
    for (const [one, other] of [
      [left.words, right.apart],
      [left.apart, right.comma],
      [left.words, right.comma],
    ] as const) {
      const outcome = await link(one, other);
      expect(outcome.pairs.map(({ left, right, probability }) => [left, right, probability])).toEqual(
        first.pairs.map(({ left, right, probability }) => [left, right, probability]),
      );
      expect(outcome.leftOut).toEqual([]);
    }
  });

  it('are known by the given names in them, and so are columns of given names, where headings say nothing', async () => {
    // 'Vic' is short for Victor, and for a state of Australia
    const state = (nth: number) => (nth % 4 === 0 ? 'VIC' : `S${String.fromCharCode(65 + (nth % 26))}`);
    const kindsOf = async (head: string, namesOf: (person: (typeof people)[number]) => readonly string[]) => {
      const path = write('plain.csv', head, namesOf, people);
      const { settings } = await linkRecords({
        left: { path, id: 'id' },
        right: null,
        settings: 'auto',
        limits,
      });
      return settings.columns.map(({ kind, left }) => [left.heading, kind, left.part]).slice(0, -2);
    };
    let nth = 0;
    expect(await kindsOf('a,b,c', (person) => [...parted(person), state(nth++)])).toEqual([
      ['a', 'GIVEN_NAME', undefined],
      ['b', 'NAME', undefined],
      ['c', 'NAME', undefined],
    ]);
    for (const namesOf of [inWords, byComma])
      expect(await kindsOf('who', namesOf)).toEqual([
        ['who', 'GIVEN_NAME', 'GIVEN'],
        ['who', 'NAME', 'FAMILY'],
      ]);
  });

  it('are told from the names of places and goods by what is written', async () => {
    const signs = [
      'Golden Dragon',
      "Art's Delicatessen",
      'Café Rose',
      'Bar & Grill 21',
      'Campanile',
      'Red Lion Inn',
    ];
    const path = join(folder, 'signs.csv');
    const partsOf = async (nameOf: (nth: number) => string) => {
      const rows = people.map(({ postcode }, nth) => `${nth},"${nameOf(nth)}",${nth} Mill Lane,${postcode}`);
      writeFileSync(path, `${['id,name,address,postcode', ...rows].join('\n')}\n`);
      const order = { left: { path, id: 'id' }, right: null, settings: 'auto', limits } as const;
      const { settings } = await linkRecords(order);
      return settings.columns.filter(({ left }) => left.heading === 'name').map(({ left }) => left.part);
    };
    const personal = (nth: number): string => inWords(people[nth] as (typeof people)[number])[0] ?? '';
    expect(await partsOf(personal)).toEqual(['GIVEN', 'FAMILY']);
    expect(await partsOf((nth) => `${signs[nth % signs.length]}${nth % 7 === 0 ? ' of Leeds' : ''}`)).toEqual(
      [undefined],
    );
    // a few owners' names among them make no people of them
    expect(await partsOf((nth) => (nth % 4 === 0 ? personal(nth) : `${signs[nth % signs.length]}`))).toEqual([
      undefined,
    ]);
  });
});
