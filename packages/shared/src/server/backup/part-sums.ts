import { createHash, type Hash } from 'node:crypto';
import { FILES, type PartSum, partOf } from './archive-format.js';

/** Adds up each part of an archive while it is written or read. */
export class PartSums {
  private readonly parts = new Map<string, { entries: number; bytes: number; hash: Hash }>();

  /** Begins a part that may stay empty. */
  begin(part: string): void {
    if (!this.parts.has(part)) this.parts.set(part, { entries: 0, bytes: 0, hash: createHash('sha256') });
  }

  /** Begins an entry. What a table's pieces are called is no part of its sum: that is the rows alone. */
  entry(name: string, size: number): void {
    const part = partOf(name);
    this.begin(part);
    const sum = this.get(part);
    sum.entries += 1;
    if (part === FILES) sum.hash.update(`${name}\n${size}\n`);
  }

  add(name: string, content: Buffer): void {
    const sum = this.get(partOf(name));
    sum.bytes += content.length;
    sum.hash.update(content);
  }

  /** The sums so far; each part is closed. */
  close(): Record<string, PartSum> {
    return Object.fromEntries(
      [...this.parts].map(([part, { entries, bytes, hash }]) => [
        part,
        { entries, bytes, sha256: hash.digest('hex') },
      ]),
    );
  }

  private get(part: string) {
    const sum = this.parts.get(part);
    if (!sum) throw new Error(`The part ${part} was not begun.`);
    return sum;
  }
}
