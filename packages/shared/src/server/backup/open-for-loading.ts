import type pg from 'pg';
import type { TableColumns } from './archive-format.js';
import { forceAgain, named, passPolicies } from './tables.js';

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Makes tables that a migration has just made ready to take in rows as they were: no trigger notes, announces or
 * refuses anything, no row waits for one of another table, and what the migrations themselves put in is taken out.
 * A superuser is not needed.
 *
 * @returns puts everything right again; the foreign keys are checked then, each for its whole table.
 */
export async function openForLoading(
  client: pg.ClientBase,
  tables: readonly TableColumns[],
): Promise<() => Promise<void>> {
  const forced = await passPolicies(client);
  const { rows: keys } = await client.query<ForeignKey>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table, quote_ident(k.conname) AS name,
       pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE k.contype = 'f' AND c.oid = ANY ($1::text[]::regclass[]::oid[]) ORDER BY 1, 2`,
    [tables.map(named)],
  );
  for (const key of keys) await client.query(`ALTER TABLE ${key.table} DROP CONSTRAINT ${key.name}`);
  for (const table of tables) {
    await client.query(`ALTER TABLE ${named(table)} DISABLE TRIGGER USER`);
    await client.query(`DELETE FROM ${named(table)}`);
  }
  return async () => {
    for (const key of keys)
      await client.query(`ALTER TABLE ${key.table} ADD CONSTRAINT ${key.name} ${key.definition}`);
    for (const table of tables) await client.query(`ALTER TABLE ${named(table)} ENABLE TRIGGER USER`);
    await forceAgain(client, forced);
  };
}
