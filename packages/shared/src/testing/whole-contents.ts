import type pg from 'pg';

/** Every row of every table of Weft's as text, by table: to compare two databases. */
export async function wholeContents(owner: pg.Pool): Promise<Record<string, string[]>> {
  const { rows: tables } = await owner.query<{ table: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS table FROM pg_tables
     WHERE schemaname IN ('public', 'app', 'auth') ORDER BY 1`,
  );
  const contents: Record<string, string[]> = {};
  for (const { table } of tables) {
    const { rows } = await owner.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t ORDER BY 1`);
    contents[table] = rows.map(({ row }) => row);
  }
  return contents;
}
