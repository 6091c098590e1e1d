import { MatchingError } from '../matching/index.js';
import type { Tenant } from '../tenancy/index.js';
import type { RecordKeys } from './record-keys.js';

/** Bytes of a mark: two rows of a run that are not the same have the same one by chance in no run that there will be. */
const LENGTH = 12;

/** A keyed hash of each row that a run compares: tells a later run what is new or has changed, and nobody who it is. */
export class Marks {
  /** ids of rows that were not seen before */
  readonly fresh: string[] = [];
  private readonly marks: Buffer[] = [];

  /** @param seen null: nothing was seen before, and what is fresh is not asked for */
  constructor(
    private readonly keys: RecordKeys,
    private readonly seen: ReadonlySet<string> | null,
  ) {}

  add(id: string, cells: readonly (string | null)[]): void {
    const mark = this.keys.ofRow([id, ...cells.map((cell) => cell ?? '')]).subarray(0, LENGTH);
    this.marks.push(mark);
    if (this.seen !== null && !this.seen.has(mark.toString('latin1'))) this.fresh.push(id);
  }

  all(): Buffer {
    return Buffer.concat(this.marks);
  }
}

/** What a run compared, by the marks of its rows. */
export interface Seen {
  readonly people: ReadonlySet<string>;
  readonly records: ReadonlySet<string>;
}

/** @throws MatchingError where they are deleted with the extract */
export async function readSeen(tenant: Tenant, runId: string): Promise<Seen> {
  const row = await tenant.row<{ people: Buffer; records: Buffer }>(
    'SELECT people, records FROM match_run_seen WHERE partnership_id = $1 AND run_id = $2',
    [tenant.partnership.id, runId],
  );
  if (!row)
    throw new MatchingError(
      'What the earlier run compared is deleted, so nothing can go on from it. Match all rows anew.',
    );
  return { people: marksOf(row.people), records: marksOf(row.records) };
}

export async function writeSeen(
  tenant: Tenant,
  runId: string,
  people: Buffer,
  records: Buffer,
): Promise<void> {
  await tenant.execute(
    'INSERT INTO match_run_seen (partnership_id, run_id, people, records) VALUES ($1, $2, $3, $4)',
    [tenant.partnership.id, runId, people, records],
  );
}

function marksOf(bytes: Buffer): Set<string> {
  const marks = new Set<string>();
  for (let at = 0; at < bytes.length; at += LENGTH) marks.add(bytes.toString('latin1', at, at + LENGTH));
  return marks;
}
