import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../rules/index.js';
import {
  arrivingBytes,
  type ExtractScene,
  granted,
  keptText,
  makeExtractScene,
  type TestDatabase,
  testDatabase,
} from '../../testing/index.js';
import type { FileStore } from '../files/index.js';
import { systemActor, withTenant } from '../tenancy/index.js';
import {
  acceptExtract,
  cancelExtract,
  checkExtract,
  chooseExtractColumns,
  clearExtracts,
  deleteExtract,
  extract,
  extractFaults,
  extractsOfAgreement,
  openExtractStore,
  receiveExtract,
} from './index.js';

const HEAD = 'Employee number,Forename,Surname,DOB,Home postcode,Company,Start date,End date,Hours,NI number';
const ANN = 'E1,Ann,Lee,5/3/1987,hd1 2tt,Mill & Co,2026-01-05,,37.5,QQ123456C';
const BEA = 'E2,Bea,"O\'Neill, Jr",1990-11-30,,Mill & Co,01/02/2026,28 Feb 2026,20:30,QQ123457C';
const plain = (...rows: string[]): string => `${[HEAD, ...rows].join('\r\n')}\r\n`;

describe('extracts', () => {
  const home = mkdtempSync(join(tmpdir(), 'weft-extracts-'));
  const files = openExtractStore(home);
  let database: TestDatabase;
  let scene: ExtractScene;

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    scene = await makeExtractScene(database.owner);
  });
  afterAll(async () => {
    await database.close();
    rmSync(home, { recursive: true });
  });

  const send = (agreementId: string, content: string | Buffer = plain(ANN, BEA), store = files) =>
    receiveExtract(scene.dataLead, store, {
      content: arrivingBytes(content),
      fileName: 'employment.csv',
      agreementId,
      describesUntil: '2026-03-31',
    });
  const check = (id: string, store: FileStore = files) =>
    checkExtract(systemActor(scene.partnershipId), store, id, { noteEvery: 0 });
  const standing = async (id: string) => {
    const found = await extract(scene.dataLead, id);
    if (!found) throw new Error('The extract is gone.');
    return found;
  };
  const sent = async (content?: string | Buffer, agreementId?: string) => {
    const id = await send(agreementId ?? (await scene.agreement()), content);
    await check(id);
    return standing(id);
  };
  const keysOf = async (id: string) =>
    (
      await database.owner.query<{ original: string | null; clean: string | null }>(
        'SELECT storage_key AS original, clean_key AS clean FROM extract WHERE id = $1',
        [id],
      )
    ).rows[0] ?? { original: null, clean: null };
  const clean = async (id: string) => keptText(files, (await keysOf(id)).clean ?? '');
  const onDisk = (): number =>
    readdirSync(join(home, 'extracts'), { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    ).length;

  it('keep of a file what the agreement names, row by row, and nothing of its other columns', async () => {
    const found = await sent();
    expect(found).toMatchObject({
      state: 'CHECKED',
      number: 1,
      rows: 2,
      done: 2,
      good: 2,
      staysOut: 0,
      notes: ['One column is not used: NI number.'],
      preview: {
        rows: [
          ['E1', 'Ann', 'Lee', '1987-03-05', 'HD1 2TT', 'Mill & Co', '2026-01-05', '', '37.5'],
          expect.anything(),
        ],
      },
    });
    const text = await clean(found.id);
    expect(text).toBe(
      [
        'RECORD_ID,GIVEN_NAME,FAMILY_NAME,BIRTH_DATE,POSTCODE,EMPLOYER,STARTED_ON,ENDED_ON,WEEKLY_HOURS',
        'E1,Ann,Lee,1987-03-05,HD1 2TT,Mill & Co,2026-01-05,,37.5',
        'E2,Bea,"O\'Neill, Jr",1990-11-30,,Mill & Co,2026-02-01,2026-02-28,20.5',
        '',
      ].join('\n'),
    );
    expect(text).not.toContain('QQ');
    const { rows } = await database.owner.query(`SELECT e::text AS all FROM extract e WHERE id = $1`, [
      found.id,
    ]);
    expect(JSON.stringify(rows)).not.toContain('QQ');
  });

  it('say of each row what is wrong, and count it', async () => {
    const found = await sent(
      plain(
        ANN,
        ',Cy,Low,1/1/1980,,Mill,2026-01-01,,10,',
        'E1,Dee,Low,1/1/1980,,Mill,2026-01-01,,10,',
        'E4,Eve,Low,1/13/1980,,Mill,yesterday,,10,',
        'E5,Flo,Low,1/1/1980,nowhere,Mill,2026-01-01,,10,',
        'E6,,,1/1/1980,,Mill,2026-01-01,,10,',
        'E7,Gus,Low,1/1/1980,,Mill,2026-01-01,2025-12-31,10,',
        'E8,Hal,Low,1/1/1980,,Mill,2026-04-01,,10,',
        'E9,Ida,Low,1/1/1980,,Mill,2026-01-01,soon,10,',
      ),
    );
    expect(found).toMatchObject({ good: 2, staysOut: 7, rows: 9 });
    const faults = await extractFaults(scene.dataLead, found.id);
    expect(faults.map(({ line, column, message }) => `${line} ${column}: ${message}`)).toEqual([
      '3 Employee number: “Record number” is empty. The row stays out.',
      '4 Employee number: An earlier row has the same record number. The row stays out.',
      '5 DOB: There is no such month. Write the day before the month, for example 25/3/1987. The row is used without it.',
      '5 Start date: This cannot be read as a date. Write it like 2026-04-01 or 1/4/2026, the day first. The row stays out.',
      '6 Home postcode: This is no postcode. Write it like HD1 2TT. The row is used without it.',
      '7 : Too little says who it is. At least 2 are needed of: First name, Last name, Date of birth, Postcode. The row stays out.',
      '8 End date: It ended before it started. The row stays out.',
      '9 Start date: This is after the last day that the file tells of. The row stays out.',
      '10 End date: This cannot be read as a date. Write it like 2026-04-01 or 1/4/2026, the day first. The row stays out.',
    ]);
    const twice = found.messages.find(({ rows }) => rows === 2)?.message ?? '';
    expect(twice).toContain('cannot be read as a date');
    expect((await extractFaults(scene.dataLead, found.id, twice)).map(({ line }) => line)).toEqual([5, 10]);
    expect((await clean(found.id)).split('\n')).toHaveLength(2 + 2);
  });

  it('come in only under an agreement in force', async () => {
    const before = onDisk();
    for (const given of [
      { isSigned: false },
      { isEnded: true },
      { expiresOn: '2020-12-31' },
      { startsOn: '2097-01-01' },
    ])
      await expect(send(await scene.agreement(given))).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('not in force'),
      });
    expect(onDisk()).toBe(before);
  });

  it('come from those whom the agreement names, and are there for nobody else', async () => {
    const agreementId = await scene.agreement();
    const found = await sent(plain(ANN), agreementId);
    const { backbone } = scene;
    const asBackbone = {
      content: arrivingBytes(plain(ANN)),
      fileName: 'a.csv',
      agreementId,
      describesUntil: '2026-03-31',
    };
    await expect(receiveExtract(backbone, files, asBackbone)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await extract(backbone, found.id)).toBeNull();
    expect(await extractsOfAgreement(backbone, agreementId)).toEqual({ isNamed: false, extracts: [] });
    expect(await extractsOfAgreement(scene.dataLead, agreementId)).toMatchObject({
      isNamed: true,
      extracts: [{ id: found.id }],
    });
    for (const act of [
      () => acceptExtract(backbone, files, found.id),
      () => cancelExtract(backbone, files, found.id),
      () => deleteExtract(backbone, files, found.id),
      () => chooseExtractColumns(backbone, found.id, []),
      () => extractFaults(backbone, found.id),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const manager = await scene.person('First Steps', 'PROVIDER_MANAGER');
    await expect(extractsOfAgreement(manager, agreementId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are not taken where the day is none, or one to come', async () => {
    const agreementId = await scene.agreement();
    for (const describesUntil of ['', '31/03/2026', '2026-02-30', '2090-01-01'])
      await expect(
        receiveExtract(scene.dataLead, files, {
          content: arrivingBytes(plain(ANN)),
          fileName: 'a.csv',
          agreementId,
          describesUntil,
        }),
      ).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('ask for columns that headings do not tell, and read the next file of the same headings so', async () => {
    const agreementId = await scene.agreement();
    const text = 'Mark,A,B,C,Since\r\n1,Ann,Lee,5/3/1987,2026-01-05\r\n';
    const first = await sent(text, agreementId);
    expect(first).toMatchObject({
      state: 'UNREADABLE',
      headings: ['Mark', 'A', 'B', 'C', 'Since'],
      isRemembered: false,
    });
    expect(first.problems.join(' ')).toMatch(/“Record number”.*“Started on”.*People cannot be found/);
    const fields = ['RECORD_ID', 'GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE', 'STARTED_ON'] as const;
    const choices = fields.map((field, place) => ({ place, field }));
    expect(await chooseExtractColumns(scene.dataLead, first.id, choices.slice(1))).toMatchObject({
      code: 'INVALID',
      field: 'columns',
    });
    expect(
      await chooseExtractColumns(scene.dataLead, first.id, [
        ...choices.slice(0, 4),
        { place: 9, field: 'STARTED_ON' },
      ]),
    ).toMatchObject({ code: 'INVALID' });
    granted(await chooseExtractColumns(scene.dataLead, first.id, choices));
    await check(first.id);
    expect(await standing(first.id)).toMatchObject({ state: 'CHECKED', good: 1, isRemembered: false });
    // also where it is given up, and sent again put right
    granted(await cancelExtract(scene.dataLead, files, first.id));
    const second = await sent(text.replace('1,Ann', '2,Ann'), agreementId);
    expect(second).toMatchObject({ state: 'CHECKED', good: 1, isRemembered: true });
    // chosen otherwise, the next ones are read in the latest way
    const [no, given, family, ...others] = choices;
    const swapped = [
      no,
      { place: 2, field: given?.field ?? null },
      { place: 1, field: family?.field ?? null },
      ...others,
    ].filter((one) => one !== undefined);
    granted(await chooseExtractColumns(scene.dataLead, second.id, swapped));
    await check(second.id);
    expect(await standing(second.id)).toMatchObject({ state: 'CHECKED', isRemembered: false });
    expect(await clean(second.id)).toContain('\n2,Lee,Ann,1987-03-05,');
    const third = await sent(text.replace('1,Ann', '3,Ann'), agreementId);
    expect(third).toMatchObject({ isRemembered: true });
    expect(await clean(third.id)).toContain('\n3,Lee,Ann,1987-03-05,');
    granted(await chooseExtractColumns(scene.dataLead, second.id, choices));
    await check(second.id);
    expect(await clean(second.id)).toContain('\n2,Ann,Lee,1987-03-05,');
  });

  it('never read a column for a field that the agreement does not name', async () => {
    const agreementId = await scene.agreement({ receives: ['STARTED_ON'] });
    const found = await sent(plain(ANN), agreementId);
    expect(await clean(found.id)).toBe(
      'RECORD_ID,GIVEN_NAME,FAMILY_NAME,BIRTH_DATE,POSTCODE,STARTED_ON\nE1,Ann,Lee,1987-03-05,HD1 2TT,2026-01-05\n',
    );
    const columns = found.columns.map(({ place, field }) => ({
      place,
      field: place === 5 ? ('EMPLOYER' as const) : field,
    }));
    expect(await chooseExtractColumns(scene.dataLead, found.id, columns)).toMatchObject({
      code: 'INVALID',
      message: '“Employer” is not in the agreement. Leave that column out.',
    });
  });

  it('keep, once accepted, what can be matched and not the file as it came', async () => {
    const found = await sent();
    const { original, clean: kept } = await keysOf(found.id);
    expect(await files.size(original ?? '')).toBeGreaterThan(0);
    expect(granted(await acceptExtract(scene.dataLead, files, found.id))).toMatchObject({
      state: 'READY',
      acceptedBy: { id: scene.dataLead.personId },
    });
    expect(await keysOf(found.id)).toEqual({ original: null, clean: kept });
    expect(await files.size(original ?? '')).toBeNull();
    expect(await files.size(kept ?? '')).toBeGreaterThan(0);
    expect(await acceptExtract(scene.dataLead, files, found.id)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await cancelExtract(scene.dataLead, files, found.id)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('are not accepted where no row can be matched, nor once the agreement has ended', async () => {
    const none = await sent(plain(',Ann,Lee,5/3/1987,,,2026-01-05,,,'));
    expect(await acceptExtract(scene.dataLead, files, none.id)).toMatchObject({ code: 'INVALID' });
    const agreementId = await scene.agreement();
    const found = await sent(plain(ANN), agreementId);
    await database.owner.query(
      `UPDATE sharing_agreement SET ended_at = now(), ended_by = drafted_by, ended_because = 'Over' WHERE id = $1`,
      [agreementId],
    );
    expect(await acceptExtract(scene.dataLead, files, found.id)).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('leave nothing on the disk when they are given up, also while they are looked through', async () => {
    const before = onDisk();
    const agreementId = await scene.agreement();
    const found = await sent(plain(ANN), agreementId);
    expect(onDisk()).toBe(before + 2);
    expect(granted(await cancelExtract(scene.dataLead, files, found.id))).toMatchObject({
      state: 'CANCELLED',
      preview: { rows: [] },
    });
    const under = await send(agreementId);
    let isGivenUp = false;
    await checkExtract(systemActor(scene.partnershipId), files, under, {
      noteEvery: 0,
      onProgress: async () => {
        if (!isGivenUp) granted(await cancelExtract(scene.dataLead, files, under));
        isGivenUp = true;
      },
    });
    expect(isGivenUp).toBe(true);
    expect((await standing(under)).state).toBe('CANCELLED');
    expect(onDisk()).toBe(before);
  });

  it('are deleted when their time is over, and nothing of them is left in pairs', async () => {
    const before = onDisk();
    const found = await sent(plain(ANN), await scene.agreement({ keepDays: 7 }));
    granted(await acceptExtract(scene.dataLead, files, found.id));
    await addPair(found.id);
    const today = await withTenant(systemActor(scene.partnershipId), async (tenant) => tenant.today);
    expect(found.keptUntil).toBe(addDays(today, 7));
    expect(await clearExtracts(scene.partnershipId, files, new Date(`${addDays(today, 7)}T12:00:00Z`))).toBe(
      0,
    );
    expect(await clearExtracts(scene.partnershipId, files, new Date(`${addDays(today, 8)}T12:00:00Z`))).toBe(
      1,
    );
    expect(await standing(found.id)).toMatchObject({ state: 'DELETED', preview: { rows: [] } });
    expect(onDisk()).toBe(before);
    expect(await pairOf(found.id)).toEqual({ ours: {}, theirs: {}, record: {} });
  });

  it('are deleted by hand, but not under a run', async () => {
    const found = await sent(plain(ANN));
    granted(await acceptExtract(scene.dataLead, files, found.id));
    await addPair(found.id, 'ESTIMATED');
    expect(await deleteExtract(scene.dataLead, files, found.id)).toMatchObject({ code: 'WRONG_STATE' });
    await database.owner.query(`UPDATE match_run SET state = 'CANCELLED' WHERE extract_id = $1`, [found.id]);
    expect(granted(await deleteExtract(scene.dataLead, files, found.id))).toMatchObject({ state: 'DELETED' });
    expect(await deleteExtract(scene.dataLead, files, found.id)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await pairOf(found.id)).toEqual({ ours: {}, theirs: {}, record: {} });
  });

  it('go with an agreement that is over, which then says so', async () => {
    const before = onDisk();
    const agreementId = await scene.agreement();
    const ready = await sent(plain(ANN), agreementId);
    granted(await acceptExtract(scene.dataLead, files, ready.id));
    await sent(plain(BEA), agreementId);
    const forgotten = async () =>
      (
        await database.owner.query<{ at: Date | null }>(
          'SELECT forgotten_at AS at FROM sharing_agreement WHERE id = $1',
          [agreementId],
        )
      ).rows[0]?.at;
    expect(await clearExtracts(scene.partnershipId, files)).toBe(0);
    expect(await forgotten()).toBeNull();
    await end(agreementId);
    expect(await clearExtracts(scene.partnershipId, files)).toBe(2);
    expect(await forgotten()).toBeInstanceOf(Date);
    expect(onDisk()).toBe(before);
  });

  it('show no row once the agreement is over, before the worker has deleted them', async () => {
    const found = await sent(plain(ANN));
    expect(found.preview.rows).toHaveLength(1);
    await end(found.agreementId);
    expect((await standing(found.id)).preview.rows).toEqual([]);
  });

  it('leave a note of each look at their rows, and show none in a list', async () => {
    const found = await sent(plain(ANN, BEA));
    expect(found.preview.rows).toHaveLength(2);
    const looks = async () =>
      (
        await database.owner.query<{ action: string }>(
          `SELECT action FROM (SELECT operation, subject, person_id, action, record_ids FROM audit_note
             UNION ALL SELECT operation, subject, person_id, action, record_ids FROM audit_entry) x
           WHERE operation = 'READ' AND subject = 'extract' AND person_id = $1 AND record_ids = ARRAY[$2::uuid]
           ORDER BY action`,
          [scene.dataLead.personId, found.id],
        )
      ).rows.map(({ action }) => action);
    expect(await looks()).toEqual(['extracts']);
    const { extracts } = await extractsOfAgreement(scene.dataLead, found.agreementId);
    expect(extracts).toMatchObject([{ id: found.id, preview: { rows: [] } }]);
    expect(await looks()).toEqual(['extracts']);
    await extractFaults(scene.dataLead, found.id);
    granted(await acceptExtract(scene.dataLead, files, found.id));
    expect(await looks()).toEqual(['acceptExtract', 'extractFaults', 'extracts']);
    // who asks and is shown none leaves none
    await extract(scene.backbone, found.id);
    granted(await deleteExtract(scene.dataLead, files, found.id));
    const before = await looks();
    expect((await standing(found.id)).preview.rows).toEqual([]);
    expect(await looks()).toEqual(before);
  });

  it('leave nobody behind in their headings, where the first line is no line of headings', async () => {
    const all = async () =>
      (
        await database.owner.query<{ text: string }>(
          `SELECT coalesce(jsonb_agg(to_jsonb(e)), '[]')::text || coalesce((SELECT jsonb_agg(to_jsonb(m))
             FROM extract_mapping m WHERE m.partnership_id = $1), '[]')::text AS text
           FROM extract e WHERE e.partnership_id = $1`,
          [scene.partnershipId],
        )
      ).rows[0]?.text;
    const given = await sent(`${ANN}\r\n${BEA}\r\n`);
    expect(given.state).toBe('UNREADABLE');
    granted(await cancelExtract(scene.dataLead, files, given.id));
    expect(await all()).not.toContain('Lee');

    const { id, agreementId, fields } = await sent(`${ANN}\r\n${BEA}\r\n`);
    const order = [
      'RECORD_ID',
      'GIVEN_NAME',
      'FAMILY_NAME',
      'BIRTH_DATE',
      'POSTCODE',
      'EMPLOYER',
      'STARTED_ON',
    ];
    const columns = order.map((name, place) => ({
      place,
      field: fields.find((one) => one === name) ?? null,
    }));
    granted(await chooseExtractColumns(scene.dataLead, id, columns));
    await check(id);
    granted(await acceptExtract(scene.dataLead, files, id));
    expect(await all()).toContain('Lee');
    // how its columns are read is remembered without them
    const again = await sent(`${ANN}\r\n${BEA}\r\n`, agreementId);
    expect(again).toMatchObject({ isRemembered: true });
    for (const one of [id, again.id]) granted(await deleteOrCancel(one));
    expect(await all()).not.toContain('Lee');
    await end(agreementId);
    await clearExtracts(scene.partnershipId, files);
    expect(await all()).not.toContain('Lee');
  });

  it('have at most 500 columns, and headings of any length are remembered', async () => {
    const row = (cell: (nth: number) => string, many: number) =>
      Array.from({ length: many }, (_, nth) => cell(nth)).join(',');
    const wide = await sent(`${row((nth) => `H${nth}`, 501)}\r\n${row(() => 'x', 501)}\r\n`);
    expect(wide).toMatchObject({ state: 'UNREADABLE', headings: [] });
    expect(wide.problems).toEqual([expect.stringContaining('The file has 501 columns')]);
    const long = await sent(
      `${row((nth) => `${nth} ${createHash('sha512').update(`${nth}`).digest('hex')}`, 100)}\r\n${row((nth) => ['1', 'Ann', 'Lee', '2026-01-05'][nth] ?? '', 100)}\r\n`,
    );
    const fields = ['RECORD_ID', 'GIVEN_NAME', 'FAMILY_NAME', 'STARTED_ON'] as const;
    const choices = fields.map((field, place) => ({ place, field }));
    granted(await chooseExtractColumns(scene.dataLead, long.id, choices));
    await check(long.id);
    expect(await standing(long.id)).toMatchObject({ state: 'CHECKED', good: 1 });
  });

  const deleteOrCancel = async (id: string) =>
    (await standing(id)).state === 'READY'
      ? deleteExtract(scene.dataLead, files, id)
      : cancelExtract(scene.dataLead, files, id);
  const end = (agreementId: string) =>
    database.owner.query(
      `UPDATE sharing_agreement SET ended_at = now(), ended_by = drafted_by, ended_because = 'Over' WHERE id = $1`,
      [agreementId],
    );
  async function addPair(extractId: string, state = 'DONE'): Promise<void> {
    const { owner } = database;
    const { personId } = scene.dataLead;
    await owner.query(
      `WITH p AS (INSERT INTO participant (partnership_id, reference, given_name, family_name, provider_id, enrolled_on)
         VALUES ($1, 'P-1', 'Ann', 'Lee', $5, '2025-01-01') RETURNING id),
       r AS (INSERT INTO match_run (partnership_id, number, agreement_id, extract_id, asked_by, asked_at, state, started_by,
           started_at, ended_at, settings, model, match_from, review_from)
         SELECT $1, 1, agreement_id, id, $3, now(), $4, $3, now(), now(), '{}', '{}', 0.5, 0.1 FROM extract WHERE id = $2
         RETURNING id, agreement_id)
       INSERT INTO match_pair (partnership_id, run_id, agreement_id, extract_id, participant_id, record_key, ours, theirs,
         record, probability, weight, levels, adjustments, verdict)
       SELECT $1, r.id, r.agreement_id, $2, p.id, repeat('a', 64), '{"FAMILY_NAME": "Lee"}', '{"FAMILY_NAME": "Lee"}',
         '{"STARTED_ON": "2026-01-05"}', 0.9, 3, '{1}', '{0}', 'MATCH' FROM r, p`,
      [scene.partnershipId, extractId, personId, state, await scene.organisation('First Steps')],
    );
  }
  const pairOf = async (extractId: string) =>
    (
      await database.owner.query('SELECT ours, theirs, record FROM match_pair WHERE extract_id = $1', [
        extractId,
      ])
    ).rows[0];
});
