import { hasDatabase, ownDatabase } from './own-database.js';

/** Whether the database of the Weft under test is at hand. */
export const canHold = hasDatabase;

/**
 * Keeps everybody from writing to a table, so that background work stands still when it comes to that point.
 *
 * @returns what lets it go on.
 */
export async function hold(table: string): Promise<() => Promise<void>> {
  const client = await ownDatabase();
  await client.query(`BEGIN; LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
  return () => client.end();
}
