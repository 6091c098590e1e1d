import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reconcile } from './stale-form.js';

const FIELDS = ['name', 'day', 'place'] as const;
const value = fc.constantFrom('a', 'b', 'c', null);
const facts = fc.record({ name: value, day: value, place: value });

it('loses what nobody changed on purpose, and overwrites nothing unseen', () => {
  fc.assert(
    fc.property(facts, facts, facts, (read, sent, now) => {
      const { wanted, clashes } = reconcile(FIELDS, read, sent, now);
      for (const field of FIELDS) {
        const [mine, theirs] = [sent[field] !== read[field], now[field] !== read[field]];
        expect(clashes.includes(field)).toBe(mine && theirs && sent[field] !== now[field]);
        if (!clashes.includes(field)) expect(wanted[field]).toBe(mine ? sent[field] : now[field]);
      }
      // whoever is alone with the record gets what they sent
      expect(reconcile(FIELDS, now, sent, now)).toEqual({ wanted: sent, clashes: [] });
    }),
  );
});
