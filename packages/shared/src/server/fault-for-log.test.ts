import { describe, expect, it } from 'vitest';
import { faultForLog } from './fault-for-log.js';

const said = (fault: Error): string => JSON.stringify(faultForLog(fault));

describe('a fault in a log', () => {
  it('quotes nothing that somebody typed, whatever quotation marks it holds', () => {
    for (const message of [
      'invalid input syntax for type date: "Zoë "Bee" Quarmby"',
      'malformed array literal: "{Quarmby,"Quarmby"}"',
      'value "447700900123" is out of range for type integer',
      'invalid input syntax for type json: "a\nQuarmby"',
      'quarmby@example.org is unknown',
    ])
      expect([message, said(new Error(message))]).toEqual([
        message,
        expect.not.stringMatching(/quarmby|bee|4477/i),
      ]);
  });

  it('quotes no text that could not be read', () => {
    for (const text of ['Zoë Quarmby', '{"name": "Zoë Quarmby" "born"', '[1, Quarmby]']) {
      let fault: unknown;
      try {
        JSON.parse(text);
      } catch (reason) {
        fault = reason;
      }
      expect(fault).toBeInstanceOf(SyntaxError);
      expect(said(fault as Error)).not.toMatch(/Quarmby/);
      expect(faultForLog(fault)).toMatchObject({ type: 'SyntaxError' });
    }
  });

  it('keeps what helps: which table, which constraint, which code', () => {
    const fault = Object.assign(new Error('relation "claims" does not exist'), { code: '42P01' });
    expect(faultForLog(fault)).toMatchObject({
      message: 'relation "claims" does not exist',
      sqlOrSystemCode: '42P01',
    });
  });
});
