import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHome, readSecrets } from './secrets.js';

describe('the secrets of an installation', () => {
  let folder = '';
  let home = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'weft-secrets-'));
    home = join(folder, '.weft');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are made once, at random, for their user alone', () => {
    openHome(home);
    const secrets = readSecrets(home);
    expect(new Set(Object.values(secrets)).size).toBe(5);
    expect(Object.values(secrets).every((secret) => Buffer.byteLength(secret) >= 32)).toBe(true);
    expect(readSecrets(home)).toEqual(secrets);
    expect(statSync(home).mode & 0o777).toBe(0o700);
    expect(statSync(join(home, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('keep what is there when a later version needs one more', () => {
    openHome(home);
    writeFileSync(join(home, 'secrets.json'), JSON.stringify({ postgres: 'kept', other: 1 }));
    expect(readSecrets(home).postgres).toBe('kept');
    expect(JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8'))).toMatchObject({
      postgres: 'kept',
      other: 1,
    });
  });

  it('are never overwritten when the file is damaged', () => {
    openHome(home);
    writeFileSync(join(home, 'secrets.json'), '{"postgres": "ke');
    expect(() => readSecrets(home)).toThrow('secrets.json is damaged: restore it from the backup');
    expect(readFileSync(join(home, 'secrets.json'), 'utf8')).toBe('{"postgres": "ke');
  });
});
