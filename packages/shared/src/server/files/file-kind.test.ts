import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saysOtherwise, tidyFileName } from './file-kind.js';
import { TextCheck } from './text-check.js';

describe('the name of a file that somebody sends', () => {
  it('is kept as people write it, without path, tricks or anything unseen', () => {
    expect(tidyFileName('Müller – Brief (2).pdf')).toBe('Müller – Brief (2).pdf');
    expect(tidyFileName('C:\\Users\\ann\\scan.png')).toBe('scan.png');
    expect(tidyFileName('../../../etc/passwd')).toBe('passwd');
    expect(tidyFileName('pay\u202Efdp.exe')).toBe('pay fdp.exe');
    expect(tidyFileName('a\r\nSet-Cookie: b.txt')).toBe('a Set-Cookie b.txt');
    for (const nothing of ['', '...', '/', '\u0000', ' . ']) expect(tidyFileName(nothing)).toBe('file');
  });

  it('is at most 200 characters and keeps its ending, whatever is sent', () => {
    expect(tidyFileName(`${'é'.repeat(300)}.pdf`)).toMatch(/^é{196}\.pdf$/);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const tidy = tidyFileName(name);
        expect([...tidy].length).toBeLessThanOrEqual(200);
        expect(tidy).toMatch(/^[^\p{Cc}/\\"]+$/u);
        expect(encodeURIComponent(tidy)).not.toBe('');
      }),
    );
  });

  it('agrees with the content, or says nothing', () => {
    expect(saysOtherwise('application/pdf', 'payslip.PDF', 'application/pdf')).toBeNull();
    expect(saysOtherwise('image/jpeg', 'scan.jpg', 'application/octet-stream')).toBeNull();
    expect(saysOtherwise('text/plain', 'words', 'text/plain; charset=utf-8')).toBeNull();
    expect(saysOtherwise('text/plain', 'hours.csv', 'text/csv')).toBeNull();
    expect(saysOtherwise('image/png', 'payslip.pdf', '')).toContain('.pdf');
    expect(saysOtherwise('text/plain', 'page.html', '')).not.toBeNull();
    expect(saysOtherwise('image/png', 'picture.png', 'text/html')).not.toBeNull();
    expect(saysOtherwise('text/plain', 'words.txt', 'image/jpg')).not.toBeNull();
  });
});

describe('text', () => {
  const isText = (pieces: Uint8Array[]): boolean => {
    const check = new TextCheck();
    for (const piece of pieces) check.add(piece);
    return check.end();
  };

  it('is recognised wherever it is cut into pieces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), (words, at) => {
        const bytes = new TextEncoder().encode(words);
        const cut = at % (bytes.length + 1);
        expect(isText([bytes.subarray(0, cut), bytes.subarray(cut)])).toBe(isText([bytes]));
      }),
    );
    const letter = new TextEncoder().encode('ñ');
    expect(isText([letter.subarray(0, 1), letter.subarray(1)])).toBe(true);
    expect(isText([letter.subarray(0, 1)])).toBe(false);
  });

  it('holds nothing that steers a terminal', () => {
    for (const control of ['\u0000', '\u0007', '\u001b', '\u007f', '\u009b'])
      expect(isText([new TextEncoder().encode(`a${control}b`)])).toBe(false);
    expect(isText([new TextEncoder().encode('\ufeffone\ttwo\r\n')])).toBe(true);
  });
});
