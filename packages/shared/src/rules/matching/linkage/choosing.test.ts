import { describe, expect, it } from 'vitest';
import {
  type ColumnProfile,
  chooseBlocking,
  chooseColumns,
  pairsToChoose,
  possibleRules,
  readLinkageSettings,
  USUAL_LINKAGE,
} from './index.js';

const column = (heading: string, given: Partial<ColumnProfile> = {}): ColumnProfile => ({
  heading,
  rows: 1000,
  filled: 950,
  distinct: 600,
  characters: 7,
  words: 1,
  digits: 0,
  withDigit: 0,
  dates: 0,
  postcodes: 0,
  phones: 0,
  emails: 0,
  givenNames: 0,
  givenAnywhere: 0,
  personNames: 1,
  besideOwn: true,
  dayFirst: 0,
  monthFirst: 0,
  ...given,
});
const NUMBER = { digits: 1, withDigit: 1 };
const PEOPLE = [
  column('Forename'),
  column('Surname'),
  column('DOB', { dates: 1, withDigit: 1, dayFirst: 400 }),
  column('Post Code', { postcodes: 0.97, withDigit: 1 }),
  column('Mobile', { phones: 0.9, ...NUMBER, characters: 11 }),
  column('E-mail', { emails: 1 }),
  column('NHS number', { ...NUMBER, characters: 10, distinct: 940 }),
  column('House', { ...NUMBER, characters: 2, distinct: 90 }),
  column('Sex', { distinct: 2, characters: 1 }),
  column('Address', { words: 3, characters: 18, withDigit: 0.9 }),
];

describe('columns', () => {
  it('are known by what is in them, and names by what they are called', () => {
    const { columns, leftOut } = chooseColumns(PEOPLE, null);
    expect(columns.map(({ kind }) => kind)).toEqual([
      'GIVEN_NAME',
      'NAME',
      'DATE',
      'POSTCODE',
      'PHONE',
      'EMAIL',
      'IDENTIFIER',
      'CODE',
      'CATEGORY',
      'TEXT',
    ]);
    expect(columns[2]?.left).toEqual({ heading: 'DOB', dayFirst: true });
    expect(leftOut).toEqual([]);
  });

  it('of two files find each other by any of their names, and the rest is said', () => {
    const other = [
      column('favourite colour'),
      column('last_name'),
      column('date of birth', { dates: 1, withDigit: 1, monthFirst: 300 }),
      column('firstName'),
    ];
    const { columns, leftOut } = chooseColumns(PEOPLE, other);
    expect(columns.map(({ left, right }) => [left.heading, right.heading])).toEqual([
      ['Forename', 'firstName'],
      ['Surname', 'last_name'],
      ['DOB', 'date of birth'],
    ]);
    expect(columns[2]?.right.dayFirst).toBe(false);
    const contact = chooseColumns(PEOPLE, [
      column('call them on', { phones: 0.95, ...NUMBER, characters: 11 }),
    ]);
    expect(contact.columns.map(({ left, right }) => [left.heading, right.heading])).toEqual([
      ['Mobile', 'call them on'],
    ]);
    // the surest of several that mean the same, whichever stands first
    const initials = [column('Initials'), column('First name'), column('last_name')];
    for (const [left, right] of [
      [PEOPLE, initials],
      [initials, PEOPLE],
    ] as const)
      expect(
        chooseColumns(left, right).columns.map((pair) => [pair.left.heading, pair.right.heading]),
      ).toContainEqual(left === PEOPLE ? ['Forename', 'First name'] : ['First name', 'Forename']);
    // a day that says of what it is one is nobody's date of birth
    const day = { dates: 1, withDigit: 1, characters: 10 };
    for (const [heading, isTaken] of [
      ['Tenancy start date', false],
      ['DISDATE', false],
      ['c', true],
    ] as const)
      expect(
        chooseColumns(PEOPLE, [column('last_name'), column(heading, day)]).columns.map(
          ({ right }) => right.heading,
        ),
      ).toEqual(isTaken ? ['last_name', heading] : ['last_name']);
    expect(leftOut).toContain('favourite colour: the left file has no such column');
    expect(leftOut).toContain('Sex: the right file has no such column');
  });

  it('of whole names are taken apart, for columns of the parts and for other whole names', () => {
    const whole = column('Name', { words: 2, characters: 14 });
    const [given, family] = PEOPLE as [ColumnProfile, ColumnProfile];
    const shown = (left: readonly ColumnProfile[], right: readonly ColumnProfile[] | null) => {
      const { columns, leftOut } = chooseColumns(left, right);
      return {
        parts: columns.map((each) => [each.name, each.kind, each.left.part, each.right.part]),
        leftOut,
      };
    };
    expect(shown([whole], [family, given])).toEqual({
      parts: [
        ['surname', 'NAME', 'FAMILY', undefined],
        ['forename', 'GIVEN_NAME', 'GIVEN', undefined],
      ],
      leftOut: [],
    });
    expect(shown([given, family], [whole]).parts).toEqual([
      ['forename', 'GIVEN_NAME', undefined, 'GIVEN'],
      ['surname', 'NAME', undefined, 'FAMILY'],
    ]);
    const both = [
      ['given_name', 'GIVEN_NAME', 'GIVEN', 'GIVEN'],
      ['surname', 'NAME', 'FAMILY', 'FAMILY'],
    ];
    expect(shown([whole], [column('Client name', { words: 2.2 })]).parts).toEqual(both);
    expect(shown([whole], null).parts).toEqual(both);
    // what is left out is said of the column that is empty
    expect(shown([whole], [given, column('Surname', { filled: 0, distinct: 0 })]).leftOut).toEqual([
      'Surname: nothing is written in it',
    ]);
    // of one part alone nothing is made, and one word is no whole name
    expect(shown([whole], [family]).leftOut).toHaveLength(2);
    expect(shown([column('Name')], null).parts).toEqual([['name', 'NAME', undefined, undefined]]);
  });

  it('are known as names by the given names in them, where headings say nothing', () => {
    const kinds = (columns: readonly ColumnProfile[], other: readonly ColumnProfile[] | null = null) =>
      chooseColumns(columns, other).columns.map(({ kind, left, right }) => [
        kind,
        left.heading,
        left.part,
        right.heading,
        right.part,
      ]);
    expect(kinds([column('a', { givenNames: 0.3 }), column('b', { givenNames: 0.05 })])).toEqual([
      ['GIVEN_NAME', 'a', undefined, 'a', undefined],
      ['NAME', 'b', undefined, 'b', undefined],
    ]);
    const whole = { words: 2.1, characters: 14, givenNames: 0.3 };
    const apart = (left: string, right: string) => [
      ['GIVEN_NAME', left, 'GIVEN', right, 'GIVEN'],
      ['NAME', left, 'FAMILY', right, 'FAMILY'],
    ];
    expect(kinds([column('who', whole)])).toEqual(apart('who', 'who'));
    expect(kinds([column('who', whole)], [column('Pupil', whole)])).toEqual(apart('who', 'Pupil'));
    // somebody else's is theirs, though it stands in both
    expect(kinds([column('Parent name', whole)], [column('Pupil', whole)])).toEqual([]);
    // names of goods hold digits, and lists of authors are long
    for (const other of [
      column('name', { words: 4, characters: 28, withDigit: 0.9 }),
      column('authors', { words: 6, characters: 40, givenNames: 0.3 }),
      column('street', { words: 2, characters: 12, givenNames: 0.08 }),
    ])
      expect(kinds([other]).map(([kind]) => kind)).toEqual(['TEXT']);
  });

  it('called by a name alone are people’s where what is written looks like people’s, and not those of places and goods', () => {
    const parts = (heading: string, given: Partial<ColumnProfile>) =>
      chooseColumns(
        [column(heading, { words: 2.4, characters: 14, besideOwn: false, ...given })],
        null,
      ).columns.map(({ kind, left }) => [kind, left.part]);
    const apart = [
      ['GIVEN_NAME', 'GIVEN'],
      ['NAME', 'FAMILY'],
    ];
    const text = [['TEXT', undefined]];
    expect(parts('name', { personNames: 0.98, givenAnywhere: 0.6 })).toEqual(apart);
    // beside a date of birth it takes less, since people's names are not everywhere those that we know
    expect(parts('Name', { personNames: 0.6, besideOwn: true })).toEqual(apart);
    expect(parts('name', { personNames: 0.54, givenAnywhere: 0.1 })).toEqual(text);
    expect(parts('name', { personNames: 0.54, givenAnywhere: 0.3 })).toEqual(text);
    expect(parts('name', { personNames: 0.98, givenAnywhere: 0.05 })).toEqual(text);
    expect(parts('names', { personNames: 0.1, besideOwn: true })).toEqual(text);
    // who is called a pupil is one
    expect(parts('Pupil', { personNames: 0.54 })).toEqual(apart);
    expect(parts('who', { personNames: 0.54, givenNames: 0.3 })).toEqual(text);
  });

  it('of numbers that a person has are identifiers, and phones are phones, however they are written', () => {
    const { columns } = chooseColumns(
      [
        column('National Insurance No', { words: 5, withDigit: 1, characters: 13 }),
        column('phone', { withDigit: 1, characters: 12 }),
      ],
      [column('NINO', { withDigit: 1, characters: 9 }), column('Tel', { withDigit: 1, characters: 12 })],
    );
    expect(columns.map(({ kind }) => kind)).toEqual(['IDENTIFIER', 'PHONE']);
  });

  it('of days find each other where each file has one, and not what happened for who somebody is', () => {
    const day = (heading: string) => column(heading, { dates: 1, withDigit: 1 });
    const pairs = (left: string, right: string) => chooseColumns([day(left)], [day(right)]).columns.length;
    expect(pairs('DOB', 'when')).toBe(1);
    expect(pairs('DOB', 'Start date')).toBe(0);
    expect(pairs('Admitted', 'when')).toBe(0);
  });

  it('that hold nothing, the same everywhere, or what others hold are left out', () => {
    const { columns, leftOut } = chooseColumns(
      [
        ...PEOPLE,
        column('Notes', { filled: 0, distinct: 0 }),
        column('Area', { distinct: 1 }),
        column('Full name'),
      ],
      null,
      new Set(['Full name']),
    );
    expect(columns).toHaveLength(PEOPLE.length);
    expect(leftOut).toEqual([
      'Notes: nothing is written in it',
      'Area: the same is written in every row',
      'Full name: it says again what other columns say',
    ]);
  });

  it('may be exchanged where people exchange them, and tell whether a household shares them', () => {
    const { comparisons } = chooseColumns(
      [...PEOPLE, column('Address line 1', { words: 3 }), column('Address line 2', { words: 2 })],
      null,
    );
    const of = (name: string) => comparisons.find((each) => each.column === name);
    expect(of('forename')?.levels[1]).toEqual({ is: 'EXCHANGED', with: 'surname', atLeast: 0.92 });
    expect(of('address_line_1')?.levels[1]).toMatchObject({ is: 'EXCHANGED', with: 'address_line_2' });
    expect(comparisons.filter(({ shared }) => !shared).map((each) => each.column)).toEqual([
      'forename',
      'dob',
      'e_mail',
      'nhs_number',
    ]);
  });
});

it('a household is thought of where something is known to be each person’s own', () => {
  const sharedOf = (columns: readonly ColumnProfile[]) =>
    chooseColumns(columns, null).comparisons.map(({ shared }) => shared);
  const [given, family, born, postcode] = PEOPLE as [
    ColumnProfile,
    ColumnProfile,
    ColumnProfile,
    ColumnProfile,
  ];
  expect(sharedOf([family, column('Case number', NUMBER), postcode])).toEqual([false, false, false]);
  expect(sharedOf([family, column('Seen on', { dates: 1 }), postcode])).toEqual([false, false, false]);
  // people of one household bear one name, and were not born on one day
  expect(sharedOf([family, born, postcode])).toEqual([true, false, true]);
  expect(sharedOf([given, family, postcode])).toEqual([false, true, true]);
  expect(sharedOf([column('Full name', { words: 2 }), born, postcode])).toEqual([false, true, false, true]);
});

describe('blocking rules', () => {
  const { columns } = chooseColumns(PEOPLE, null);
  const known = new Map(columns.map(({ name }) => [name, 0.95]));
  const candidates = possibleRules(columns).map((rule, at) => ({
    rule,
    pairs: 100 + ((at * 7919) % 50_000),
  }));

  it('are chosen within the pairs allowed, and always the same', () => {
    const rules = chooseBlocking(candidates, known, 20_000);
    const cost = candidates
      .filter(({ rule }) => rules.includes(rule))
      .reduce((sum, { pairs }) => sum + pairs, 0);
    expect(rules.length).toBeGreaterThan(5);
    expect(cost).toBeLessThanOrEqual(20_000);
    expect(chooseBlocking(candidates, known, 20_000)).toEqual(rules);
  });

  it('do not all hang on one column', () => {
    const rules = chooseBlocking(candidates, known, 20_000);
    for (const { name } of columns)
      expect(
        rules.some((rule) => rule.every((key) => key.column !== name)),
        name,
      ).toBe(true);
  });

  it('are none where each would compare too many', () => {
    const all = candidates.map(({ rule }) => ({ rule, pairs: 1e12 }));
    expect(chooseBlocking(all, known, pairsToChoose(1_000_000))).toEqual([]);
  });

  it('may compare fewer pairs for each record the more records there are', () => {
    const perRecord = [1_000, 10_000, 100_000, 1_000_000, 10_000_000].map(
      (count) => pairsToChoose(count) / count,
    );
    expect([...perRecord].sort((a, b) => b - a)).toEqual(perRecord);
  });
});

describe('settings that somebody wrote', () => {
  const { columns, comparisons } = chooseColumns(PEOPLE, null);
  const written = {
    ...USUAL_LINKAGE,
    columns,
    comparisons,
    blocking: [[{ column: 'surname', part: 'SOUND' }]],
  };

  it('are read as they were kept', () => {
    expect(readLinkageSettings(JSON.parse(JSON.stringify({ ...written, learnt: {} })))).toEqual(written);
    const { columns: same, comparisons: levels, blocking } = written;
    expect(readLinkageSettings({ columns: same, comparisons: levels, blocking })).toEqual(written);
  });

  it.each<[string, unknown, string]>([
    ['no object', [], 'not an object'],
    ['no columns', { ...written, columns: undefined }, 'columns is missing'],
    [
      'a kind that is none',
      { ...written, columns: [{ ...columns[0], kind: 'NAMES' }] },
      'kind is not one of GIVEN_NAME',
    ],
    [
      'a column that is not there',
      { ...written, blocking: [[{ column: 'age', part: 'WHOLE' }]] },
      'there is no column "age"',
    ],
    [
      'a level that is none',
      { ...written, comparisons: [{ ...comparisons[0], levels: [{ is: 'NEARLY' }, { is: 'OTHERWISE' }] }] },
      'there is no level',
    ],
    [
      'a level without its number',
      { ...written, comparisons: [{ ...comparisons[0], levels: [{ is: 'ALIKE' }, { is: 'OTHERWISE' }] }] },
      'ALIKE needs atLeast',
    ],
    [
      'no last level',
      { ...written, comparisons: [{ ...comparisons[0], levels: [{ is: 'SAME' }] }] },
      'the last is OTHERWISE',
    ],
    ['a probability that is none', { ...written, matchFrom: 50 }, 'matchFrom is not a number'],
    [
      'a key without characters',
      { ...written, blocking: [[{ column: 'surname', part: 'START' }]] },
      'needs a number of characters',
    ],
  ])('are refused with a sentence: %s', (_, given, sentence) => {
    const read = readLinkageSettings(given);
    expect(Array.isArray(read) ? read.join(' ') : '').toContain(sentence);
  });
});
