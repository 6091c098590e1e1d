import { describe, expect, it } from 'vitest';
import { calendarDate } from '../calendar/index.js';
import { csvText } from '../csv/index.js';
import { isRefusal } from '../refusals/index.js';
import {
  describeImport,
  describeUnused,
  openReferralFile,
  previewImport,
  type ReferralFile,
  readReferralRows,
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
const ANN = ['Ann', 'Lee', '5/3/1987', '07700 900123', '', 'HD1 2TT', 'Call', 'Public task', 'Notice read'];
const row = (change: Readonly<Record<number, string>>) => ANN.map((cell, nth) => change[nth] ?? cell);
const utf8 = (text: string) => new TextEncoder().encode(text);
const open = (bytes: Uint8Array): ReferralFile => {
  const file = openReferralFile(bytes);
  if (isRefusal(file)) throw new Error(file.message);
  return file;
};
const preview = (bytes: Uint8Array, before: readonly string[] = []) =>
  previewImport(readReferralRows(open(bytes), today), new Set(before));
const keys = (bytes: Uint8Array) => preview(bytes).enters.map(({ key }) => key);

describe('a file of referrals with a mistake of each kind', () => {
  const bodies: [string[], string][] = [
    [row({ 0: '' }), 'First name: Give the person’s first name.'],
    [row({ 2: '1/1/1886' }), 'DOB: 1 January 1886 is too long ago. Check the year.'],
    [row({ 2: '27/11/2026' }), 'DOB: Nobody is born on 27 November 2026 yet. Check the date of birth.'],
    [
      row({ 2: '03/25/1987' }),
      'DOB: There is no month 25. Write the day before the month, for example 25/3/1987.',
    ],
    [
      row({ 3: '4.47701E+11' }),
      'Phone: The spreadsheet shortened this number and lost figures of it. Format the column as text and type the number anew.',
    ],
    [
      row({ 3: '0770' }),
      'Phone: Give a whole telephone number, for example 07700 900123 or +353 1 496 0000, or leave it empty.',
    ],
    [row({ 4: 'ann at home' }), 'E-mail: Give one e-mail address, for example name@example.org.'],
    [row({ 5: 'HD1' }), 'Postcode: Give a whole postcode, for example HD1 2TT, or leave it empty.'],
    [
      row({ 6: 'Pigeon' }),
      'Safe way to contact: Write one of: Call, Send a text message, Write an e-mail, Only through somebody else, Only in person.',
    ],
    [
      row({ 7: 'Because' }),
      'Lawful basis: Write one of: Consent, Contract, Legal obligation, Vital interests, Public task, Legitimate interests.',
    ],
    [row({ 8: '' }), 'Told: Say what the person was told of this referral, or why they were not told yet.'],
    [
      row({ 1: '=HYPERLINK("http://x")' }),
      'Surname: This cell holds a formula. Copy the column and paste it as values, then save the file again.',
    ],
    [
      row({ 1: '#REF!' }),
      'Surname: This cell holds a formula that failed in the spreadsheet. Write the value itself in its place.',
    ],
    [
      [...ANN, 'Lane'],
      ': This row has more cells than there are headings. Put quotation marks round a cell that holds the separator.',
    ],
  ];
  const text = [HEAD, ANN, ...bodies.map(([cells]) => cells), row({ 0: 'ANN', 2: '1987-03-05' })]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n');

  it('says what is wrong with each row and column, and lets the others in', () => {
    const { enters, faults, repeats, staysOut } = preview(utf8(`${text}\r\n`));
    expect(faults.map(({ column, message }) => `${column}: ${message}`)).toEqual(
      bodies.map(([, message]) => message),
    );
    expect(faults.map((fault) => fault.row)).toEqual(bodies.map((_, nth) => nth + 3));
    expect(enters.map((one) => one.row)).toEqual([2]);
    expect(repeats).toEqual([{ row: 17, of: 2 }]);
    expect(staysOut).toBe(14);
    expect(describeImport(preview(utf8(`${text}\r\n`)))).toBe(
      '1 person enters, 1 row is repeated, 14 rows stay out.',
    );
  });

  it('does not repeat what went in when it is sent again, put right', () => {
    const before = keys(utf8(text));
    const put = utf8(
      text
        .replace('"4.47701E+11"', '"07700 900124"')
        .replace('"Ann","Lee","1/1/1886"', '"Bea","Lee","1/1/1986"'),
    );
    const again = preview(put, before);
    expect(again.wentIn).toEqual([2]);
    const named = new Map(
      [...readReferralRows(open(put), today)].map((read) => [
        read.row,
        'referral' in read ? read.referral.givenName : null,
      ]),
    );
    expect(again.enters.map(({ row: line }) => named.get(line))).toEqual(['Bea']);
  });
});

describe('however a file comes', () => {
  const written = csvText([HEAD, ANN, row({ 0: 'Zoë', 1: 'O’Brien', 3: '+44 7700 900125' })]);
  const plain = keys(utf8(written));

  it('its rows are the same: semicolons, tabs, other encodings, other orders, other ways of writing', () => {
    expect(plain.length).toBe(2);
    // on another day as well
    const later = [...readReferralRows(open(utf8(written)), calendarDate('2026-12-01'))];
    expect(later.map((read) => 'key' in read && read.key)).toEqual(plain);
    const body = written.slice(1);
    expect(keys(utf8(body.replaceAll(',', ';')))).toEqual(plain);
    expect(keys(utf8(body.replaceAll(',', '\t').replaceAll('\r\n', '\n')))).toEqual(plain);
    const western = Uint8Array.from(body, (letter) => (letter === '’' ? 0x92 : letter.charCodeAt(0)));
    expect(open(western).encoding).toBe('WINDOWS-1252');
    expect(keys(western)).toEqual(plain);
    const turned = csvText(
      [HEAD, ANN, row({ 0: ' zoë', 1: "O'BRIEN", 2: '5 March 1987' })].map((cells) => [...cells].reverse()),
    );
    expect(keys(utf8(turned))).toEqual(plain);
  });

  it('its own references are keys, and its days of referral part others', () => {
    const file = (...more: string[][]) =>
      utf8(csvText([[...HEAD, 'Your reference', 'Referred on'], ...more]));
    const all = keys(
      file(
        [...ANN, 'A-1', ''],
        [...row({ 0: 'Anne' }), 'a-1', '1/11/2026'],
        [...ANN, '', '1/11/2026'],
        [...ANN, '', '2/11/2026'],
        [...ANN, '', ''],
      ),
    );
    expect(all.length).toBe(4);
    expect(new Set(all).size).toBe(4);
  });

  it('of 200 columns it uses its own, and says which it does not', () => {
    const more = Array.from({ length: 191 }, (_, nth) => `Extra ${nth + 1}`);
    const wide = open(
      utf8(
        csvText([
          [...HEAD, ...more],
          [...ANN, ...more.map(() => 'x')],
        ]),
      ),
    );
    expect(wide.columns.faults).toEqual([]);
    expect(describeUnused(wide.columns.unused)).toBe(
      '191 columns are not used: Extra 1, Extra 2, Extra 3, Extra 4, Extra 5, Extra 6, Extra 7, Extra 8, and 183 more.',
    );
    expect([...readReferralRows(wide, today)][0]).toHaveProperty('referral.givenName', 'Ann');
    // empty columns that a spreadsheet drags along
    expect(open(utf8(`${HEAD.join()},,,,\n${ANN.join()},,,,\n`)).headings).toEqual(HEAD);
  });

  it('cut off in the middle it says where, and imports what came whole', () => {
    const body = utf8(`${HEAD.join()}\n${ANN.join()}\n${row({ 0: 'Zoë' }).join()}\n`);
    const inRow = open(body.subarray(0, body.length - 30));
    expect(inRow.cutOff).toMatchObject({
      row: 3,
      message: expect.stringContaining('ends in the middle of this row'),
    });
    expect(inRow.rows.length).toBe(1);
    const inQuotes = open(utf8(`${HEAD.join()}\n${ANN.join()}\n"Zo`));
    expect(inQuotes.cutOff).toMatchObject({ row: 3, message: expect.stringContaining('opens on line 3') });
    expect(inQuotes.rows.length).toBe(1);
    expect(open(utf8(`${HEAD.join()}\n${ANN.join()}`)).cutOff).toBeNull();
  });

  it('is refused where it is no such file', () => {
    for (const bytes of [
      Uint8Array.of(0x50, 0x4b, 3, 4, 9),
      utf8('%PDF-1.7'),
      utf8('A\0B\n1'),
      utf8(''),
      utf8(HEAD.join()),
    ])
      expect(openReferralFile(bytes)).toMatchObject({ code: 'INVALID', field: 'file' });
  });
});
