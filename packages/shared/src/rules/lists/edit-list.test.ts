import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../refusals/index.js';
import { type EditedEntry, editList, type ListEntry } from './index.js';

interface Band extends ListEntry {
  readonly meaning: string;
}
const band = (code: string, title: string, meaning = 'As it says', offered = true): Band => ({
  code,
  title,
  meaning,
  offered,
});
const BEFORE = [band('LIGHT', 'A little'), band('REGULAR', 'Regular')];
const edit = (edited: readonly EditedEntry<Band>[], used: readonly string[] = []) =>
  editList<Band>({
    path: 'bands',
    noun: 'band',
    before: BEFORE,
    edited,
    used: new Set(used),
    saysTheSame: (one, other) => one.title === other.title && one.meaning === other.meaning,
  });

describe('a list that a partnership words itself', () => {
  it('gives what is new a code, and keeps what is left out without offering it', () => {
    expect(
      edit([{ title: ' A lot  now ', meaning: 'x', offered: true }, band('REGULAR', 'Regular')]),
    ).toEqual([
      band('A_LOT_NOW', 'A lot now', 'x'),
      band('REGULAR', 'Regular'),
      band('LIGHT', 'A little', 'As it says', false),
    ]);
  });

  it('refuses other words for what records name, and lets the rest be reworded', () => {
    const reworded = [band('LIGHT', 'A little', 'Something else'), band('REGULAR', 'Often')];
    expect(edit(reworded)).toEqual(reworded);
    expect(edit(reworded, ['LIGHT'])).toMatchObject([{ code: 'IN_USE', field: 'bands.0.title' }]);
    expect(
      edit([band('LIGHT', 'A little', 'As it says', false), band('REGULAR', 'Regular')], ['LIGHT']),
    ).toHaveLength(2);
  });

  it('says all that is wrong with it', () => {
    const wrong = edit([
      band('NONE', 'Unknown', 'x', false),
      { title: ' ', meaning: 'x', offered: false },
      { title: 'Unknown', meaning: 'x', offered: false },
      band('LIGHT', 'x'.repeat(121), 'x', false),
    ]);
    expect(wrong.filter(isRefusal).map(({ field }) => field)).toEqual([
      'bands.0.code',
      'bands.1.title',
      'bands.2.title',
      'bands.3.title',
      'bands',
    ]);
  });

  it('never loses a code, whatever is edited', () => {
    const entry = fc.record({
      code: fc.constantFrom(null, 'LIGHT', 'REGULAR'),
      title: fc.string({ maxLength: 8 }),
      meaning: fc.constant('x'),
      offered: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (edited) => {
        const list = edit(edited);
        if (list.some(isRefusal)) return;
        const codes = (list as readonly Band[]).map(({ code }) => code);
        expect(codes).toEqual(expect.arrayContaining(['LIGHT', 'REGULAR']));
        expect(new Set(codes).size).toBe(codes.length);
      }),
    );
  });
});
