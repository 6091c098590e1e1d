import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDeclineReasons,
  DECLINERS,
  type DeclineReason,
  type EditedDeclineReason,
  editDeclineReasons,
  USUAL_DECLINE_REASONS,
} from './decline-reasons.js';

const NOBODY: ReadonlySet<string> = new Set();
const fieldsOf = (found: readonly { field?: string }[]): (string | undefined)[] =>
  found.map(({ field }) => field);

describe('the list of reasons to decline', () => {
  it('is fit to use as it usually is', () => {
    expect(checkDeclineReasons(USUAL_DECLINE_REASONS)).toEqual([]);
    expect(editDeclineReasons(USUAL_DECLINE_REASONS, USUAL_DECLINE_REASONS, NOBODY)).toEqual(
      USUAL_DECLINE_REASONS,
    );
  });

  it('gives what is new a code of its words, and one of its own', () => {
    const edited: EditedDeclineReason[] = [
      ...USUAL_DECLINE_REASONS,
      { title: '  Zoë’s  place is full ', by: ['PROVIDER'], offered: true },
      { title: 'No room!', by: ['HUB'], offered: true },
      { title: '…', by: ['HUB'], offered: true },
    ];
    const list = editDeclineReasons(USUAL_DECLINE_REASONS, edited, NOBODY) as DeclineReason[];
    expect(list.slice(-3).map(({ code, title }) => [code, title])).toEqual([
      ['ZOE_S_PLACE_IS_FULL', 'Zoë’s place is full'],
      ['NO_ROOM_2', 'No room!'],
      ['REASON', '…'],
    ]);
  });

  it('keeps the words of a reason that was given, and takes it off the list on offer', () => {
    const [first, ...rest] = USUAL_DECLINE_REASONS;
    const renamed = [{ ...(first as DeclineReason), title: 'Something else' }, ...rest];
    const given = new Set(['NOT_ELIGIBLE']);
    expect(editDeclineReasons(USUAL_DECLINE_REASONS, renamed, given)).toMatchObject([
      { code: 'IN_USE', field: 'reasons.0.title' },
    ]);
    expect(editDeclineReasons(USUAL_DECLINE_REASONS, renamed, NOBODY)).toMatchObject([
      { title: 'Something else' },
      ...rest,
    ]);
    expect(editDeclineReasons(USUAL_DECLINE_REASONS, rest, given)).toEqual([
      ...rest,
      { ...first, offered: false },
    ]);
  });

  it('says all that is wrong with it', () => {
    const wrong = [
      { title: '', by: ['HUB'], offered: true },
      { title: 'Full', by: [], offered: true },
      { title: 'full', by: ['HUB'], offered: true },
      { code: 'UNKNOWN', title: 'x'.repeat(121), by: ['HUB'], offered: true },
    ] as EditedDeclineReason[];
    expect(fieldsOf(editDeclineReasons([], wrong, NOBODY) as { field?: string }[])).toEqual([
      'reasons.0.title',
      'reasons.1.by',
      'reasons.2.title',
      'reasons.3.title',
      'reasons',
      'reasons.3.code',
    ]);
  });

  it('never loses a reason, nor a word of one that was given, and always offers both some', () => {
    const title = fc.string({ minLength: 1, maxLength: 20 });
    const by = fc.subarray([...DECLINERS], { minLength: 1 });
    const change = fc.record({
      at: fc.nat(14),
      title: fc.option(title),
      offered: fc.boolean(),
      by,
      leave: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 8 }),
        fc.subarray(USUAL_DECLINE_REASONS.map(({ code }) => code)),
        (changes, given) => {
          const edited: EditedDeclineReason[] = [...USUAL_DECLINE_REASONS];
          for (const { at, title: words, offered, by: who, leave } of changes)
            if (leave) edited.splice(at, 1);
            else
              edited[Math.min(at, edited.length)] = {
                ...edited[at],
                title: words ?? edited[at]?.title ?? 'New',
                by: who,
                offered,
              };
          const list = editDeclineReasons(USUAL_DECLINE_REASONS, edited, new Set(given));
          if (list.some((one) => 'message' in one)) return;
          const now = new Map((list as DeclineReason[]).map((one) => [one.code, one]));
          for (const { code, title: words } of USUAL_DECLINE_REASONS) {
            expect(now.has(code)).toBe(true);
            if (given.includes(code)) expect(now.get(code)?.title).toBe(words);
          }
          for (const who of DECLINERS)
            expect([...now.values()].some((one) => one.offered && one.by.includes(who))).toBe(true);
        },
      ),
    );
  });
});
