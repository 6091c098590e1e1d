/** What of an entry of the audit trail says to which look it belongs. */
export interface TrailEntry {
  readonly number: number;
  /** an instant */
  readonly at: string;
  readonly operation: string;
  readonly subject: string;
  /** null: the system, or somebody who is no member any more */
  readonly person?: { readonly id: string } | null | undefined;
  readonly recordCount: number;
  /** the first of them, as many as the trail shows */
  readonly recordIds: readonly string[];
}

/** A page about one person asks for a dozen things in a few seconds: what comes within these is one look. */
export const LOOK_SECONDS = 60;

/**
 * Entries as a reader counts them: what one person looked at of the same records within a minute of the last is one look,
 * though a page asked for it in several parts; a change stands alone. Looks are in the order of their newest entries, and
 * so are the entries of each.
 *
 * @param entries newest first, as the trail has them
 */
export function looksTogether<E extends TrailEntry>(
  entries: readonly E[],
): readonly (readonly [E, ...E[]])[] {
  const looks: [E, ...E[]][] = [];
  const latest = new Map<string, [E, ...E[]]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const look = key === null ? undefined : latest.get(key);
    const before = look?.at(-1);
    if (look && before && Date.parse(before.at) - Date.parse(entry.at) <= LOOK_SECONDS * 1000) {
      look.push(entry);
      continue;
    }
    const fresh: [E, ...E[]] = [entry];
    looks.push(fresh);
    if (key !== null) latest.set(key, fresh);
  }
  return looks;
}

const keyOf = ({ operation, subject, person, recordCount, recordIds }: TrailEntry): string | null =>
  operation === 'READ' ? [person?.id ?? '', subject, recordCount, ...[...recordIds].sort()].join(' ') : null;
