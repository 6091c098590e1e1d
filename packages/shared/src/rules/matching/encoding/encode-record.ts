import { cleanForEncoding } from './clean-value.js';
import {
  BIRTH_DATE,
  type EncodedField,
  type EncodingSettings,
  type FieldGroup,
} from './encoding-settings.js';
import { partsOfValue } from './parts-of-value.js';

/** What the key makes of things; whoever calls has the key, and the rules never see it. */
export interface KeyedPlaces {
  /**
   * Where a part of a value sets its bits: `hashes` numbers from 0 to below `within`, each for itself as if by lot, and
   * always the same for the same salt and part.
   */
  places(group: string, salt: string, part: string, hashes: number, within: number): Uint16Array;
  /** In which order a group's bits stand: each number below `bits` once. */
  order(group: string, bits: number): Uint16Array;
}

/** A record's fields as they are written, by the fields' names. */
export interface WrittenRecord {
  readonly values: ReadonlyMap<string, string | null | undefined>;
  /** the dates of which 3/5/1984 is the fifth of March; in all others the day stands first */
  readonly monthFirst: ReadonlySet<string>;
}

/** Values whose places are remembered for each field: names and dates come again and again, and cleaning costs most. */
const MOST_REMEMBERED = 50_000;

/**
 * What encodes records one after the other: one filter for each group, null where nothing is known of any of its
 * fields.
 *
 * Balanced, a filter of half the length stands beside its own opposite, all in an order that the key says: each has
 * just as many ones as every other, and who has no key cannot tell the halves apart (R. Schnell and C. Borgs,
 * Randomized Response and Balanced Bloom Filters for Privacy Preserving Record Linkage, 2016). How many bits two
 * records have in common then says how many of the half they have in common.
 */
export function recordEncoder(
  { groups, bits, balanced }: EncodingSettings,
  keyed: KeyedPlaces,
): (record: WrittenRecord) => readonly (Uint8Array | null)[] {
  const length = bits / (balanced ? 2 : 1);
  const fields = groups.map((group) =>
    group.fields.map((field) => fieldEncoder(group, field, length, keyed)),
  );
  const isSalted = groups.some(({ salted }) => salted);
  return (record) => {
    const { values, monthFirst } = record;
    const year = isSalted
      ? (cleanForEncoding('DATE', values.get(BIRTH_DATE), !monthFirst.has(BIRTH_DATE))?.slice(0, 4) ?? '')
      : '';
    return groups.map((group, at) => {
      const set = new Uint8Array(length);
      let isKnown = false;
      for (const placesOf of fields[at] ?? []) {
        const parts = placesOf(record, group.salted ? year : '');
        isKnown ||= parts.length > 0;
        for (const places of parts) for (const place of places) set[place] = 1;
      }
      if (!isKnown) return null;
      return balanced ? balance(set, keyed.order(group.name, bits)) : packed(set);
    });
  };
}

const NONE: readonly Uint16Array[] = [];

/** The places that each part of a field's value sets; none where it is not known. */
function fieldEncoder(
  group: FieldGroup,
  { name, kind, hashes }: EncodedField,
  within: number,
  keyed: KeyedPlaces,
) {
  const tag = tagOf(name, kind);
  const known = new Map<string, readonly Uint16Array[]>();
  return ({ values, monthFirst }: WrittenRecord, salt: string): readonly Uint16Array[] => {
    const written = values.get(name);
    if (!written) return NONE;
    const named = `${salt}\n${written}`;
    const before = known.get(named);
    if (before) return before;
    const value = cleanForEncoding(kind, written, !monthFirst.has(name));
    const parts = value === null ? [] : partsOfValue(kind, value);
    const made = parts.map((part) => keyed.places(group.name, salt, `${tag} ${part}`, hashes, within));
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(named, made);
    return made;
  };
}

/** Names stand in one another's place often enough: a part of a given name is the same part of a family name. */
const tagOf = (name: string, kind: string): string =>
  kind === 'GIVEN_NAME' || kind === 'NAME' ? 'NAME' : name;

function balance(half: Uint8Array, order: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(half.length / 4);
  for (let at = 0; at < half.length; at++) {
    const place = order[half[at] === 1 ? at : at + half.length] ?? 0;
    bytes[place >> 3] = (bytes[place >> 3] ?? 0) | (0x80 >> (place & 7));
  }
  return bytes;
}

function packed(bits: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(bits.length / 8);
  for (let at = 0; at < bits.length; at++)
    if (bits[at] === 1) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7));
  return bytes;
}
