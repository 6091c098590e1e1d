import pg from 'pg';
import type { SequenceValue, TableColumns } from './archive-format.js';
import { BackupError } from './backup-error.js';

/** The queue's own schema is left out: what waits stands in the outbox and is offered again. */
const SCHEMAS = ['public', 'auth', 'app'];

/** A table's name as SQL takes it. */
export const named = ({ schema, name }: { schema: string; name: string }): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

/** The columns that COPY writes and takes. */
export const columnList = ({ columns }: TableColumns): string => columns.map(pg.escapeIdentifier).join(', ');

/** Every table with the columns that hold something of their own, as the catalogue has them. */
export async function tablesOf(client: pg.ClientBase): Promise<TableColumns[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[] }>(
    `SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE n.nspname = ANY ($1) AND c.relkind = 'r'
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
     GROUP BY n.nspname, c.relname ORDER BY n.nspname, c.relname`,
    [SCHEMAS],
  );
  return rows;
}

/** Where every sequence stands. They follow no snapshot: asked last, they are never behind the rows. */
export async function sequencesOf(client: pg.ClientBase): Promise<SequenceValue[]> {
  const { rows } = await client.query<SequenceValue>(
    `SELECT schemaname AS schema, sequencename AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = ANY ($1) ORDER BY 1, 2`,
    [SCHEMAS],
  );
  return rows;
}

/** Values are written and read the same way on every server. Holds for the transaction. */
export async function speakPlainly(client: pg.ClientBase): Promise<void> {
  await client.query(`
    SET LOCAL client_encoding = 'UTF8'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'iso_8601';
    SET LOCAL TimeZone = 'UTC'; SET LOCAL extra_float_digits = 3; SET LOCAL bytea_output = 'hex';
    SET LOCAL synchronize_seqscans = off; SET LOCAL statement_timeout = 0;
    SET LOCAL idle_in_transaction_session_timeout = 0`);
}

/**
 * Lets the tables' owner see past the policies, which hold for it too, for the length of the transaction. Superusers
 * and roles with BYPASSRLS do anyway. From here on a policy that would hide a row is an error, never a row left out.
 *
 * @returns the tables that nobody else can use until the transaction ends; `forceAgain` puts them right.
 * @throws BackupError when the role neither owns the tables nor may pass their policies.
 */
export async function passPolicies(client: pg.ClientBase): Promise<readonly string[]> {
  await client.query('SET LOCAL row_security = off');
  const { rows } = await client.query<{ table: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relforcerowsecurity AND n.nspname = ANY ($1)
       AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.rolname = current_user AND (r.rolsuper OR r.rolbypassrls))
     ORDER BY 1`,
    [SCHEMAS],
  );
  const forced = rows.map(({ table }) => table);
  if (forced.length === 0) return forced;
  try {
    // all at once and in one order, so that a writer waits and never stands in a circle with this
    await client.query(`LOCK TABLE ${forced.join(', ')} IN ACCESS EXCLUSIVE MODE`);
    for (const table of forced) await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  } catch (fault) {
    if ((fault as pg.DatabaseError).code !== '42501') throw fault;
    throw new BackupError(
      'The role of DATABASE_URL cannot read every row: use the role that owns the tables, or give it BYPASSRLS.',
    );
  }
  return forced;
}

/** The other way round. */
export async function forceAgain(client: pg.ClientBase, tables: readonly string[]): Promise<void> {
  for (const table of tables) await client.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}
