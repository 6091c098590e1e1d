import type { FilingKey, KeyKind } from './filing-keys.js';

/**
 * Where one person is asked about, everybody under any of their keys is looked at. Of a thousand at once, who shares
 * the birth date or the phone (the postcode where neither is given) and one key more: under these a record is filed
 * with its other keys, so that one look tells.
 */
const FIRST: ReadonlySet<KeyKind> = /* @__PURE__ */ new Set(['BIRTH_DATE', 'PHONE_END']);
const INSTEAD: KeyKind = 'POSTCODE';

/** The keys of which one has to be shared when many are asked about at once. */
export function firstKeys(keys: readonly FilingKey[]): readonly string[] {
  const first = keys.filter(({ kind }) => FIRST.has(kind));
  return (first.length > 0 ? first : keys.filter(({ kind }) => kind === INSTEAD)).map(({ key }) => key);
}

/**
 * The numbers of the other keys of a record, to be filed beside this one.
 * @param keys all those of the record
 * @returns null for a key that is never looked under first
 */
export const keysBeside = ({ kind, key }: FilingKey, keys: readonly FilingKey[]): number[] | null =>
  FIRST.has(kind) || kind === INSTEAD
    ? keys.filter((other) => other.key !== key).map((other) => keyNumber(other.key))
    : null;

const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * A whole number of 32 bits for a key (FNV-1a over its UTF-16 units). Two keys may have the same: then two people are
 * compared who share nothing, which says so.
 */
export function keyNumber(key: string): number {
  let number = BASIS;
  for (let at = 0; at < key.length; at++) number = Math.imul(number ^ key.charCodeAt(at), PRIME);
  return number | 0;
}
