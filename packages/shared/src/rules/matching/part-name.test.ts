import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_NAME, partName } from './part-name.js';

describe('a whole name', () => {
  it.each([
    ['John Smith', 'John', 'Smith'],
    ['Dr. John Paul Smith Jr', 'John', 'Smith'],
    ['Smith, Dr John Paul', 'John', 'Smith'],
    ['SMITH,JOHN', 'JOHN', 'SMITH'],
    ['van der Berg, Jan', 'Jan', 'van der Berg'],
    ['Jan van der Berg', 'Jan', 'van der Berg'],
    ['Van Morrison', 'Van', 'Morrison'],
    ['Siobhán O’Brien', 'Siobhán', 'O’Brien'],
    ['Siobhan O Brien', 'Siobhan', 'O Brien'],
    ['Anna O Smith', 'Anna', 'Smith'],
    ['ANNA O. KELLY', 'ANNA', 'KELLY'],
    ['Anna O van der Berg', 'Anna', 'van der Berg'],
    ["Sean O' Muircheartaigh", 'Sean', "O' Muircheartaigh"],
    ['Seán Ó Briain', 'Seán', 'Ó Briain'],
    ['Sean Patrick O NEILL', 'Sean', 'O NEILL'],
    ['O Brien', 'O', 'Brien'],
    ['Brien O', 'Brien', 'O'],
    ['Zoë-Ann Smith-Jones', 'Zoë-Ann', 'Smith-Jones'],
    ['Smith - Ann', 'Smith', 'Ann'],
    ['Smith', null, 'Smith'],
    ['Mr Smith', null, 'Smith'],
    ['Smith,', null, 'Smith'],
    ['Smith, Mr', null, 'Smith'],
    ['John Smith, Jr', 'John', 'Smith'],
    ['King, Jr., Martin Luther', 'Martin', 'King'],
    ['Minh Lê Tran', 'Minh', 'Lê Tran'],
    [' , ', null, null],
    ['', null, null],
  ])('%s is %s and %s', (written, given, family) => {
    expect(partName(written)).toEqual({ given, family });
  });

  it('is read from the beginning of a cell that is far too long, and soon', () => {
    const million = 1_000_000;
    const letters = 'a'.repeat(LONGEST_NAME);
    const startedAt = performance.now();
    expect(partName('a'.repeat(million))).toEqual({ given: null, family: letters });
    expect(partName(`Smith, John ${'a'.repeat(million)}`)).toEqual({ given: 'John', family: 'Smith' });
    expect(partName(`John Smith ${' '.repeat(million)}a`)).toEqual({ given: 'John', family: 'Smith' });
    expect(partName(`Ann a${'-'.repeat(million)}a`)).toEqual({ given: 'Ann', family: 'a' });
    // a character outside the first plane is one, and is not cut through
    expect(partName('𐐀'.repeat(million)).family).toBe('𐐀'.repeat(LONGEST_NAME));
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  it('holds its parts, and nothing else comes out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (written) => {
        for (const part of Object.values(partName(written)))
          if (part !== null) {
            expect(part.trim()).toBe(part);
            for (const word of part.split(' ')) expect(written).toContain(word);
          }
      }),
    );
  });

  it('is the same with or without a title, and by its comma as by its words', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{3,8}$/);
    fc.assert(
      fc.property(name, name, (given, family) => {
        fc.pre(given !== 'Lady' && given !== 'Lord' && given !== 'Master' && given !== 'Miss');
        fc.pre(!/^(Junior|Senior|Snr|Jnr)$/.test(family) && !/^(Bint|Della|Bin|Abu|Dame|Prof)$/.test(given));
        const parted = { given, family };
        for (const written of [`${given} ${family}`, `${family}, ${given}`, `Mrs ${given} ${family}`])
          expect(partName(written)).toEqual(parted);
      }),
    );
  });
});
