import { practiceNames, type Refusal, readPractices, refuse, type WrongRow } from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** A practice of the list that is not here yet, or says something else than what is here. */
export interface PracticeChange {
  readonly odsCode: string;
  readonly name: string;
  /** what changes: the fields in words; nothing for a new one */
  readonly changes: readonly string[];
}

/** What a list of practices does, or has done. */
export interface PracticeImport {
  /** whether it was only looked at */
  readonly isPreview: boolean;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** not active: left out */
  readonly closed: number;
  readonly wrongCount: number;
  /** the first `MOST_SHOWN` of each */
  readonly wrong: readonly WrongRow[];
  readonly changes: readonly PracticeChange[];
  readonly examples: readonly PracticeChange[];
}

const MOST_SHOWN = 100;
const MOST_EXAMPLES = 10;
/** NHS England's list has 6,872 active practices; a file of ten times as many is another. */
const MOST_ROWS = 70_000;

/**
 * Reads a list of GP practices (ODS) and makes each active one an anchor of the partnership, known by its ODS code: a new
 * one is added, one that is here is brought up to date, and the same list a second time changes nothing. A wrong row is
 * told with its column and keeps no other out. All of it in one transaction and a fixed number of statements: seven
 * thousand rows take a second or two, so that there is no job to wait for.
 * @param apply false: says what it would do, and does nothing
 * @returns INVALID (file) for a file that cannot be read as a whole.
 * @throws Fault FORBIDDEN
 */
export function importPractices(
  actor: Actor,
  input: { readonly file: Uint8Array; readonly apply: boolean },
): Promise<PracticeImport | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('importPractices');
    const list = readPractices(input.file);
    if (typeof list === 'string') return refuse('INVALID', list, 'file');
    if (list.practices.length > MOST_ROWS) return refuse('INVALID', 'This file has too many rows.', 'file');
    // two imports at once: the second waits and finds what the first has written
    await tenant.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 39))', [tenant.partnership.id]);
    const taken = await tenant.rows<{ name: string }>(
      `SELECT lower(o.name) AS name FROM organisation o WHERE o.partnership_id = $1 AND NOT EXISTS (SELECT FROM anchor_record g
         WHERE g.partnership_id = o.partnership_id AND g.anchor_id = o.id AND g.ods_code = ANY ($2))`,
      [tenant.partnership.id, list.practices.map(({ odsCode }) => odsCode)],
    );
    const names = practiceNames(list.practices, new Set(taken.map(({ name }) => name)));
    const rows = JSON.stringify(
      list.practices.map(({ line: _line, ...practice }) => ({
        ...practice,
        name: names.get(practice.odsCode) ?? practice.name,
      })),
    );
    const compared = await compare(tenant, rows);
    if (input.apply) await write(tenant, rows);
    const changed = compared.filter(({ changes }) => changes !== null && changes.length > 0);
    const added = compared.filter(({ changes }) => changes === null);
    const shown = (some: readonly Compared[], most: number): PracticeChange[] =>
      some.slice(0, most).map(({ odsCode, name, changes }) => ({ odsCode, name, changes: changes ?? [] }));
    return {
      isPreview: !input.apply,
      added: added.length,
      changed: changed.length,
      unchanged: compared.length - added.length - changed.length,
      closed: list.closed,
      wrongCount: list.wrong.length,
      wrong: list.wrong.slice(0, MOST_SHOWN),
      changes: shown(changed, MOST_SHOWN),
      examples: shown(added, MOST_EXAMPLES),
    };
  });
}

interface Compared {
  readonly odsCode: string;
  readonly name: string;
  /** null: it is not here yet */
  readonly changes: readonly string[] | null;
}

const SENT = `json_to_recordset($2) AS x("odsCode" text, name text, address text, postcode text, "openedOn" date, commissioner text)`;

/** Each practice beside what is here of it. One statement. */
const compare = (tenant: Tenant, rows: string): Promise<Compared[]> =>
  tenant.rows<Compared>(
    `SELECT x."odsCode", x.name, CASE WHEN g.anchor_id IS NOT NULL THEN array_remove(ARRAY[
       CASE WHEN o.name <> x.name THEN 'name' END,
       CASE WHEN g.address <> x.address THEN 'address' END,
       CASE WHEN g.postcode IS DISTINCT FROM x.postcode THEN 'postcode' END,
       CASE WHEN g.opened_on IS DISTINCT FROM x."openedOn" THEN 'open date' END,
       CASE WHEN g.commissioner IS DISTINCT FROM x.commissioner THEN 'commissioner' END], NULL) END AS changes
     FROM ${SENT}
     LEFT JOIN anchor_record g ON g.partnership_id = $1 AND g.ods_code = x."odsCode"
     LEFT JOIN organisation o ON o.partnership_id = $1 AND o.id = g.anchor_id
     ORDER BY x."odsCode"`,
    [tenant.partnership.id, rows],
  );

/** Brings names and records up to date and adds what is new, by four statements. */
async function write(tenant: Tenant, rows: string): Promise<void> {
  const { partnership, now } = tenant;
  // by way of the id, so that two practices can take each other's name
  for (const name of ['o.id::text', 'x.name'])
    await tenant.execute(
      `UPDATE organisation o SET name = ${name} FROM ${SENT}
       JOIN anchor_record g ON g.partnership_id = $1 AND g.ods_code = x."odsCode"
       WHERE o.partnership_id = $1 AND o.id = g.anchor_id AND o.name <> x.name`,
      [partnership.id, rows],
    );
  await tenant.execute(
    `UPDATE anchor_record g SET address = x.address, postcode = x.postcode, opened_on = x."openedOn",
       commissioner = x.commissioner, imported_at = $3
     FROM ${SENT} WHERE g.partnership_id = $1 AND g.ods_code = x."odsCode" AND (g.address, coalesce(g.postcode, ''),
       g.opened_on, coalesce(g.commissioner, '')) IS DISTINCT FROM (x.address, coalesce(x.postcode, ''), x."openedOn",
       coalesce(x.commissioner, ''))`,
    [partnership.id, rows, now],
  );
  await tenant.execute(
    `WITH new AS (SELECT x.* FROM ${SENT} WHERE NOT EXISTS (SELECT FROM anchor_record g
         WHERE g.partnership_id = $1 AND g.ods_code = x."odsCode")),
       made AS (INSERT INTO organisation (partnership_id, name, kinds, created_at)
         SELECT $1, n.name, '{ANCHOR,REFERRER}', $3 FROM new n RETURNING id, name)
     INSERT INTO anchor_record (partnership_id, anchor_id, ods_code, address, postcode, opened_on, commissioner, imported_at)
     SELECT $1, m.id, n."odsCode", n.address, n.postcode, n."openedOn", n.commissioner, $3
     FROM new n JOIN made m ON m.name = n.name`,
    [partnership.id, rows, now],
  );
}
