import { describe, expect, it } from 'vitest';
import { calendarDate, cleanPerson, scorePair } from '../../rules/index.js';
import { likenessOf } from './score.js';

describe('why two records may be of one person', () => {
  it('says what a household shares after the reasons that it speaks of', () => {
    const ann = cleanPerson(
      { givenName: 'Ann', familyName: 'Winterbottom', birthDate: '1974-03-11', postcode: 'NE15 2KD' },
      calendarDate('2026-11-27'),
    );
    const { reasons } = likenessOf(scorePair(ann, ann, 1600));
    expect(reasons.length).toBeGreaterThan(3);
    expect(reasons.findIndex((one) => one.includes('household'))).toBe(reasons.length - 1);
  });
});
