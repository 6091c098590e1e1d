import { createHmac } from 'node:crypto';
import type { KeyedPlaces } from '../../../rules/index.js';
import type { EncodingKey } from './encoding-key.js';

/** Two bytes of a hash are one place: 65,536 can be divided by every length, so that no place is likelier. */
const PLACES_IN_HASH = 16;
/** Parts whose places are remembered: the bigrams of a language are few, and each costs a hash or more. */
const MOST_REMEMBERED = 200_000;

/**
 * Places by HMAC-SHA-256: every two bytes of a part's hash are one place, and further hashes, numbered, follow where
 * more are needed. Each place is so independent of every other, as with one HMAC for each, at a sixteenth of the cost.
 * Double hashing (h1 + i * h2) would cost as little, but a part's places are then a row with equal steps, of which
 * there are so few that bigrams were found by them without the key (F. Niedermeyer, S. Steinmetzer, M. Kroll and
 * R. Schnell, Cryptanalysis of Basic Bloom Filters Used for Privacy Preserving Record Linkage, 2014).
 */
export function keyedPlaces(key: EncodingKey): KeyedPlaces {
  const [forPlaces, forOrder] = [key.forPurpose('places'), key.forPurpose('order')];
  const known = new Map<string, Map<string, Uint16Array>>();
  let remembered = 0;
  const orders = new Map<string, Uint16Array>();
  return {
    places: (group, salt, part, hashes, within) => {
      if (remembered >= MOST_REMEMBERED) {
        known.clear();
        remembered = 0;
      }
      const named = `${group}\n${salt}\n${hashes}\n${within}`;
      const ofField = known.get(named) ?? new Map<string, Uint16Array>();
      known.set(named, ofField);
      const before = ofField.get(part);
      if (before) return before;
      const made = drawn(forPlaces, `${group}\n${salt}\n${part}`, hashes).map((number) => number % within);
      ofField.set(part, made);
      remembered++;
      return made;
    },
    order: (group, bits) => {
      const named = `${group}\n${bits}`;
      const made = orders.get(named) ?? shuffled(forOrder, named, bits);
      orders.set(named, made);
      return made;
    },
  };
}

/** So many numbers of two bytes, as if by lot. */
function drawn(key: Buffer, of: string, count: number): Uint16Array {
  const numbers = new Uint16Array(count);
  for (let at = 0, block = 0; at < count; block++) {
    const hash = createHmac('sha256', key).update(`${block}\n${of}`).digest();
    for (let nth = 0; nth < PLACES_IN_HASH && at < count; nth++, at++)
      numbers[at] = hash.readUInt16BE(2 * nth);
  }
  return numbers;
}

/** Every number below `bits`, each in the place of any other with the same chance (R. A. Fisher and F. Yates, 1938). */
function shuffled(key: Buffer, of: string, bits: number): Uint16Array {
  const order = Uint16Array.from({ length: bits }, (_, at) => at);
  let nth = 0;
  for (let last = bits - 1; last > 0; last--) {
    // a whole hash's six bytes for each: what a remainder favours is nothing
    const hash = createHmac('sha256', key).update(`${nth++}\n${of}`).digest();
    const other = hash.readUIntBE(0, 6) % (last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}
