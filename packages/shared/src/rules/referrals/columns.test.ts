import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '../calendar/index.js';
import { isRefusal } from '../refusals/index.js';
import {
  mapColumns,
  openReferralFile,
  previewImport,
  REFERRAL_COLUMNS,
  REFERRAL_FIELDS,
  type ReferralFile,
  readReferralRows,
  referralTemplate,
} from './index.js';

const today = calendarDate('2026-11-26');
const HEAD = [
  'First name',
  'Surname',
  'DOB',
  'Phone',
  'E-mail',
  'Postcode',
  'Safe way to contact',
  'Lawful basis',
  'Told',
];
const utf8 = (text: string) => new TextEncoder().encode(text);
const open = (bytes: Uint8Array): ReferralFile => {
  const file = openReferralFile(bytes);
  if (isRefusal(file)) throw new Error(file.message);
  return file;
};
const preview = (bytes: Uint8Array) => previewImport(readReferralRows(open(bytes), today), new Set());

describe('the columns of a file', () => {
  it('are those of the file that we offer to begin with, which can be imported as it is', () => {
    const template = utf8(referralTemplate());
    expect(preview(template).faults).toEqual([]);
    const [first] = readReferralRows(open(template), today);
    expect(first).toMatchObject({
      referral: { givenName: 'Ann', birthDate: '1987-03-05', theirReference: 'A-1027' },
    });
  });

  it('are found by our headings, by others, and by choice', () => {
    const headings = REFERRAL_FIELDS.map((field) => REFERRAL_COLUMNS[field].heading);
    expect(mapColumns(headings)).toEqual({ columns: REFERRAL_FIELDS, unused: [], faults: [] });
    expect(mapColumns(['date_of_birth*', ' SURNAME ', 'Fore-name', 'Ward']).columns).toEqual([
      'birthDate',
      'familyName',
      'givenName',
      null,
    ]);
    // what people are called besides is not meant where the name itself is there
    for (const names of [
      ['Known as', 'First name'],
      ['First name', 'Initials'],
    ])
      expect(mapColumns([...names, 'Surname', 'Second name']).columns).toEqual(
        [...names, 'Surname', 'Second name'].map((name) =>
          name === 'First name' ? 'givenName' : name === 'Surname' ? 'familyName' : null,
        ),
      );
    expect(mapColumns(['Known as', 'Second name']).columns).toEqual(['givenName', 'familyName']);
    const chosen = mapColumns(
      ['Who', 'Name', 'Name2'],
      new Map([
        [0, 'givenName'],
        [1, 'familyName'],
      ]),
    );
    expect(chosen.columns).toEqual(['givenName', 'familyName', null]);
    expect(chosen.unused).toEqual(['Name2']);
  });

  it('are told of where one is missing or two hold the same', () => {
    expect(mapColumns(['Phone', 'Mobile', 'First name', 'Surname', 'Legal basis']).faults).toEqual([
      'No column is called “Safe way to contact”. Add it, or choose which column holds it.',
      'Columns 1 and 2 both hold “Telephone”. Choose which of them to use.',
    ]);
  });

  it('never throw, whatever bytes are sent', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, headed) => {
        const file = openReferralFile(
          headed ? new Uint8Array([...utf8(`${HEAD.join()}\n`), ...bytes]) : bytes,
        );
        if (isRefusal(file)) return;
        for (const read of readReferralRows(file, today))
          expect('faults' in read ? read.faults.length : read.key.length).toBeGreaterThan(0);
      }),
    );
  });
});
