import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openInstallation, passwordsOf } from './launcher.js';

describe('what the launcher makes of an environment', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'weft-launcher-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const open = (given: Record<string, string>) => openInstallation(root, given, () => undefined);

  it('is whole: secrets are kept, the roles have addresses, and a database of ours is not asked for', async () => {
    const own = { DATABASE_URL: 'postgres://owner:p%40ss@db.example:5433/weft?sslmode=require' };
    const { settings, environment, beginAnew } = await open(own);
    const secrets = JSON.parse(readFileSync(join(root, '.weft', 'secrets.json'), 'utf8'));
    expect(settings.databaseUrl).toBe(own.DATABASE_URL);
    expect(settings.home).toBe(join(root, '.weft'));
    expect(environment.WEFT_SECRET).toBe(secrets.secret);
    expect(settings.appDatabaseUrl).toBe(
      `postgres://weft_app:${secrets.app}@db.example:5433/weft?sslmode=require`,
    );
    expect(passwordsOf(settings)).toEqual({ app: secrets.app, auth: secrets.auth, queue: secrets.queue });
    expect(beginAnew).toBeNull();
    expect((await open(own)).environment).toEqual(environment);
  });

  it('keeps what the operator set', async () => {
    const given = {
      DATABASE_URL: 'postgres://owner@db.example/weft',
      WEFT_APP_DATABASE_URL: 'postgres://weft_app:mine@pool.example/weft',
      WEFT_SECRET: 'a secret of the operator, long enough',
      WEFT_HOME: join(root, 'elsewhere'),
    };
    expect((await open(given)).environment).toMatchObject(given);
    expect(existsSync(join(root, '.weft'))).toBe(false);
  });

  it.each([
    [{ PORT: 'four' }, 'Settings: PORT is not a number from 1 to 65535.'],
    [
      { DATABASE_URL: 'db.example:pass' },
      'Settings: DATABASE_URL is not an address that begins with postgres://.',
    ],
    [{ WEFT_SECRET: 'short' }, 'Settings: WEFT_SECRET has fewer than 32 bytes.'],
  ])('is refused in one line before anything is made: %j', async (given, line) => {
    await expect(open(given)).rejects.toThrow(line);
    expect(existsSync(join(root, '.weft'))).toBe(false);
  });
});
