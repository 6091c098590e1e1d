import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, type Settings } from '@weft/shared/server';
import { type EmptyDatabase, emptyDatabase, makeScene } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSignIn, type SignIn } from '../auth/sign-in.js';
import { openLog } from '../http/log.js';
import { PASSWORD } from '../testing/test-server.js';
import { backUp, restore } from './back-up.js';

const PUBLIC_URL = 'http://localhost:4400';
const folder = mkdtempSync(join(tmpdir(), 'weft-backup-command-'));
const file = join(folder, 'weft.tar.gz');

describe('backup and restore, as the operator calls them', () => {
  let source: EmptyDatabase;
  let target: EmptyDatabase;
  beforeAll(async () => {
    [source, target] = await Promise.all([emptyDatabase(), emptyDatabase()]);
    await migrate(source.ownerUrl);
  });
  afterAll(async () => {
    await Promise.all([source.drop(), target.drop()]);
    rmSync(folder, { recursive: true });
  });

  const settingsOf = (database: EmptyDatabase, home: string) =>
    ({ databaseUrl: database.ownerUrl, home: join(folder, home) }) as Settings & { databaseUrl: string };

  const withSignIn = async <T>(database: EmptyDatabase, work: (signIn: SignIn) => Promise<T>): Promise<T> => {
    const signIn = await openSignIn({
      settings: {
        authDatabaseUrl: database.appUrl.replace('//weft_app:', '//weft_auth:'),
        publicUrl: PUBLIC_URL,
        secret: 'only-for-tests-and-long-enough-for-them',
      },
      isDemonstration: async () => false,
      log: openLog('silent'),
    });
    return work(signIn).finally(() => signIn.close());
  };
  const signInAs = (email: string) => (signIn: SignIn) =>
    signIn.handle(
      new Request(`${PUBLIC_URL}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: PUBLIC_URL },
        body: JSON.stringify({ email, password: PASSWORD }),
      }),
    );

  it('lets people sign in to the restored system as before', async () => {
    const scene = await makeScene(source.owner);
    const { personId } = await scene.person('The Backbone', 'BACKBONE');
    const email = `${personId}@example.org`;
    await withSignIn(source, (signIn) =>
      signIn.createAccount({ personId, name: 'Ada', email, password: PASSWORD }),
    );
    const said: string[] = [];
    const say = (line: string): void => void said.push(line);
    expect(await backUp(settingsOf(source, 'before'), [file], say)).toBe(true);
    await restore(settingsOf(target, 'after'), [file], say);
    expect(said).toEqual([
      expect.stringMatching(/weft\.tar\.gz: \d+ rows of \d+ tables and 0 evidence files\./),
      expect.stringMatching(/^Restored \d+ rows and 0 evidence files as of 20/),
    ]);
    const answer = await withSignIn(target, signInAs(email));
    expect(answer.status).toBe(200);
  });

  it('wants one file, and says so', async () => {
    for (const args of [[], ['--help-me'], ['a', 'b']])
      await expect(backUp(settingsOf(source, 'x'), args, () => undefined)).rejects.toThrow(
        'Name one file: npm run weft -- backup FILE.',
      );
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });
});
