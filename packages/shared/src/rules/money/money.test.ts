import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../refusals/index.js';
import {
  formatDecimal,
  formatMoney,
  formatPercent,
  minor,
  minorDigits,
  parseMoney,
  parsePercent,
  sumMoney,
} from './index.js';

const currencies = fc.constantFrom('GBP', 'EUR', 'JPY', 'KWD');

describe('reading an amount', () => {
  it.each([
    ['2200.00', 220_000n],
    ['2200', 220_000n],
    ['2200.5', 220_050n],
    ['1,250.00', 125_000n],
    ['1,250', 125_000n],
    ['999,999,999,999.99', 99_999_999_999_999n],
    ['0', 0n],
    ['0.01', 1n],
    ['999999999999.99', 99_999_999_999_999n],
  ])('takes %s', (text, pence) => {
    expect(parseMoney(text, 'GBP')).toBe(pence);
  });

  it.each([
    '1e3',
    '12.345',
    '12.340',
    '-5',
    '+5',
    '١٢',
    '1２',
    '',
    ' ',
    ' 5',
    '5 ',
    '5\n',
    '5.',
    '.5',
    '007',
    '00.5',
    '1,00',
    '1,0000',
    '0,500',
    '1,000,00',
    '1000,000',
    ',100',
    '1,000,',
    '1.000,00',
    '1,000,000,000,000',
    '£5',
    '0x10',
    'NaN',
    'Infinity',
    '1_000',
    '1000000000000',
    '1000000000000000',
    '9'.repeat(5000),
  ])('refuses %j', (text) => {
    expect(parseMoney(text, 'GBP', 'amount')).toMatchObject({ code: 'INVALID', field: 'amount' });
  });

  it('gives each currency its own decimals', () => {
    expect([minorDigits('GBP'), minorDigits('JPY'), minorDigits('KWD')]).toEqual([2, 0, 3]);
    expect(parseMoney('500', 'JPY')).toBe(500n);
    expect(isRefusal(parseMoney('500.0', 'JPY'))).toBe(true);
    expect(parseMoney('1.234', 'KWD')).toBe(1234n);
  });

  it('throws for a currency that is none: that is our fault, not a person’s', () => {
    expect(() => parseMoney('5', 'pounds')).toThrow(RangeError);
  });

  it('reads back whatever was written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 99_999_999_999n }), currencies, (amount, currency) => {
        expect(parseMoney(formatDecimal(amount, currency), currency)).toBe(amount);
      }),
    );
  });

  it('reads an amount with commas between thousands as the same without, and never takes one for a decimal sign', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 99_999_999_999n }), currencies, (amount, currency) => {
        const plain = formatDecimal(amount, currency);
        const [whole = '', fraction] = plain.split('.');
        const parted = whole.replace(/\B(?=(\d{3})+$)/g, ',');
        expect(parseMoney(fraction === undefined ? parted : `${parted}.${fraction}`, currency)).toBe(amount);
      }),
    );
    const commas = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(commas, (lengths) => {
        const written = lengths.map((length) => '1'.repeat(length)).join(',');
        const inThrees = lengths.every((length, nth) => (nth === 0 ? length <= 3 : length === 3));
        expect(isRefusal(parseMoney(written, 'GBP'))).toBe(!inThrees);
      }),
    );
    expect(isRefusal(parseMoney('1,250', 'KWD'))).toBe(true);
    expect(parseMoney('1,250.5', 'KWD')).toBe(1_250_500n);
  });

  it('takes exactly what the plain grammar of decimals allows', () => {
    const text = fc.string({ unit: fc.constantFrom('0', '1', '9', '.', '-', 'e', ' ', '٣') });
    fc.assert(
      fc.property(text, (written) => {
        const plain = /^(0|[1-9][0-9]{0,11})([.][0-9]{1,2})?$/.test(written);
        expect(isRefusal(parseMoney(written, 'GBP'))).toBe(!plain);
      }),
    );
  });
});

describe('writing an amount', () => {
  it('as the API says it', () => {
    expect(formatDecimal(220_000n, 'GBP')).toBe('2200.00');
    expect(formatDecimal(5n, 'GBP')).toBe('0.05');
    expect(formatDecimal(-1_240n, 'GBP')).toBe('-12.40');
    expect(formatDecimal(-5n, 'JPY')).toBe('-5');
  });

  it('as a person reads it', () => {
    expect(formatMoney(220_000n, 'GBP')).toBe('£2,200.00');
    expect(formatMoney(-1_240n, 'GBP')).toBe('-£12.40');
    expect(formatMoney(1_500n, 'JPY', 'en-GB')).toBe('JP¥1,500');
  });

  it('exactly, where a floating-point number has long lost the pence', () => {
    expect(formatMoney(9_007_199_254_740_993_01n, 'GBP')).toBe('£9,007,199,254,740,993.01');
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (amount) => {
        expect(formatMoney(amount, 'GBP').replace(/[£,]/g, '')).toBe(formatDecimal(amount, 'GBP'));
      }),
    );
  });

  it('adds up without rounding', () => {
    expect(sumMoney([minor(10n), minor(20n), minor(-5n)])).toBe(25n);
    expect(sumMoney([])).toBe(0n);
  });
});

describe('percentages', () => {
  it.each([
    ['30', 3000],
    ['12.5', 1250],
    ['0.01', 1],
    ['33.33', 3333],
    ['100', 10_000],
    ['100.00', 10_000],
  ])('reads %s as a decimal', (text, hundredths) => {
    expect(parsePercent(text)).toBe(hundredths);
  });

  it.each(['0', '0.00', '100.01', '101', '-1', '1e1', '33.333', '', ' 5', '5%', '٥', '05', '5.'])(
    'refuses %j',
    (text) => {
      expect(parsePercent(text, 'percent')).toMatchObject({ code: 'INVALID', field: 'percent' });
    },
  );

  it('reads back every one that there is', () => {
    for (let hundredths = 1; hundredths <= 10_000; hundredths += 1) {
      expect(parsePercent(formatPercent(hundredths))).toBe(hundredths);
    }
  });
});
