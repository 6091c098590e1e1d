/** Places in the beginning; doubled whenever half of them are taken. */
const SMALLEST = 1 << 12;

/**
 * Remembers which record numbers stood in a file, by 64 bits of a hash of each: 16 MB for a million, however long they
 * are. That two different ones among a million meet has a chance of one in thirty million.
 */
export class SeenIds {
  private high = new Uint32Array(SMALLEST);
  private low = new Uint32Array(SMALLEST);
  private taken = 0;

  /** @returns whether it was there before */
  add(id: string): boolean {
    const [high, low] = hashOf(id);
    if (!this.put(high, low)) return true;
    this.taken += 1;
    if (this.taken * 2 > this.high.length) this.grow();
    return false;
  }

  /** @returns false where it is there */
  private put(high: number, low: number): boolean {
    const last = this.high.length - 1;
    let at = low & last;
    for (;;) {
      const [h, l] = [this.high[at], this.low[at]];
      if (h === high && l === low) return false;
      if (h === 0 && l === 0) break;
      at = (at + 1) & last;
    }
    this.high[at] = high;
    this.low[at] = low;
    return true;
  }

  private grow(): void {
    const [high, low] = [this.high, this.low];
    this.high = new Uint32Array(high.length * 2);
    this.low = new Uint32Array(low.length * 2);
    for (const [at, one] of high.entries()) {
      const other = low[at] ?? 0;
      if (one !== 0 || other !== 0) this.put(one, other);
    }
  }
}

/** Two sums that mix each character in by other primes (Murmur's finalisers); never nought, which is an empty place. */
function hashOf(id: string): readonly [number, number] {
  let one = 0xdeadbeef;
  let two = 0x41c6ce57;
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return [one >>> 0 || 1, two >>> 0];
}
