import { ROLES } from '@weft/shared';
import { addOrganisation } from '@weft/shared/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEATURE_ROUTES } from '../http/feature-routes.js';
import { type Caller, insiders } from '../testing/attack/callers.js';
import { makePlace, type Place } from '../testing/attack/world.js';
import { testSchema } from '../testing/test-schema.js';
import { type TestServer, testServer } from '../testing/test-server.js';

/** What a spreadsheet takes for the beginning of a formula, in ASCII and in full width, and what some of them skip. */
const BEGINNINGS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', ' =', '\ufeff@', 'a; ='];
/** The cell that a spreadsheet would run, whoever parts the line by which sign. */
const RUN = /^[\s\p{Cc}\p{Cf}]*([=@＝＠]|[+\-＋－]\S)|^[\t\r\n\0]/u;
const AMOUNT = /^-\d+(\.\d+)?$/;

/** The cells of a file, as RFC 4180 has them. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [whole, quoted, plain, end] of csv.matchAll(/"((?:[^"]|"")*)"|([^",\r\n]+)|(,|\r\n)/g)) {
    const row = rows.at(-1) ?? [];
    if (end === ',') row.push('');
    else if (end === '\r\n') rows.push([]);
    else row[Math.max(0, row.length - 1)] = quoted?.replaceAll('""', '"') ?? plain ?? whole;
  }
  return rows.filter((row) => row.length > 0);
}

/** Of dates, counts, amounts and words of ours: nobody writes anything into these. */
const OUR_WORDS = new Set([
  '/api/exports/payment-runs.csv',
  // words in JSON, which is not rewritten here: referral-files.test.ts looks at them
  '/api/exports/referral-mistakes.csv',
]);

describe('every file for spreadsheets', () => {
  let server: TestServer;
  let place: Place;
  let callers: Caller[];
  let files: string[];
  /** agreements that compare encodings */
  let encoded: string[];
  /** texts, but for numbers and states of ours; those that the database holds to a form are found out below */
  let written: { table: string; column: string }[];

  beforeAll(async () => {
    server = await testServer(testSchema, {}, FEATURE_ROUTES);
    const { owner } = server.database;
    place = await makePlace(owner, false);
    callers = await insiders(owner, place);
    await owner.query(
      `INSERT INTO claim_event (partnership_id, claim_id, at, by_person, from_state, to_state, reason)
       VALUES ($1, $2, now(), $3, 'APPROVED', 'VERIFIED', 'Words')`,
      [place.scene.partnershipId, place.claims.billed, place.people.VERIFIER.personId],
    );
    // what is to be taken along has been looked at
    await owner.query(`UPDATE analyst_output SET state = 'RELEASED', decided_by = $1, decided_at = now()`, [
      place.people.DATA_LEAD.personId,
    ]);
    // somebody who acted stands by name in the trail
    await addOrganisation(place.people.BACKBONE, { name: 'Another partner', kinds: ['PROVIDER'] });
    const agreements = await owner.query<{ id: string }>(
      `SELECT id FROM sharing_agreement WHERE partnership_id = $1 AND form = 'ENCODED'`,
      [place.scene.partnershipId],
    );
    encoded = agreements.rows.map(({ id }) => id);
    files = server.addresses('GET').filter((address) => /\.csv$/.test(address));
    const { rows } = await owner.query<{ table: string; column: string }>(
      `SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.table_schema = 'public' AND c.data_type = 'text' AND c.column_name !~ '^reference$|_state$' AND t.table_type = 'BASE TABLE'
         AND (c.table_name = 'person' OR EXISTS (SELECT FROM information_schema.columns p
           WHERE p.table_schema = 'public' AND p.table_name = c.table_name AND p.column_name = 'partnership_id'))`,
    );
    written = rows;
  });
  afterAll(() => server.close());

  /** Puts a sign before every text there is; how many columns took it. */
  const begin = async (sign: string): Promise<number> => {
    const client = await server.database.owner.connect();
    let took = 0;
    try {
      await client.query('BEGIN');
      // history is append-only, and names are keys: neither matters to what a cell looks like
      await client.query('SET LOCAL session_replication_role = replica');
      for (const { table, column } of written) {
        await client.query('SAVEPOINT one');
        try {
          await client.query(`UPDATE ${table} SET ${column} = $1 || regexp_replace(${column}, '^.*¦', '')`, [
            `${sign}1¦`,
          ]);
          took += 1;
        } catch (fault) {
          // a form that the database keeps: a state, an address, a code
          if (
            !['23514', '22001', '23505', '428C9', '55000'].includes((fault as { code?: string }).code ?? '')
          )
            throw fault;
          await client.query('ROLLBACK TO SAVEPOINT one');
        }
      }
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    return took;
  };

  /** The addresses of a file, with ids of what there is and the filters without which some hold nothing. */
  const askedAt = (file: string): string[] => {
    const filter = { sample: place.ids.get('audit_sample')?.[0], month: '2025-12-01' };
    const tables: Readonly<Record<string, string>> = { statements: 'statement' };
    const table = tables[file.split('/')[2] ?? ''];
    const ids = file.includes(':id') ? (place.ids.get(table ?? '') ?? []) : [''];
    expect(ids.length, `There is an id for ${file}`).toBeGreaterThan(0);
    const wanted = (one: object): string => `&filter=${encodeURIComponent(JSON.stringify(one))}`;
    const at = (id: string, more: string): string =>
      `${file.replace(':id', id)}?partnership=${place.scene.slug}${more}`;
    if (file.endsWith('/analyst-output.csv'))
      return (place.ids.get('analyst_output') ?? []).map((output) => at('', wanted({ output })));
    if (file.endsWith('/people-to-encode.csv'))
      return encoded.map((agreement) => at('', wanted({ agreement })));
    if (file.endsWith('/matched-codes.csv'))
      return (place.ids.get('match_run') ?? []).map((run) => at('', wanted({ run })));
    if (file.endsWith('/referral-mistakes.csv'))
      return (place.ids.get('referral_file') ?? []).map((referralFile) => at('', wanted({ referralFile })));
    return ids.map((id) => at(id, file.endsWith('/audit-frame.csv') ? wanted(filter) : ''));
  };

  it('are found by their addresses', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        '/api/exports/audit-frame.csv',
        '/api/exports/claims.csv',
        '/api/statements/:id.csv',
      ]),
    );
    expect(files.length).toBeGreaterThanOrEqual(9);
  });

  it('hold no cell that a spreadsheet would run, whatever people have written', async () => {
    const made = new Map(files.map((file) => [file, 0]));
    const rows = new Map(files.map((file) => [file, 0]));
    /** Who may not have which file is asked for it once. */
    const shut = new Set<string>();
    let cells = 0;
    for (const sign of BEGINNINGS) {
      expect(await begin(sign)).toBeGreaterThan(20);
      for (const file of files)
        for (const address of askedAt(file))
          for (const caller of callers.filter(({ who }) =>
            ROLES.some((role) => role === who && !shut.has(`${file} ${who}`)),
          )) {
            const answer = await fetch(server.url + address, { headers: { cookie: caller.cookie ?? '' } });
            expect([address, answer.status < 500]).toEqual([address, true]);
            if (answer.status !== 200) {
              shut.add(`${file} ${caller.who}`);
              continue;
            }
            expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
            expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+\.csv"$/);
            expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
            const text = (await answer.text()).replace(/^\ufeff/, '');
            rows.set(file, Math.max(rows.get(file) ?? 0, cellsOf(text).length - 1));
            for (const cell of cellsOf(text).flat()) {
              cells += 1;
              if (cell.includes("'")) made.set(file, (made.get(file) ?? 0) + 1);
              if (RUN.test(cell) && !AMOUNT.test(cell))
                expect([file, sign, cell]).toEqual([file, sign, 'no formula']);
            }
            // where a semicolon parts the cells
            for (const cell of text.split(/[;\t\r\n]/).slice(1))
              if (/^[\s\p{Cf}]*[=@＝＠]/u.test(cell))
                expect([file, sign, cell]).toEqual([file, sign, 'no formula']);
          }
    }
    console.log(`Looked at ${cells} cells of ${files.length} files, with ${BEGINNINGS.length} beginnings.`);
    expect(
      [...rows].filter(([, count]) => count === 0),
      'files without a row',
    ).toEqual([]);
    expect(
      [...made].filter(([file, count]) => count === 0 && !OUR_WORDS.has(file)),
      'files without a text that was made safe',
    ).toEqual([]);
  });
});
