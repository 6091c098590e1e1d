import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type FileStore, openFileStore, receiveUpload } from '@weft/shared/server';
import { type Cast, makeScene, type Scene, type TestDatabase, testDatabase } from '@weft/shared/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearLeftBehind } from './schedule.js';

const log = pino({ level: 'silent' });

describe('files that no claim names', () => {
  const home = mkdtempSync(join(tmpdir(), 'weft-files-'));
  let database: TestDatabase;
  let files: FileStore;
  let scene: Scene;
  let cast: Cast;

  beforeAll(async () => {
    database = await testDatabase();
    files = openFileStore(home);
    scene = await makeScene(database.owner);
    cast = await scene.cast();
  });
  afterAll(async () => {
    await database.close();
    rmSync(home, { recursive: true });
  });

  const upload = async (days: number): Promise<{ id: string; key: string }> => {
    const id = await receiveUpload(cast.linkWorker, files, {
      content: Readable.from([Buffer.from('Ann moved in.')]),
      fileName: 'words.txt',
      mediaType: 'text/plain',
    });
    const { rows } = await database.owner.query<{ key: string }>(
      `UPDATE upload SET uploaded_at = now() - $2 * interval '1 day' WHERE id = $1 RETURNING storage_key AS key`,
      [id, days],
    );
    return { id, key: rows[0]?.key ?? '' };
  };
  const isThere = async ({ id, key }: { id: string; key: string }) => [
    (await database.owner.query('SELECT FROM upload WHERE id = $1', [id])).rowCount === 1,
    (await files.size(key)) !== null,
  ];
  const clear = () => clearLeftBehind(database.appUrl, files, log);

  it('are cleared away after a week, row and file together, on record', async () => {
    const [old, young] = [await upload(8), await upload(6)];
    // somebody's claim is about to take it: it is left for the next look
    const held = await database.owner.connect();
    await held.query('BEGIN');
    await held.query('SELECT FROM upload WHERE id = $1 FOR UPDATE', [old.id]);
    expect(await clear()).toBe(0);
    await held.query('ROLLBACK');
    held.release();
    expect(await isThere(old)).toEqual([true, true]);

    await database.owner.query('UPDATE app.installation SET dates_back = true');
    expect(await clear()).toBe(0);
    await database.owner.query('UPDATE app.installation SET dates_back = false');

    expect(await clear()).toBe(1);
    expect([await isThere(old), await isThere(young)]).toEqual([
      [false, false],
      [true, true],
    ]);
    const { rows } = await database.owner.query(
      `SELECT action, person_id FROM audit_entry WHERE $1 = ANY (record_ids) AND operation = 'REMOVE'`,
      [old.id],
    );
    expect(rows).toEqual([{ action: 'clearUnusedUploads', person_id: null }]);
    expect(await clear()).toBe(0);
  });

  it('keep their file when their row cannot be deleted', async () => {
    const old = await upload(30);
    await database.owner.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not today'; END $$;
      CREATE TRIGGER refuse BEFORE DELETE ON upload FOR EACH ROW EXECUTE FUNCTION refuse();
      GRANT EXECUTE ON FUNCTION refuse() TO PUBLIC;`);
    expect(await clear()).toBe(0);
    expect(await isThere(old)).toEqual([true, true]);
    await database.owner.query('DROP FUNCTION refuse() CASCADE');
    expect(await clear()).toBe(1);
    expect(await isThere(old)).toEqual([false, false]);
  });
});
