import type pg from 'pg';
import { expect } from 'vitest';

/**
 * A checksum of every table but the notes of what was read, the keys that people are found by, and what analysts' figures
 * are made of, which whoever asks first in a month has made: by one statement that is planned once. Two that are equal
 * mean that nothing was added, changed or removed in between.
 */
async function checksums(owner: pg.Pool): Promise<() => Promise<Record<string, string>>> {
  // in whatever order the rows come: what is added up needs none
  const { rows } = await owner.query<{ part: string }>(`
    SELECT format('SELECT %L AS name, count(*) || '' '' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum FROM %I.%I t',
      schemaname || '.' || tablename, schemaname, tablename) AS part
    FROM pg_tables WHERE schemaname IN ('public', 'app', 'auth')
      AND tablename NOT IN ('audit_note', 'match_key', 'unfiled_person', 'analyst_snapshot', 'analyst_row', 'analyst_cube')`);
  const text = rows.map(({ part }) => part).join(' UNION ALL ');
  return async () => {
    const sums = await owner.query<{ name: string; sum: string }>({ name: 'checksums', text });
    return Object.fromEntries(sums.rows.map(({ name, sum }) => [name, sum]));
  };
}

/** Runs an attack; nothing may be different afterwards but the notes of what was read. */
export type ChangingNothing = (attack: () => Promise<unknown>) => Promise<void>;

/**
 * Watches what is in a database from now on: what was found after one attack is what there is before the next, so that
 * nothing between two of them goes unseen either.
 */
export async function watchContents(owner: pg.Pool): Promise<ChangingNothing> {
  const contents = await checksums(owner);
  let before = await contents();
  return async (attack) => {
    await attack();
    const after = await contents();
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    before = after;
    expect(changed, 'these tables changed').toEqual([]);
  };
}
