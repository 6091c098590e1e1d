import { createHash } from 'node:crypto';

/** Every connection keeps a plan for each of these, so there may be few of those that callers can vary. */
const MOST = 24;

const names = new Map<string, string>();
let varying = 0;

/**
 * The name under which connections keep the plan of a statement; undefined when enough are kept, and the
 * statement is planned each time as usual.
 *
 * With row-level security planning a page costs three times as much as reading it. A kept plan shows nobody more:
 * the policies are part of it and read who acts, and where, from the transaction's settings each time it runs.
 *
 * @param varies whether the words depend on what is asked for: those that never do always keep theirs.
 */
export function planName(sql: string, varies = true): string | undefined {
  const there = names.get(sql);
  if (there !== undefined || (varies && varying >= MOST)) return there;
  if (varies) varying += 1;
  const name = `weft_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`;
  names.set(sql, name);
  return name;
}
