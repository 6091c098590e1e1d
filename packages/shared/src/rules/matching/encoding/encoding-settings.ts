import { COLUMN_KINDS, type ColumnKind } from '../linkage/linkage-settings.js';
import type { NamePart } from '../part-name.js';

/** Of the file that weft-encode writes: another cleaning, other bigrams or other places are another version. */
const ENCODING_VERSION = 1;
const ENCODING_BITS = [512, 1024, 2048] as const;

const SHARED = ['NOTHING', 'A_PART', 'ALL'] as const;

/** What goes into a group's filter. */
export interface EncodedField {
  readonly name: string;
  /** says how it is cleaned and taken apart */
  readonly kind: ColumnKind;
  /** its weight: how many bits each of its parts sets */
  readonly hashes: number;
}

/** Fields that are encoded together, in one filter: of a value alone, its frequency would say what it is. */
export interface FieldGroup {
  readonly name: string;
  /** what people who live together may have in common of it, other than by chance */
  readonly shared: (typeof SHARED)[number];
  /** whether the year of birth goes into every bit: the same name of two years is then as unlike as two names */
  readonly salted: boolean;
  readonly fields: readonly EncodedField[];
}

/** Everything that two files have to have in common so that they can be compared, but for the key. */
export interface EncodingSettings {
  readonly version: typeof ENCODING_VERSION;
  readonly bits: (typeof ENCODING_BITS)[number];
  /** whether every filter has just as many ones as noughts, so that their number says nothing of a name's length */
  readonly balanced: boolean;
  readonly groups: readonly FieldGroup[];
}

/** Where a field stands in one owner's file; not among what both have in common. */
export interface FieldSource {
  readonly heading: string;
  /** of dates such as 3/5/1984: whether the day stands first, as in Britain */
  readonly dayFirst: boolean;
  /** of a column of whole names: the part of them that is this field */
  readonly part?: NamePart;
}
export type FieldSources = ReadonlyMap<string, FieldSource>;

/** The field whose first four characters are the year that salts. */
export const BIRTH_DATE = 'date_of_birth';

/** What is encoded where nobody says otherwise: the weights are measured (docs/adr/0028-encodings.md). */
export const USUAL_ENCODING: EncodingSettings = {
  version: ENCODING_VERSION,
  bits: 1024,
  balanced: true,
  groups: [
    {
      name: 'names',
      // the family name
      shared: 'A_PART',
      salted: false,
      fields: [
        { name: 'given_name', kind: 'GIVEN_NAME', hashes: 14 },
        { name: 'surname', kind: 'NAME', hashes: 14 },
      ],
    },
    {
      name: 'birth',
      shared: 'NOTHING',
      salted: false,
      fields: [{ name: BIRTH_DATE, kind: 'DATE', hashes: 20 }],
    },
    {
      name: 'address',
      shared: 'ALL',
      salted: false,
      fields: [
        { name: 'address', kind: 'TEXT', hashes: 8 },
        { name: 'city', kind: 'TEXT', hashes: 5 },
        { name: 'postcode', kind: 'POSTCODE', hashes: 12 },
      ],
    },
  ],
};

/**
 * The settings as one text, always the same for the same settings: what a fingerprint is made of. Neither headings nor
 * the order of an object's members go into it.
 */
export const settingsAsText = ({ version, bits, balanced, groups }: EncodingSettings): string =>
  JSON.stringify([
    version,
    bits,
    balanced,
    groups.map(({ name, shared, salted, fields }) => [
      name,
      shared,
      salted,
      fields.map((field) => [field.name, field.kind, field.hashes]),
    ]),
  ]);

const MOST_HASHES = 60;
const MOST_GROUPS = 8;
/** Names stand in a file's headings and in statements. */
const NAME = /^[a-z][a-z0-9_]{0,39}$/;
type Given = Readonly<Record<string, unknown>>;

/** Settings as a person or a file states them, or what is wrong with them, in sentences. */
export function readEncodingSettings(given: unknown): EncodingSettings | readonly string[] {
  if (!isObject(given)) return ['The settings are not an object in braces.'];
  const wrong: string[] = [];
  if (given.version !== ENCODING_VERSION)
    wrong.push(`version is not ${ENCODING_VERSION}: this program knows no other.`);
  if (!(ENCODING_BITS as readonly unknown[]).includes(given.bits))
    wrong.push(`bits is not one of ${ENCODING_BITS.join(', ')}.`);
  if (typeof given.balanced !== 'boolean') wrong.push('balanced is not true or false.');
  const groups = Array.isArray(given.groups) ? (given.groups as readonly unknown[]) : [];
  if (groups.length === 0 || groups.length > MOST_GROUPS)
    wrong.push(`groups is not a list of 1 to ${MOST_GROUPS} groups.`);
  for (const [at, group] of groups.entries()) wrong.push(...wrongInGroup(group, `groups[${at}]`));
  if (wrong.length > 0) return wrong;
  const settings = withoutMore(given as unknown as EncodingSettings);
  const fields = settings.groups.flatMap((group) => group.fields);
  for (const list of [settings.groups, fields]) {
    const names = list.map(({ name }) => name);
    const twice = names.find((name, at) => names.indexOf(name) < at);
    if (twice !== undefined) return [`Two ${list === fields ? 'fields' : 'groups'} are called ${twice}.`];
  }
  if (settings.groups.some(({ salted }) => salted) && !fields.some(isBirthDate))
    return [`A group is salted, and there is no field ${BIRTH_DATE} of the kind DATE to salt it with.`];
  return settings;
}

export const isBirthDate = ({ name, kind }: EncodedField): boolean => name === BIRTH_DATE && kind === 'DATE';

function wrongInGroup(group: unknown, at: string): string[] {
  if (!isObject(group)) return [`${at} is not an object.`];
  const wrong: string[] = [];
  if (!isName(group.name) || group.name === 'id')
    wrong.push(`${at}: name is not a word of small letters, digits and _, other than id.`);
  if (!(SHARED as readonly unknown[]).includes(group.shared))
    wrong.push(`${at}: shared is not one of ${SHARED.join(', ')}.`);
  if (typeof group.salted !== 'boolean') wrong.push(`${at}: salted is not true or false.`);
  const fields = Array.isArray(group.fields) ? (group.fields as readonly unknown[]) : [];
  if (fields.length === 0) wrong.push(`${at} has no fields.`);
  for (const [nth, field] of fields.entries()) {
    const here = `${at}.fields[${nth}]`;
    if (!isObject(field)) wrong.push(`${here} is not an object.`);
    else {
      if (!isName(field.name)) wrong.push(`${here}: name is not a word of small letters, digits and _.`);
      if (!(COLUMN_KINDS as readonly unknown[]).includes(field.kind))
        wrong.push(`${here}: kind is not one of ${COLUMN_KINDS.join(', ')}.`);
      if (
        !(Number.isInteger(field.hashes) && Number(field.hashes) >= 1 && Number(field.hashes) <= MOST_HASHES)
      )
        wrong.push(`${here}: hashes is not a whole number from 1 to ${MOST_HASHES}.`);
    }
  }
  return wrong;
}

/** Nothing that a file adds goes along. */
const withoutMore = ({ version, bits, balanced, groups }: EncodingSettings): EncodingSettings => ({
  version,
  bits,
  balanced,
  groups: groups.map(({ name, shared, salted, fields }) => ({
    name,
    shared,
    salted,
    fields: fields.map((field) => ({ name: field.name, kind: field.kind, hashes: field.hashes })),
  })),
});

const isName = (given: unknown): given is string => typeof given === 'string' && NAME.test(given);
const isObject = (given: unknown): given is Given =>
  typeof given === 'object' && given !== null && !Array.isArray(given);
