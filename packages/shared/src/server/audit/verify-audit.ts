import { createHash } from 'node:crypto';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** What is wrong with a chain, and at which entry. */
export interface AuditFinding {
  /**
   * ALTERED: an entry is not what its hash says. BROKEN: an entry does not follow from the one before (one was
   * removed, put in or moved). GAP: a number is missing. HEAD: the chain does not end where it should.
   */
  readonly kind: 'ALTERED' | 'BROKEN' | 'GAP' | 'HEAD';
  readonly number: bigint;
  readonly detail: string;
}

export interface AuditReport {
  readonly partnership: string;
  readonly entries: bigint;
  /** of the last entry, hexadecimal: kept elsewhere, it shows later that nothing was taken off the end */
  readonly head: string;
  readonly findings: readonly AuditFinding[];
}

interface EntryRow {
  number: bigint;
  operation: string;
  micros: string;
  person_id: string | null;
  action: string;
  subject: string;
  ids: string;
  previous: Buffer;
  hash: Buffer;
}

const PAGE = 5_000;
/** More of them say no more. */
const MOST_FINDINGS = 50;
const BEGINNING = Buffer.alloc(32);

/**
 * Works out a partnership's chain of audit entries anew, by itself and not by the database's own function, and says
 * what does not fit. Reads in pages; memory does not grow with the chain.
 * @param expected an entry's number and the hash it had when somebody wrote it down elsewhere
 */
export function verifyAudit(
  actor: Actor,
  expected?: { readonly number: bigint; readonly hash: string },
): Promise<AuditReport> {
  return withTenant(actor, async (tenant) => {
    const findings: AuditFinding[] = [];
    const say = (kind: AuditFinding['kind'], number: bigint, detail: string): void => {
      if (findings.length < MOST_FINDINGS) findings.push({ kind, number, detail });
    };
    // the head first: what is sealed while this reads comes after it
    const head = await tenant.row<{ number: bigint; hash: Buffer }>(
      'SELECT number, hash FROM audit_head WHERE partnership_id = $1',
      [tenant.partnership.id],
    );
    const end = head?.number ?? 0n;
    let last: { number: bigint; hash: Buffer } = { number: 0n, hash: BEGINNING };
    for await (const entry of entriesUpTo(tenant, end)) {
      if (entry.number !== last.number + 1n)
        say('GAP', entry.number, `entries ${last.number + 1n} to ${entry.number - 1n} are missing`);
      if (!entry.previous.equals(last.hash))
        say('BROKEN', entry.number, 'it does not follow from the entry before it');
      if (!hashOf(tenant.partnership.id, entry).equals(entry.hash))
        say('ALTERED', entry.number, 'it is not what was written');
      if (expected?.number === entry.number && entry.hash.toString('hex') !== expected.hash)
        say('HEAD', entry.number, 'its hash is not the one that was expected');
      last = { number: entry.number, hash: entry.hash };
    }
    if (last.number !== end || !last.hash.equals(head?.hash ?? BEGINNING))
      say('HEAD', end, `the chain ends at ${last.number} and should end at ${end}`);
    if (expected && expected.number > last.number)
      say('HEAD', expected.number, 'the chain ends before the entry that was expected');
    return {
      partnership: tenant.partnership.name,
      entries: last.number,
      head: last.hash.toString('hex'),
      findings,
    };
  });
}

async function* entriesUpTo(tenant: Tenant, end: bigint): AsyncGenerator<EntryRow> {
  for (let after = 0n; ; ) {
    const rows = await tenant.rows<EntryRow>(
      `SELECT number, operation, (extract(epoch FROM at) * 1000000)::bigint::text AS micros, person_id, action,
         subject, array_to_string(record_ids, ',') AS ids, previous, hash
       FROM audit_entry WHERE partnership_id = $1 AND number > $2 AND number <= $3 ORDER BY number LIMIT $4`,
      [tenant.partnership.id, after, end, PAGE],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}

/** The line that `app.audit_hash` hashes (migration 0015). */
function hashOf(partnershipId: string, entry: EntryRow): Buffer {
  const { number, operation, micros, person_id, action, subject, ids } = entry;
  const line = [partnershipId, number, operation, micros, person_id ?? '', action, subject, ids].join('|');
  return createHash('sha256').update(entry.previous).update(line).digest();
}
