import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isRefusal, REFUSAL_CODES, refuse } from './index.js';

describe('a refusal', () => {
  it('knows exactly the codes of the contract, in its order', () => {
    const contract = readFileSync(new URL('../../../../../contract/schema.graphql', import.meta.url), 'utf8');
    const body = /enum RefusalCode \{([^}]*)\}/.exec(contract)?.[1] ?? '';
    const codes = body
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim())
      .filter((line) => line !== '');
    expect(codes).toEqual([...REFUSAL_CODES]);
  });

  it('is a value that says what is wrong and where', () => {
    const refusal = refuse('INVALID', 'Enter an amount.', 'price');
    expect(refusal).toMatchObject({ code: 'INVALID', message: 'Enter an amount.', field: 'price' });
    expect(isRefusal(refusal)).toBe(true);
  });

  it('has no field where it is about the whole', () => {
    expect(refuse('IN_USE', 'It is in use.')).not.toHaveProperty('field');
  });

  it('is not mistaken for something of the same shape, or for nothing', () => {
    for (const other of [{ code: 'INVALID', message: 'x' }, null, undefined, 'INVALID', new Error('x')]) {
      expect(isRefusal(other)).toBe(false);
    }
  });
});
