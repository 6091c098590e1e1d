import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  checkReferralFile,
  closeDatabase,
  type FileStore,
  importReferrals,
  openDatabase,
  openReferralFileStore,
  receiveReferralFile,
  referralFile,
  systemActor,
} from '@weft/shared/server';
import { granted, makeScene, type OwnServer, ownServer, type Scene } from '@weft/shared/testing';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { builtWorker } from '../testing/built.js';
import { holdTable } from '../testing/hold-table.js';
import { mortals } from '../testing/mortal.js';

/** In the order in which a slice comes to them. */
const WRITTEN_BY_A_SLICE = ['reference_counter', 'referral', 'referral_event', 'referral_file_progress'];
const ROWS = 3_000;
const PATIENCE = { timeout: 140_000, interval: 50 };

const HEAD =
  'First name,Last name,Date of birth,Safe way to contact,About safe contact,Lawful basis,Not told because';
const peopleOf = (many: number): string =>
  [
    HEAD,
    ...Array.from(
      { length: many },
      (_, nth) => `Ann ${nth},Lee,5/3/1987,Only in person,At the library,Public task,Not reached yet`,
    ),
  ].join('\n');

describe('an import whose worker is killed', { timeout: 200_000 }, () => {
  const built = builtWorker();
  let server: OwnServer;
  let owner: pg.Pool;
  let home: string;
  let files: FileStore;
  let scene: Scene;
  let agency: Awaited<ReturnType<Scene['person']>>;
  const { start: child, kill, killAll } = mortals(() => ({ server, home }));

  beforeAll(async () => {
    server = await ownServer();
    home = mkdtempSync(join(tmpdir(), 'weft-import-'));
    files = openReferralFileStore(home);
    owner = new pg.Pool({ connectionString: server.ownerUrl, max: 3 });
    owner.on('error', () => undefined);
    await openDatabase(server.appUrl, { applicationName: 'weft-test' });
  }, 120_000);
  beforeEach(async () => {
    scene = await makeScene(owner);
    agency = await scene.person('Clinic', 'REFERRER');
  });
  afterEach(() => {
    killAll();
  });
  afterAll(async () => {
    await closeDatabase();
    await owner.end();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const send = (text: string): Promise<string> =>
    receiveReferralFile(agency, files, {
      content: Readable.from([Buffer.from(text)]),
      fileName: 'people.csv',
    });
  const standing = async (id: string) => {
    const file = await referralFile(agency, id);
    if (!file) throw new Error('The file is gone.');
    return file;
  };
  const referred = async () =>
    (
      await owner.query<{ referrals: number; people: number; events: number; mails: number }>(
        `SELECT count(*)::int AS referrals, count(DISTINCT given_name)::int AS people,
           (SELECT count(*)::int FROM referral_event e WHERE e.partnership_id = $1) AS events,
           (SELECT count(*)::int FROM outbox o WHERE o.partnership_id = $1 AND o.kind = 'mail.referralFile') AS mails
         FROM referral WHERE partnership_id = $1`,
        [scene.partnershipId],
      )
    ).rows[0];

  it('refers each row once, killed at every point at which it writes', async () => {
    const id = await send(peopleOf(ROWS));
    await checkReferralFile(systemActor(scene.partnershipId), files, id);
    granted(await importReferrals(agency, id));
    const program = [
      '--input-type=module',
      '-e',
      `const { openDatabase, openReferralFileStore, importReferralFile, systemActor } = await import(${JSON.stringify(built.server)});
       await openDatabase(process.env.WEFT_APP_DATABASE_URL);
       await importReferralFile(systemActor(${JSON.stringify(scene.partnershipId)}),
         openReferralFileStore(process.env.WEFT_HOME), ${JSON.stringify(id)}, { sliceSize: 20 });
       process.exit(0);`,
    ];
    for (const table of WRITTEN_BY_A_SLICE) {
      const before = (await standing(id)).done;
      const victim = child(program);
      await vi.waitFor(async () => expect((await standing(id)).done).toBeGreaterThan(before), PATIENCE);
      const held = await holdTable(owner, table);
      await held.reached(PATIENCE);
      await kill(victim);
      held.letGo();
    }
    expect(await standing(id)).toMatchObject({ state: 'IMPORTING', rows: ROWS });
    const heir = child(program);
    await new Promise((resolve) => heir.once('exit', resolve));
    expect(await standing(id)).toMatchObject({ state: 'DONE', done: ROWS, entered: ROWS });
    expect(await referred()).toEqual({ referrals: ROWS, people: ROWS, events: ROWS, mails: 1 });
    const left = readdirSync(join(home, 'referral-files', 'files'), { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
  });

  it('is gone on with by the next worker, from the check to the last row', async () => {
    const held = await holdTable(owner, 'referral_file_row');
    const id = await send(`${peopleOf(1_500)}\nNobody\n`);
    const first = child([built.main]);
    await held.reached(PATIENCE);
    await kill(first);
    held.letGo();
    const second = child([built.main]);
    await vi.waitFor(async () => expect((await standing(id)).state).toBe('CHECKED'), PATIENCE);
    expect(await standing(id)).toMatchObject({ enters: 1_500, staysOut: 1 });
    const referrals = await holdTable(owner, 'referral_event');
    granted(await importReferrals(agency, id));
    await referrals.reached(PATIENCE);
    await kill(second);
    referrals.letGo();
    child([built.main]);
    await vi.waitFor(async () => expect((await standing(id)).state).toBe('DONE'), PATIENCE);
    expect(await standing(id)).toMatchObject({ entered: 1_500, done: 1_501 });
    expect(await referred()).toEqual({ referrals: 1_500, people: 1_500, events: 1_500, mails: 1 });
  });
});
