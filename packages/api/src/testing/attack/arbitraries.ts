import { PERMISSIONS } from '@weft/shared';
import fc from 'fast-check';
import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Door } from './doors.js';
import { amounts, anything, dates, idsOf, instants, numbers, texts } from './hostile-values.js';

/** One request of the fuzzer. */
export type FuzzCase =
  | { readonly to: 'graphql'; readonly who: string; readonly door: string; readonly variables: object }
  | { readonly to: 'address'; readonly who: string; readonly path: string }
  | { readonly to: 'uploads'; readonly who: string; readonly file: FuzzFile };

export interface FuzzFile {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly twice: boolean;
}

/** A value of a type, mostly of its shape, sometimes of none. */
function inputOf(type: GraphQLInputType, ids: fc.Arbitrary<string>, depth = 0): fc.Arbitrary<unknown> {
  const inner = getNullableType(type);
  const mostly = (right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof(
      { weight: 12, arbitrary: right },
      { weight: 1, arbitrary: anything },
      ...(isNonNullType(type) ? [] : [{ weight: 2, arbitrary: fc.constant(null) }]),
    );
  if (isListType(inner)) {
    const item = inputOf(inner.ofType, ids, depth + 1);
    const long = fc.tuple(item, fc.constantFrom(100, 101, 150)).map(([one, count]) => Array(count).fill(one));
    return mostly(
      fc.oneof({ weight: 9, arbitrary: fc.array(item, { maxLength: 4 }) }, { weight: 1, arbitrary: long }),
    );
  }
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields());
    const wanted = fields.filter((one) => isNonNullType(one.type) && one.defaultValue === undefined);
    const record = Object.fromEntries(fields.map((one) => [one.name, inputOf(one.type, ids, depth + 1)]));
    return mostly(fc.record(record, { requiredKeys: wanted.map(({ name }) => name) }));
  }
  if (isEnumType(inner)) return mostly(fc.constantFrom(...inner.getValues().map(({ name }) => name)));
  const right: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    ID: ids,
    String: texts,
    Date: dates,
    DateTime: instants,
    Decimal: amounts,
    Int: numbers,
    Float: fc.oneof(numbers, fc.double({ noNaN: true, noDefaultInfinity: true })),
    Boolean: fc.boolean(),
  };
  const arbitrary = right[inner.name];
  if (!arbitrary) throw new Error(`What is a ${inner.name}? Write it down in arbitraries.ts.`);
  return mostly(arbitrary);
}

const isDate = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isAmount = (value: unknown): boolean => typeof value === 'string' && /^\d+\.\d+$/.test(value);

/** Right arguments of which one value is not: what is behind the first check is reached. */
const bent = (
  right: object,
  turn: number,
  given: { date: string; amount: string; other: unknown },
): object => {
  const leaves: [holder: Record<string, unknown>, key: string][] = [];
  const copy = structuredClone(right) as Record<string, unknown>;
  const walk = (holder: Record<string, unknown>): void => {
    for (const [key, value] of Object.entries(holder))
      if (typeof value === 'object' && value !== null) walk(value as Record<string, unknown>);
      else leaves.push([holder, key]);
  };
  walk(copy);
  const [holder, key] = leaves[turn % Math.max(1, leaves.length)] ?? [];
  if (!holder || key === undefined) return copy;
  const value = holder[key];
  holder[key] = isDate(value) ? given.date : isAmount(value) ? given.amount : given.other;
  return copy;
};

export interface FuzzWorld {
  readonly schema: GraphQLSchema;
  readonly doors: readonly Door[];
  readonly who: readonly string[];
  /** ids that there are */
  readonly ids: readonly string[];
  readonly slug: string;
  /** an id of a table with which much can be done */
  own(table: string): string;
}

const HEADS = [
  '%PDF-1.7\n',
  '\x89PNG\r\n\x1a\n',
  '\xff\xd8\xff\xe0\x00\x10JFIF',
  'PK\x03\x04',
  'GIF89a',
  'MZ',
  '<svg>',
  '<?php ',
  '',
  '\ufeff',
];

const files: fc.Arbitrary<FuzzFile> = fc.record({
  field: fc.oneof({ weight: 9, arbitrary: fc.constant('file') }, { weight: 1, arbitrary: texts }),
  name: fc.oneof(
    texts,
    fc.constantFrom('a.pdf', 'a.png', 'a.jpg', 'a.txt', 'a.svg', 'a.pdf.exe', '..\\a.pdf', '.pdf', 'con'),
  ),
  type: fc.constantFrom(
    'application/pdf',
    'image/png',
    'image/jpeg',
    'text/plain',
    'text/html',
    'image/svg+xml',
    '',
    'x',
  ),
  content: fc
    .tuple(
      fc.constantFrom(...HEADS),
      fc.uint8Array({ maxLength: 1_500 }),
      fc.constantFrom('', '%%EOF', 'IEND', '\xff\xd9'),
    )
    .map(([head, bytes, end]) =>
      Uint8Array.from(Buffer.concat([Buffer.from(head, 'latin1'), bytes, Buffer.from(end, 'latin1')])),
    ),
  twice: fc.constantFrom(false, false, false, true),
});

/** What an address can hold: half a character cannot be written in it. */
const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

const LISTS = [
  'claims',
  'decisions',
  'members',
  'organisations',
  'participants',
  'payment-runs',
  'statements',
  'audit-frame',
];

/** Everything that the fuzzer may send. */
export function fuzzCases({ schema, doors, who, ids, slug, own }: FuzzWorld): fc.Arbitrary<FuzzCase> {
  const someId = idsOf(ids);
  const caller = fc.constantFrom(...who);
  /** Mostly somebody who may: what is behind the permission is reached. */
  const callerOf = (action: string): fc.Arbitrary<string> => {
    const may = (PERMISSIONS as Readonly<Record<string, readonly string[]>>)[action] ?? [];
    const right = may.filter((role) => who.includes(role));
    return right.length === 0
      ? caller
      : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: caller });
  };
  const fieldsOf = (door: Door) =>
    (door.kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields()[door.name];
  const wild = doors.map((door) => {
    const args = fieldsOf(door)?.args ?? [];
    const wanted = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
    return fc
      .tuple(
        callerOf(door.name),
        fc.record(Object.fromEntries(args.map((arg) => [arg.name, inputOf(arg.type, someId)])), {
          requiredKeys: wanted.map(({ name }) => name),
        }),
      )
      .map(([by, variables]): FuzzCase => ({ to: 'graphql', who: by, door: door.name, variables }));
  });
  const nearlyRight = doors
    .filter((door) => (fieldsOf(door)?.args.length ?? 0) > 0)
    .map((door) =>
      fc
        .tuple(
          callerOf(door.name),
          fc.nat(40),
          fc.record({ date: dates, amount: amounts, other: fc.oneof(texts, someId, anything) }),
        )
        .map(
          ([by, turn, given]): FuzzCase => ({
            to: 'graphql',
            who: by,
            door: door.name,
            variables: bent(door.arguments(own), turn, given),
          }),
        ),
    );
  const filters = fc.oneof(
    fc.json(),
    texts,
    fc
      .record(
        {
          providerId: someId,
          search: texts,
          from: dates,
          to: dates,
          achievedFrom: dates,
          sample: someId,
          sort: anything,
          funderId: someId,
        },
        { requiredKeys: [] },
      )
      .map((filter) => JSON.stringify(filter)),
  );
  const addresses = fc.oneof(
    fc
      .tuple(fc.constantFrom(...LISTS), filters)
      .map(
        ([list, filter]) => `/api/exports/${list}.csv?${new URLSearchParams({ partnership: slug, filter })}`,
      ),
    fc
      .tuple(fc.constantFrom('/api/evidence/@', '/api/statements/@.pdf', '/api/statements/@.csv'), someId)
      .map(([path, id]) => `${path.replace('@', encodeURIComponent(wellFormed(id)))}?partnership=${slug}`),
    texts.map((token) => `/api/invitations/${encodeURIComponent(wellFormed(token))}`),
    texts.map((text) => `/${encodeURIComponent(wellFormed(text))}?${encodeURIComponent(wellFormed(text))}`),
  );
  return fc.oneof(
    { weight: 5, arbitrary: fc.oneof(...wild) },
    { weight: 7, arbitrary: fc.oneof(...nearlyRight) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(caller, addresses)
        .map(([by, path]): FuzzCase => ({ to: 'address', who: by, path })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(callerOf('uploadEvidence'), files)
        .map(([by, file]): FuzzCase => ({ to: 'uploads', who: by, file })),
    },
  );
}
