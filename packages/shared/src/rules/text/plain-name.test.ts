import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsNoText, plainName } from './index.js';

describe('a name of one line', () => {
  it('holds nothing unseen, breaks no line, and stays as it is when it is read again', () => {
    const odd = fc.constantFrom(
      '\n',
      '\u0000',
      '\u202e',
      '\u2066',
      '\u{e0041}',
      '\u200b',
      '\ufeff',
      '\u3164',
      '\u2028',
      ' ',
    );
    const text = fc.string({
      unit: fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 1 })),
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, (given) => {
        const name = plainName(given);
        expect(plainName(name)).toBe(name);
        expect(name).toBe(name.trim());
        expect(name).not.toMatch(/[\r\n\t\u2028\u2029]|\p{Cc}|\p{Bidi_Control}|[\u{e0000}-\u{e007f}]| {2}/u);
        if (name !== '') expect(name).toMatch(/[\p{L}\p{N}\p{P}\p{S}]/u);
      }),
    );
  });

  it('keeps what people are called', () => {
    for (const name of [
      'Zoë O’Brien-Łoś',
      '李小龍',
      'محمد',
      'می\u200cخواهم',
      'Þóra  '.trim(),
      'José',
      '100 %',
      'नमस्ते',
    ])
      expect(plainName(name)).toBe(name);
    expect(plainName('  Ann\n\tLee ')).toBe('Ann Lee');
    expect(plainName('Ann\u202eeeL')).toBe('AnneeL');
    expect(plainName('Jose\u0301')).toBe('José');
  });

  it('is empty when there is nothing to see', () => {
    for (const nothing of ['', ' \n', '\u200b\u200d', '\u3164', '\u{e0041}\u{e007f}', '\u2800', '\u0301'])
      expect(plainName(nothing)).toBe('');
  });

  it('is no text with half a character in it', () => {
    expect(['\ud800', 'a\udc00b', 'a\u0000'].map(holdsNoText)).toEqual([true, true, true]);
    expect(['', '😀', 'Ann'].map(holdsNoText)).toEqual([false, false, false]);
  });
});
