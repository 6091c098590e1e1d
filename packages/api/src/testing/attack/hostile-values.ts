import fc from 'fast-check';

const nasty = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u200b\ufeff',
  "'; DROP TABLE claim; --",
  '" OR ""="',
  '{{7*7}}#{7*7}',
  '%s%n%x',
  '\\',
  '%_%',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://evil.example")',
  'Ⅷ٠١٢',
  '𝔘𝔫𝔦',
  'ﬀ'.repeat(50),
  'e\u0301'.repeat(300),
  'x'.repeat(20_000),
  '\r\nSet-Cookie: a=b',
  '__proto__',
  'constructor',
  'null',
);
/** Words that no form of ours would send, and any others. */
export const texts = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);

/** Calendar dates: impossible ones, odd ones, and usual ones. */
export const dates = fc.oneof(
  fc.constantFrom(
    '0000-00-00',
    '0000-01-01',
    '0001-01-01',
    '9999-12-31',
    '10000-01-01',
    '-0044-03-15',
    '+275760-09-13',
    '2023-02-29',
    '2024-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-1-1',
    '2024-06-30T00:00:00Z',
    '2024-06-31',
    '20240630',
    'infinity',
    'now',
    'epoch',
    '٢٠٢٤-٠٢-٢٩',
  ),
  fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc
    .date({ min: new Date('2019-06-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);

/** Instants as RFC 3339 writes them, and what is none. */
export const instants: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.date({ noInvalidDate: true }).map((date) => date.toISOString()) },
  { weight: 1, arbitrary: dates },
);

/** Amounts of money at and beyond every limit, and usual ones. */
export const amounts = fc.oneof(
  fc.constantFrom(
    '0',
    '-0',
    '0.00',
    '-1',
    '0.001',
    '0.005',
    '1e3',
    '1E400',
    'NaN',
    'Infinity',
    '-Infinity',
    '0x10',
    '1,000.00',
    '٣.٠٠',
    ' 1',
    '1.',
    '.5',
    '--1',
    '92233720368547758.07',
    '92233720368547758.08',
    '9223372036854775807',
    '9223372036854775808',
    '9'.repeat(40),
    '9'.repeat(41),
    `0.${'0'.repeat(30)}1`,
    '100.00',
    '100.01',
  ),
  fc.bigInt({ min: -(2n ** 66n), max: 2n ** 66n }).map(String),
  fc
    .tuple(fc.nat(10_000_000), fc.nat(99))
    .map(([whole, part]) => `${whole}.${String(part).padStart(2, '0')}`),
);

/** Whole numbers and others, at and beyond every limit. */
export const numbers = fc.oneof(
  fc.constantFrom(
    0,
    -1,
    1,
    25,
    100,
    101,
    2_147_483_647,
    -2_147_483_648,
    2_147_483_648,
    2 ** 53,
    1.5,
    -0,
    1e300,
  ),
  fc.integer(),
);

/** Values of whatever type. */
export const anything = fc.oneof(
  texts,
  numbers,
  fc.boolean(),
  fc.constant(null),
  fc.constant([]),
  fc.constant({}),
  fc.constant([[[]]]),
  fc.constant({ __proto__: null, a: { b: [1] } }),
);

/** Mostly ids that there are. */
export const idsOf = (known: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...known) },
    fc.uuid(),
    fc.constantFrom(...known).map((id) => id.toUpperCase()),
    fc.constantFrom(
      '',
      '0',
      '00000000-0000-0000-0000-000000000000',
      '{}',
      'urn:uuid:1',
      'g'.repeat(36),
      '1 OR 1=1',
    ),
    texts,
  );
