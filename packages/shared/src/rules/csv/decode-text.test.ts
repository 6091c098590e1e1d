import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './index.js';

const bytes = (...parts: readonly (number | string)[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])),
  );
const plainText = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.startsWith('\uFEFF'));

describe('the text of a file', () => {
  it('is read as UTF-8 with its mark and without', () => {
    fc.assert(
      fc.property(plainText, fc.boolean(), (text, marked) => {
        const file = marked ? bytes(0xef, 0xbb, 0xbf, text) : bytes(text);
        // what begins as UTF-16 does, no UTF-8 text can
        expect(decodeText(file)).toEqual({ text, encoding: 'UTF-8', cutOff: false });
      }),
    );
  });

  it('is read as UTF-16 in either order of bytes', () => {
    fc.assert(
      fc.property(plainText, fc.boolean(), (text, littleFirst) => {
        const units = [0xfeff, ...Array.from({ length: text.length }, (_, nth) => text.charCodeAt(nth))];
        const file = bytes(
          ...units.flatMap((unit) => (littleFirst ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
        );
        expect(decodeText(file)).toEqual({ text, encoding: 'UTF-16', cutOff: false });
      }),
    );
  });

  it('is Windows-1252 where it is nothing else, with the marks that Word and Excel write', () => {
    expect(
      decodeText(bytes('Zo', 0xeb, ' O', 0x92, 'Brien ', 0x80, '5 ', 0x96, ' ', 0x93, 'hi', 0x94)),
    ).toEqual({
      text: 'Zoë O’Brien €5 – “hi”',
      encoding: 'WINDOWS-1252',
      cutOff: false,
    });
    // more than are made at a time
    expect(decodeText(bytes('a'.repeat(20_000), 0xe9)).text).toBe(`${'a'.repeat(20_000)}é`);
  });

  it('tells that the file ends inside a character', () => {
    const whole = bytes('Anaïs,Zoë');
    expect(decodeText(whole.subarray(0, -1))).toEqual({ text: 'Anaïs,Zo', encoding: 'UTF-8', cutOff: true });
    expect(decodeText(bytes(0xff, 0xfe, 65, 0, 66))).toEqual({ text: 'A', encoding: 'UTF-16', cutOff: true });
  });

  it('marks what was lost where a file says that it is UTF-8 and is not', () => {
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 'Zo', 0xeb, ',')).text).toBe('Zo\uFFFD,');
  });
});
