import { describe, expect, it } from 'vitest';
import { SeenIds } from './seen-ids.js';

describe('record numbers that stood before', () => {
  it('are known again, and no other is, among hundreds of thousands', () => {
    const seen = new SeenIds();
    const ids = Array.from({ length: 300_000 }, (_, nth) => (nth % 2 === 0 ? `E${nth}` : `${nth * 7919}`));
    expect(ids.filter((id) => seen.add(id))).toEqual([]);
    expect(ids.every((id) => seen.add(id))).toBe(true);
    expect(seen.add('')).toBe(false);
    expect(seen.add('')).toBe(true);
  });
});
