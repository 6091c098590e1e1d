import { cleanForEncoding } from './clean-value.js';
import { BIRTH_DATE, type EncodingSettings, type FieldGroup } from './encoding-settings.js';
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

/**
 * One filter for each group, null where nothing is known of any of its fields.
 *
 * Balanced, a filter of half the length stands beside its own opposite, all in an order that the key says: each has
 * just as many ones as every other, and who has no key cannot tell the halves apart (R. Schnell and C. Borgs,
 * Randomized Response and Balanced Bloom Filters for Privacy Preserving Record Linkage, 2016). How many bits two
 * records have in common then says how many of the half they have in common.
 */
export function encodeRecord(
  record: WrittenRecord,
  settings: EncodingSettings,
  keyed: KeyedPlaces,
): readonly (Uint8Array | null)[] {
  const { values, monthFirst } = record;
  const born = cleanForEncoding('DATE', values.get(BIRTH_DATE), !monthFirst.has(BIRTH_DATE));
  const year = born?.slice(0, 4) ?? '';
  return settings.groups.map((group) => {
    const half = new Uint8Array(settings.bits / (settings.balanced ? 2 : 1));
    if (!fill(half, group, group.salted ? year : '', record, keyed)) return null;
    return settings.balanced ? balance(half, keyed.order(group.name, settings.bits)) : packed(half);
  });
}

/** Sets the bits of what is known; false where that is nothing. */
function fill(
  bits: Uint8Array,
  group: FieldGroup,
  salt: string,
  { values, monthFirst }: WrittenRecord,
  keyed: KeyedPlaces,
): boolean {
  let isKnown = false;
  for (const { name, kind, hashes } of group.fields) {
    const value = cleanForEncoding(kind, values.get(name), !monthFirst.has(name));
    if (value === null) continue;
    isKnown = true;
    for (const part of partsOfValue(kind, value))
      for (const place of keyed.places(group.name, salt, `${tagOf(name, kind)} ${part}`, hashes, bits.length))
        bits[place] = 1;
  }
  return isKnown;
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
