import { setTimeout } from 'node:timers/promises';
import type { TestDatabase } from './database.js';

/** By then whoever comes to a lock is there, on a machine that does much else besides too. */
const PATIENCE_MS = 30_000;

/**
 * Resolves when as many of the application's connections wait for a lock.
 * @throws Error that says how many did, where that does not come about.
 */
export async function untilWaiting(
  { owner }: TestDatabase,
  count: number,
  patience = PATIENCE_MS,
): Promise<void> {
  const until = performance.now() + patience;
  for (;;) {
    const { rows } = await owner.query<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity
       WHERE datname = current_database() AND usename = 'weft_app' AND wait_event_type = 'Lock'`,
    );
    const waiting = rows[0]?.waiting ?? 0;
    if (waiting >= count) return;
    if (performance.now() > until)
      throw new Error(`${waiting} instead of ${count} wait for a lock after ${patience / 1000} s.`);
    await setTimeout(5);
  }
}
