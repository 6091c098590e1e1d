import type pg from 'pg';
import { expect, vi } from 'vitest';

/** A table that is held until it is let go. */
export interface Held {
  /** Until somebody stands there and waits. */
  reached(patience: { readonly timeout: number; readonly interval: number }): Promise<void>;
  letGo(): void;
}

/** Holds a table, so that whoever means to write there stops at that point, and only there. */
export async function holdTable(owner: pg.Pool, table: string): Promise<Held> {
  const client = await owner.connect();
  // a crash of the server lets go too
  client.on('error', () => undefined);
  await client.query(`BEGIN; LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
  return {
    reached: (patience) =>
      vi.waitFor(async () => {
        const { rowCount } = await client.query(
          'SELECT FROM pg_locks WHERE relation = $1::regclass AND NOT granted',
          [table],
        );
        expect(rowCount).toBe(1);
      }, patience),
    letGo: () => client.release(true),
  };
}
