import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkReferralFile,
  clearReferralFiles,
  type FileStore,
  fileEverybody,
  importReferralFile,
  openReferralFileStore,
  systemActor,
} from '@weft/shared/server';
import { makeScene, type Scene } from '@weft/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FEATURE_ROUTES } from '../http/feature-routes.js';
import { apiSchema } from '../schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const HEAD = ['First name', 'Surname', 'DOB', 'Phone', 'Safe way to contact', 'Lawful basis', 'Told'];
const ANN = ['Ann', 'Lee', '5/3/1987', '07700 900123', 'Call', 'Public task', 'Notice read'];
const but = (change: Readonly<Record<number, string>>) => ANN.map((cell, nth) => change[nth] ?? cell);
const plain = (...rows: readonly (readonly string[])[]) =>
  rows
    .map((cells) =>
      cells.map((cell) => (/[",\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
    )
    .map((line) => `${line}\r\n`)
    .join('');

const FILE = `id state problems notes headings rows done enters wentIn repeats staysOut entered source { name }
  sentBy { id } confirmedBy { id }`;
const PREVIEW = `mistakes { row faults { column message } } repeated { row repeats }
  known { row givenName kind reference verdict } knownCount`;

interface Read {
  file: Record<string, unknown> & { id: string; state: string; problems: string[]; notes: string[] };
  preview: {
    mistakes: { row: number; faults: { column: string; message: string }[] }[];
    repeated: { row: number; repeats: number }[];
    known: { row: number; givenName: string; kind: string; reference: string; verdict: string }[];
    knownCount: number;
  };
}

describe('files of referrals over HTTP', () => {
  let server: TestServer;
  let scene: Scene;
  let files: FileStore;
  let agency: string;
  let hub: string;
  let clinicId: string;

  beforeAll(async () => {
    server = await testServer(await apiSchema(), {}, FEATURE_ROUTES);
    files = openReferralFileStore(server.home);
  });
  beforeEach(async () => {
    scene = await makeScene(server.database.owner);
    clinicId = await scene.organisation('Clinic', 'REFERRER');
    agency = await server.cookieFor((await scene.person('Clinic', 'REFERRER')).personId);
    hub = await server.cookieFor((await scene.person('The Backbone', 'ASSESSOR')).personId);
  });
  afterAll(() => server.close());

  const send = async (
    content: string | Uint8Array<ArrayBuffer>,
    { cookie = agency, source = '', name = 'people.csv' } = {},
  ) => {
    const form = new FormData();
    form.append('file', new Blob([content]), name);
    const answer = await fetch(`${server.url}/api/referral-files?source=${source}`, {
      method: 'POST',
      headers: { cookie, 'x-partnership': scene.slug },
      body: form,
    });
    return {
      status: answer.status,
      body: (await answer.json()) as { fileId?: string; code?: string; message?: string },
    };
  };
  const ask = async <T>(query: string, variables: object, cookie = agency): Promise<T> => {
    const { body } = await server.ask(query, {
      variables: variables as Record<string, unknown>,
      cookie,
      partnership: scene.slug,
    });
    expect(body.errors ?? []).toEqual([]);
    return body.data as T;
  };
  const read = (id: string, cookie = agency) =>
    ask<Read>(
      `query ($id: ID!) { file: referralFile(id: $id) { ${FILE} } preview: referralFilePreview(id: $id) { ${PREVIEW} } }`,
      { id },
      cookie,
    );
  const system = () => systemActor(scene.partnershipId);
  /** Sends a file and lets it be checked; what the sender then reads. */
  const checked = async (
    content: string | Uint8Array<ArrayBuffer>,
    given: Parameters<typeof send>[1] = {},
  ) => {
    const { status, body } = await send(content, given);
    expect([status, body.message]).toEqual([200, undefined]);
    const id = body.fileId ?? '';
    await checkReferralFile(system(), files, id);
    return read(id, given.cookie);
  };
  const confirm = async (id: string, cookie = agency) =>
    (
      await ask<{ importReferrals: Record<string, unknown> }>(
        `mutation ($id: ID!) { importReferrals(id: $id) { __typename ... on ReferralFile { ${FILE} } ... on Refusal { code message } } }`,
        { id },
        cookie,
      )
    ).importReferrals;
  const imported = async (id: string, cookie = agency) => {
    expect(await confirm(id, cookie)).toMatchObject({ __typename: 'ReferralFile', state: 'IMPORTING' });
    await importReferralFile(system(), files, id);
    return (await read(id, cookie)).file;
  };
  const referred = async () =>
    (
      await server.database.owner.query<{ name: string; channel: string; source: string; by: string | null }>(
        `SELECT given_name || ' ' || family_name AS name, channel, source_id AS source, referred_by AS by FROM referral
         WHERE partnership_id = $1 ORDER BY reference`,
        [scene.partnershipId],
      )
    ).rows;
  const contents = () =>
    readdirSync(join(server.home, 'referral-files', 'files'), {
      recursive: true,
      withFileTypes: true,
    }).filter((entry) => entry.isFile()).length;
  const faultsOf = ({ preview }: Read) =>
    preview.mistakes.flatMap(({ row, faults }) =>
      faults.map(({ column, message }) => `${row} ${column}: ${message}`),
    );

  it('are checked, shown with what is wrong in each row and column, corrected, and nothing goes in twice', async () => {
    const file = plain(
      HEAD,
      ANN,
      but({ 0: 'Bea', 2: '1/1/1886' }),
      but({ 0: 'Cas', 1: '=cmd()', 3: '0770' }),
      but({ 0: 'ANN' }),
      but({ 0: 'Dev' }),
    );
    const before = await checked(file);
    expect(before.file).toMatchObject({
      state: 'CHECKED',
      rows: 5,
      done: 5,
      enters: 2,
      wentIn: 0,
      repeats: 1,
      staysOut: 2,
      source: { name: 'Clinic' },
    });
    expect(faultsOf(before)).toEqual([
      '3 DOB: 1 January 1886 is too long ago. Check the year.',
      '4 Surname: This cell holds a formula. Copy the column and paste it as values, then save the file again.',
      '4 Phone: Give a whole telephone number, for example 07700 900123 or +353 1 496 0000, or leave it empty.',
    ]);
    expect(before.preview.repeated).toEqual([{ row: 5, repeats: 2 }]);
    expect(await referred()).toEqual([]);
    expect(await imported(before.file.id)).toMatchObject({ state: 'DONE', entered: 2, done: 5 });
    expect((await referred()).map(({ name, channel }) => [name, channel])).toEqual([
      ['Ann Lee', 'FILE'],
      ['Dev Lee', 'FILE'],
    ]);
    expect(await confirm(before.file.id)).toMatchObject({ code: 'WRONG_STATE' });

    const again = await checked(
      file.replace('1/1/1886', '1/1/1986').replace('=cmd()', 'Moss').replace('0770,', '07700 900124,'),
    );
    expect(again.file).toMatchObject({ enters: 2, wentIn: 2, repeats: 1, staysOut: 0 });
    expect(await imported(again.file.id)).toMatchObject({ state: 'DONE', entered: 2 });
    expect((await referred()).map(({ name }) => name)).toEqual(['Ann Lee', 'Dev Lee', 'Bea Lee', 'Cas Moss']);
    // one acknowledgement for each file, none for each person
    const { rows } = await server.database.owner.query<{ kind: string }>(
      `SELECT kind FROM outbox WHERE partnership_id = $1 AND kind LIKE 'mail.%'`,
      [scene.partnershipId],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['mail.referralFile', 'mail.referralFile']);
  });

  it('are read as spreadsheets and systems write them', async () => {
    const people = plain(HEAD, but({ 1: 'O’Brien' }), but({ 0: 'Zoe', 1: 'Smith' }));
    const western = Uint8Array.from(people, (letter) => (letter === '’' ? 0x92 : letter.charCodeAt(0)));
    for (const [content, enters] of [
      [western, 2],
      [`\ufeff${people}`, 0],
      [people.replaceAll(',', ';'), 0],
    ] as const) {
      const { file, preview } = await checked(content);
      expect({ ...file, faults: preview.mistakes }).toMatchObject({
        state: 'CHECKED',
        enters,
        wentIn: 2 - enters,
        faults: [],
      });
      if (enters > 0) await imported(file.id);
    }
    expect((await referred()).map(({ name }) => name)).toEqual(['Ann O’Brien', 'Zoe Smith']);
  });

  it('say clearly what is wrong with the whole of them', async () => {
    const wide = Array.from({ length: 193 }, (_, nth) => `Extra ${nth + 1}`);
    const extra = await checked(plain([...HEAD, ...wide], [...ANN, ...wide.map(() => 'x')]));
    expect(extra.file).toMatchObject({ state: 'CHECKED', enters: 1 });
    expect(extra.file.notes[0]).toMatch(/^193 columns are not used: Extra 1, .*, and 185 more\.$/);

    const whole = plain(HEAD, ANN, but({ 0: 'Zoe' }));
    const cut = await checked(whole.slice(0, -25));
    expect(cut.file).toMatchObject({ state: 'CHECKED', enters: 1, staysOut: 1 });
    expect(faultsOf(cut)).toEqual([
      '3 : The file ends in the middle of this row. It may be cut off: save and send it again.',
    ]);

    const noRows = await checked(HEAD.join());
    expect(noRows.file).toMatchObject({
      state: 'UNREADABLE',
      problems: ['The file has no rows. It needs a line of headings and a line for each person.'],
    });
    expect(await confirm(noRows.file.id)).toMatchObject({ code: 'WRONG_STATE' });

    const nobody = await checked(plain(HEAD, but({ 0: '' })));
    expect(await confirm(nobody.file.id)).toMatchObject({
      code: 'INVALID',
      message: expect.stringMatching(/Nobody/),
    });

    for (const [content, status, words] of [
      [Uint8Array.of(0x50, 0x4b, 3, 4, 9), 415, /no CSV file.*CSV UTF-8/],
      ['', 415, /empty/],
      [new Uint8Array(20 * 1024 * 1024 + 1).fill(65), 413, /larger than 20 MB.*Split/],
    ] as const) {
      const answer = await send(content);
      expect([answer.status, answer.body.code]).toEqual([status, 'BAD_USER_INPUT']);
      expect(answer.body.message).toMatch(words);
    }
  });

  it('whose headings say nothing are read once somebody chooses the columns', async () => {
    const { file } = await checked(plain(['Column A', ...HEAD.slice(1)], ANN));
    expect(file).toMatchObject({
      state: 'UNREADABLE',
      problems: ['No column is called “First name”. Add it, or choose which column holds it.'],
      headings: ['Column A', ...HEAD.slice(1)],
    });
    const choose = (place: number) =>
      ask<{ chooseReferralColumns: Record<string, unknown> }>(
        `mutation ($id: ID!, $columns: [ColumnChoice!]!) { chooseReferralColumns(id: $id, columns: $columns) {
           __typename ... on ReferralFile { state } ... on Refusal { code } } }`,
        { id: file.id, columns: [{ place, field: 'givenName' }] },
      );
    expect((await choose(7)).chooseReferralColumns).toMatchObject({ code: 'INVALID' });
    expect((await choose(0)).chooseReferralColumns).toMatchObject({ state: 'CHECKING' });
    await checkReferralFile(system(), files, file.id);
    expect((await read(file.id)).file).toMatchObject({ state: 'CHECKED', enters: 1, problems: [] });
    await imported(file.id);
    expect((await referred()).map(({ name }) => name)).toEqual(['Ann Lee']);
  });

  it('tell the hub, and never an agency, who may be known already', async () => {
    const first = await checked(plain(HEAD, ANN));
    await imported(first.file.id);
    await fileEverybody(system());
    const file = plain(
      HEAD,
      but({ 0: 'Anne', 3: '', 4: 'In person' }),
      but({ 0: 'Zoe', 1: 'Moss', 2: '1/2/1950' }),
    )
      .replaceAll('In person', 'Call')
      .replace('87,,', '87,07700 900123,');
    const own = await checked(file);
    expect(own.preview).toMatchObject({ known: [], knownCount: 0 });
    const atHub = await checked(file, { cookie: hub, source: clinicId });
    expect(atHub.preview).toMatchObject({
      known: [{ row: 2, givenName: 'Anne', kind: 'REFERRAL', reference: 'R-000001', verdict: 'LIKELY' }],
      knownCount: 1,
    });
    // and so whoever was filed before other keys stood beside theirs
    await server.database.owner.query('UPDATE match_key SET beside = NULL');
    expect((await checked(file, { cookie: hub, source: clinicId })).preview).toMatchObject({
      known: [{ row: 2, kind: 'REFERRAL', reference: 'R-000001', verdict: 'LIKELY' }],
      knownCount: 1,
    });
    // whoever went in before is known for that
    expect((await checked(plain(HEAD, ANN), { cookie: hub, source: clinicId })).preview.knownCount).toBe(0);
    // the agency sees that file too, since it is in its name, and nothing of that
    expect((await read(atHub.file.id)).preview).toMatchObject({ known: [], knownCount: 0 });
    await imported(atHub.file.id, hub);
    const { rows } = await server.database.owner.query(
      'SELECT FROM referral_file_match WHERE partnership_id = $1 AND file_id = $2',
      [scene.partnershipId, atHub.file.id],
    );
    expect(rows).toEqual([]);
    expect((await referred()).at(-1)?.source).toBe(clinicId);
  });

  it('are nobody else’s, and of an agency’s the hub sees what it has confirmed', async () => {
    const other = await server.cookieFor((await scene.person('Custody', 'REFERRER')).personId);
    const worker = await server.cookieFor((await scene.person('First Steps', 'LINK_WORKER')).personId);
    const { file } = await checked(plain(HEAD, ANN));
    const seenBy = async (cookie: string) =>
      (
        await ask<{ referralFile: { id: string } | null }>(
          `query ($id: ID!) { referralFile(id: $id) { id } }`,
          { id: file.id },
          cookie,
        )
      ).referralFile?.id ?? null;
    expect([await seenBy(agency), await seenBy(other), await seenBy(hub)]).toEqual([file.id, null, null]);
    const answer = await server.ask(`mutation ($id: ID!) { importReferrals(id: $id) { __typename } }`, {
      variables: { id: file.id },
      cookie: other,
      partnership: scene.slug,
    });
    expect(answer.body.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    await imported(file.id);
    expect([await seenBy(other), await seenBy(hub)]).toEqual([null, file.id]);
    expect((await send(plain(HEAD, ANN), { cookie: worker })).status).toBe(403);
    expect((await send(plain(HEAD, ANN), { source: await scene.organisation('Custody') })).status).toBe(403);
    expect((await send(plain(HEAD, ANN), { cookie: hub })).status).toBe(200);
  });

  it('give every mistake as a file in which no cell is a formula', async () => {
    // a heading that a spreadsheet would run, and that is known all the same
    const head = HEAD.map((heading) => (heading === 'DOB' ? '=DOB' : heading));
    const { file } = await checked(plain(head, but({ 2: 'Sunday' }), ANN, ANN));
    const filter = encodeURIComponent(JSON.stringify({ referralFile: file.id }));
    const answer = await fetch(
      `${server.url}/api/exports/referral-mistakes.csv?partnership=${scene.slug}&filter=${filter}`,
      { headers: { cookie: agency } },
    );
    expect(answer.status).toBe(200);
    const lines = (await answer.text()).trim().split('\r\n');
    expect(lines.map((line) => line.split(',').slice(0, 2))).toEqual([
      ['Row', 'Column'],
      ['2', "'=DOB"],
      ['4', ''],
    ]);
    expect(lines[2]).toContain('This row says the same as row 3.');
  });

  it('can be given up, and leave nothing on the disk when they have ended', async () => {
    const before = contents();
    const { file } = await checked(plain(HEAD, ANN));
    expect(contents()).toBe(before + 1);
    const cancel = () =>
      ask<{ cancelReferralFile: Record<string, unknown> }>(
        `mutation ($id: ID!) { cancelReferralFile(id: $id) { __typename ... on ReferralFile { state } ... on Refusal { code } } }`,
        { id: file.id },
      );
    expect((await cancel()).cancelReferralFile).toMatchObject({ state: 'CANCELLED' });
    expect((await cancel()).cancelReferralFile).toMatchObject({ code: 'WRONG_STATE' });
    expect(await confirm(file.id)).toMatchObject({ code: 'WRONG_STATE' });
    expect(await clearReferralFiles(scene.partnershipId, files)).toBe(1);
    expect(contents()).toBe(before);

    const halfway = await checked(plain(HEAD, ANN, but({ 0: 'Bea' }), but({ 0: 'Cas' })));
    await confirm(halfway.file.id);
    await importReferralFile(system(), files, halfway.file.id, {
      sliceSize: 1,
      onProgress: async ({ done }) => {
        if (done === 2)
          await ask(`mutation ($id: ID!) { cancelReferralFile(id: $id) { __typename } }`, {
            id: halfway.file.id,
          });
      },
    });
    expect((await read(halfway.file.id)).file).toMatchObject({ state: 'CANCELLED', entered: 2, done: 2 });
    expect((await referred()).map(({ name }) => name)).toEqual(['Ann Lee', 'Bea Lee']);
    expect(contents()).toBe(before);

    const waits = await checked(plain(HEAD, but({ 0: 'Dev' })));
    const later = new Date(Date.now() + 31 * 86_400_000);
    expect(await clearReferralFiles(scene.partnershipId, files, later)).toBe(1);
    expect((await read(waits.file.id)).file).toMatchObject({
      state: 'CANCELLED',
      problems: ['It waited 30 days and nobody imported it, so it was given up.'],
    });
    expect(contents()).toBe(before);
  });
});
