import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate, isRefusal } from '../../rules/index.js';
import { describeSchema } from '../../testing/describe-schema.js';
import {
  type EmptyDatabase,
  emptyDatabase,
  fillEveryTable,
  makeMoneyScene,
  makeScene,
  wholeContents,
} from '../../testing/index.js';
import { chainReads, verifyAudit } from '../audit/index.js';
import { openFileStore } from '../files/index.js';
import { migrate } from '../installation/index.js';
import { migrations } from '../migrations/index.js';
import { authorisePayments, executeRun, runPayments, verifyLedger } from '../payments/index.js';
import { closeDatabase, openDatabase, systemActor } from '../tenancy/index.js';
import { makeBackup, restoreBackup } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'weft-backup-'));
const quiet = (): void => undefined;
const CONTENT = Buffer.alloc(1_500_000, 'evidence\n\u0000\\');

/** Works with the database open as the processes have it. */
async function opened<T>(database: EmptyDatabase, work: () => Promise<T>): Promise<T> {
  await openDatabase(database.appUrl);
  return work().finally(closeDatabase);
}

const filesIn = (home: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(home, 'files'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(home.length), readFileSync(path, 'base64')]),
  );

describe('a backup', () => {
  const home = join(folder, 'home');
  const path = join(folder, 'backup.tar.gz');
  const partnerships: string[] = [];
  let source: EmptyDatabase;
  let missing: string;

  beforeAll(async () => {
    source = await emptyDatabase();
    await migrate(source.ownerUrl);
    const scene = await makeMoneyScene(source.owner);
    await scene.agree([
      { label: 'T', funder: 'Central fund', kind: 'PERCENT', percent: 3000 },
      { label: 'R', funder: 'Council', kind: 'RESIDUAL' },
    ]);
    await scene.claims({ count: 7, price: 33_333n });
    partnerships.push(scene.partnershipId);
    const everything = await makeScene(source.owner);
    const filled = await fillEveryTable(source.owner, everything);
    await fillSignIn(filled.people.BACKBONE.personId);
    await opened(source, async () => {
      const run = await runPayments(scene.people.backbone, { periodEnd: calendarDate('2024-06-30') });
      if (isRefusal(run)) throw new Error(run.message);
      await executeRun(systemActor(scene.partnershipId), run.id);
      const authorised = await authorisePayments(scene.people.commissioner, { runId: run.id });
      if (isRefusal(authorised)) throw new Error(authorised.message);
    });
    // text that COPY must write with care
    await source.owner.query('UPDATE organisation SET name = name || $1', [
      'tab\tline\nback\\slash \\. ″ü€😀',
    ]);
    const { rows } = await source.owner.query<{ key: string }>('SELECT storage_key AS key FROM upload');
    const [first, ...others] = rows.map(({ key }) => key);
    missing = first ?? '';
    for (const key of others) keep(home, key, CONTENT);
    keep(home, 'aa/bb/of-nobody', Buffer.from('not named by any row'));
    writeFileSync(join(folder, 'not-a-backup'), 'something else');
  });
  afterAll(async () => {
    await source.drop();
    rmSync(folder, { recursive: true });
  });

  const fillSignIn = async (personId: string): Promise<void> => {
    await source.owner.query(
      `INSERT INTO auth."user" (id, name, email, "emailVerified") VALUES ('${personId}', 'Ada', 'ada@example.org', true);
       INSERT INTO auth.account ("accountId", "providerId", "userId", password, "updatedAt")
         VALUES ('1', 'credential', '${personId}', 'salt:hash', now());
       INSERT INTO auth.session ("expiresAt", token, "updatedAt", "userId") VALUES (now(), 'token', now(), '${personId}');
       INSERT INTO auth.verification (identifier, value, "expiresAt") VALUES ('i', 'v', now());
       INSERT INTO auth.sign_in_failure (email, failures, last_at) VALUES ('ada@example.org', 1, now());
       INSERT INTO auth.sign_in_attempt (address, times, last_at) VALUES ('::1', ARRAY[now()], now())`,
    );
  };

  const backUp = (to = path) =>
    makeBackup({ ownerUrl: source.ownerUrl, files: openFileStore(home), path: to, say: quiet });
  const restore = (ownerUrl: string, into: string, from = path) =>
    restoreBackup({ ownerUrl, files: openFileStore(into), path: from });

  it('brings every row and file back as it was, with whole books and a whole trail', async () => {
    const before = await wholeContents(source.owner);
    const empty = Object.entries(before).filter(([, rows]) => rows.length === 0);
    expect(empty.map(([table]) => table).filter((table) => table.startsWith('public.'))).toEqual([]);
    expect(before['auth.account']).toHaveLength(1);
    const made = await backUp();
    expect(made).toMatchObject({ files: 2, missingFiles: [missing], tables: Object.keys(before).length });
    expect(statSync(path).mode & 0o777).toBe(0o600);

    const target = await emptyDatabase();
    try {
      const into = join(folder, 'restored');
      const report = await restore(target.ownerUrl, into);
      expect(report).toMatchObject({ rows: made.rows, files: 2, migrated: [] });
      // but for sessions: one that has ended since the backup must not be open again
      expect(before['auth.session']).toHaveLength(1);
      expect(await wholeContents(target.owner)).toEqual({ ...before, 'auth.session': [] });
      expect(await describeSchema(target.owner)).toBe(await describeSchema(source.owner));
      const { '/files/aa/bb/of-nobody': _, ...named } = filesIn(home);
      expect(filesIn(into)).toEqual(named);
      await opened(target, async () => {
        for (const id of partnerships) {
          const ledger = await verifyLedger(systemActor(id));
          expect(ledger).toMatchObject({ findings: [] });
          expect(ledger.entries).toBeGreaterThan(0);
          expect(await verifyAudit(systemActor(id))).toMatchObject({ findings: [] });
        }
      });
    } finally {
      await target.drop();
    }
  });

  it('is worked on afterwards: numbers go on, triggers guard and note, and the trail stays whole', async () => {
    const target = await emptyDatabase();
    const [id = ''] = partnerships;
    try {
      await restore(target.ownerUrl, join(folder, 'worked-on'));
      await target.owner.query(`UPDATE partnership SET name = 'Renamed' WHERE id = $1`, [id]);
      await expect(target.owner.query('DELETE FROM audit_entry')).rejects.toThrow('never changed or removed');
      await target.owner.query(
        `INSERT INTO audit_note (partnership_id, operation, action, subject, record_ids)
         VALUES ($1, 'READ', 'claims', 'claim', ARRAY[gen_random_uuid()])`,
        [id],
      );
      expect(await chainReads(target.appUrl)).toBe(2);
      const trail = await opened(target, () => verifyAudit(systemActor(id)));
      expect(trail.findings).toEqual([]);
      const { rows } = await target.owner.query<{ action: string }>(
        'SELECT action FROM audit_entry WHERE partnership_id = $1 ORDER BY number DESC LIMIT 2',
        [id],
      );
      expect(rows.map(({ action }) => action)).toEqual(['claims', 'byHand']);
    } finally {
      await target.drop();
    }
  });

  it('of an earlier version is brought up to this one', async () => {
    const [old, target] = [await emptyDatabase(), await emptyDatabase()];
    try {
      await migrate(old.ownerUrl, migrations.slice(0, 6));
      const { partnershipId } = await makeScene(old.owner);
      const earlier = join(folder, 'earlier.tar.gz');
      await makeBackup({ ownerUrl: old.ownerUrl, files: openFileStore(home), path: earlier, say: quiet });
      const report = await restore(target.ownerUrl, join(folder, 'earlier-home'), earlier);
      expect(report.migrated).toHaveLength(migrations.length - 6);
      const { rows } = await target.owner.query('SELECT id FROM partnership');
      expect(rows).toEqual([{ id: partnershipId }]);
      expect(await describeSchema(target.owner)).toBe(await describeSchema(source.owner));
    } finally {
      await Promise.all([old.drop(), target.drop()]);
    }
  });

  it('is refused when it was cut off or altered, and nothing is left behind', async () => {
    const whole = readFileSync(path);
    const archive = gunzipSync(whole);
    const altered = Buffer.from(archive);
    altered.write('X', altered.indexOf('Partnership test'));
    const broken: Record<string, Buffer> = {
      'cut off': whole.subarray(0, Math.floor(whole.length * 0.8)),
      'cut off at its last entry': gzipSync(archive.subarray(0, archive.indexOf('end.json'))),
      altered: gzipSync(altered),
      'with a flipped bit': Buffer.from(whole.map((byte, at) => (at === 5_000 ? byte ^ 4 : byte))),
      empty: Buffer.alloc(0),
      'somebody’s text': Buffer.from('Dear Ada'),
      'somebody’s gzip': gzipSync('Dear Ada'),
      'of a later format': gzipSync(
        Buffer.from(archive.toString('latin1').replace('{"format":1', '{"format":2'), 'latin1'),
      ),
    };
    const target = await emptyDatabase();
    try {
      for (const [how, bytes] of Object.entries(broken)) {
        const file = join(folder, randomUUID());
        const into = join(folder, randomUUID());
        writeFileSync(file, bytes);
        const fault = await restore(target.ownerUrl, into, file).catch((error: unknown) => error);
        expect(fault, how).toMatchObject({ name: 'BackupError' });
        expect(String((fault as Error).message), how).not.toContain('\n');
        const left = await target.owner.query(
          `SELECT FROM pg_tables WHERE schemaname !~ '^(pg_|information_schema)'`,
        );
        expect(left.rowCount, how).toBe(0);
        expect(filesIn(into), how).toEqual({});
      }
      await expect(restore(target.ownerUrl, folder, join(folder, 'nowhere'))).rejects.toThrow('no such file');
    } finally {
      await target.drop();
    }
  });

  it('leaves nothing behind when a file cannot be put in its place', async () => {
    const target = await emptyDatabase();
    const into = join(folder, 'full');
    const store = openFileStore(into);
    let kept = 0;
    try {
      const full = restoreBackup({
        ownerUrl: target.ownerUrl,
        path,
        files: {
          ...store,
          receive: (content, look) => {
            kept += 1;
            if (kept === 2) throw new Error('ENOSPC');
            return store.receive(content, look);
          },
        },
      });
      await expect(full).rejects.toThrow('ENOSPC');
      expect(filesIn(into)).toEqual({});
      const left = await target.owner.query(
        `SELECT FROM pg_tables WHERE schemaname !~ '^(pg_|information_schema)'`,
      );
      expect(left.rowCount).toBe(0);
    } finally {
      await target.drop();
    }
  });

  it('is restored into an empty database only', async () => {
    await expect(restore(source.ownerUrl, join(folder, 'other'))).rejects.toThrow(
      'The database is not empty',
    );
  });

  it('never writes over a file, and leaves none that is not whole', async () => {
    await expect(backUp()).rejects.toThrow('There is a file of this name already');
    await expect(backUp(join(folder, 'no', 'folder'))).rejects.toThrow('There is no such folder');
    const nothing = await emptyDatabase();
    await expect(
      makeBackup({ ownerUrl: nothing.ownerUrl, files: openFileStore(home), path: `${path}.new`, say: quiet }),
    ).rejects.toThrow('There is nothing to back up');
    await nothing.drop();
    expect(existsSync(`${path}.new`)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });
});

function keep(home: string, key: string, content: Buffer): void {
  const file = join(home, 'files', key);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
