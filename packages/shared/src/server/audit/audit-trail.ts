import type { CalendarDate } from '../../rules/index.js';
import { isId } from '../ids.js';
import { type PersonView, personOf } from '../members/person-view.js';
import { checkFirst, type Page, type PageRequest, pageOf, readCursor } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

export const AUDIT_OPERATIONS = ['READ', 'ADD', 'CHANGE', 'REMOVE'] as const;
export type AuditOperation = (typeof AUDIT_OPERATIONS)[number];

/** One entry of a partnership's chain. */
export interface AuditEntryView {
  /** its place in the chain, from 1 */
  readonly number: number;
  readonly at: Date;
  readonly operation: AuditOperation;
  /** the verb of the use case, as mutations and queries are called */
  readonly action: string;
  /** the kind of the records */
  readonly subject: string;
  /** null: the system, or somebody who is no member any more */
  readonly person: PersonView | null;
  readonly recordCount: number;
  /** at most 25 of them */
  readonly recordIds: readonly string[];
  /** SHA-256, hexadecimal */
  readonly hash: string;
}

export interface AuditFilter {
  readonly personId?: string | null;
  readonly operation?: AuditOperation | null;
  /** a record of any kind */
  readonly recordId?: string | null;
  /** calendar dates in the partnership's time zone, both included */
  readonly from?: CalendarDate | null;
  readonly to?: CalendarDate | null;
}

const CURSOR_NUMBER = /^\d{1,18}$/;

interface AuditTrailRequest extends PageRequest {
  readonly filter?: AuditFilter | null;
}

/** The partnership's audit trail, newest first, by one statement a page. @throws Fault FORBIDDEN */
export function auditTrail(actor: Actor, request: AuditTrailRequest): Promise<Page<AuditEntryView>> {
  checkFirst(request.first);
  readAfter(request);
  return withTenant(actor, (tenant) => {
    tenant.must('auditTrail');
    return readAuditTrail(tenant, request);
  });
}

const readAfter = ({ after }: AuditTrailRequest) => readCursor(after, [(part) => CURSOR_NUMBER.test(part)]);

/** A page of the trail, for an actor who may read it. */
export async function readAuditTrail(
  tenant: Tenant,
  request: AuditTrailRequest,
): Promise<Page<AuditEntryView>> {
  const { first } = request;
  const after = readAfter(request);
  const { timeZone } = tenant.partnership;
  const filter = request.filter ?? {};
  const p = new Parameters();
  const where = [`e.partnership_id = ${p.add(tenant.partnership.id)}`];
  // what is no id of ours is in no entry
  for (const id of [filter.personId, filter.recordId]) if (id && !isId(id)) where.push('false');
  if (filter.personId && isId(filter.personId)) where.push(`e.person_id = ${p.add(filter.personId)}`);
  if (filter.recordId && isId(filter.recordId))
    where.push(`e.record_ids @> ARRAY[${p.add(filter.recordId)}::uuid]`);
  if (filter.operation) where.push(`e.operation = ${p.add(filter.operation)}`);
  const day = (date: CalendarDate, more: number): string =>
    `(${p.add(date)}::date + ${more})::timestamp AT TIME ZONE ${p.add(timeZone)}`;
  if (filter.from) where.push(`e.at >= ${day(filter.from, 0)}`);
  if (filter.to) where.push(`e.at < ${day(filter.to, 1)}`);
  const total = request.count
    ? `(SELECT count(*) FROM audit_entry e WHERE ${where.join(' AND ')})`
    : 'NULL::bigint';
  if (after) where.push(`e.number < ${p.add(after[0])}::bigint`);
  const rows = await tenant.rows<AuditEntryView & { total: bigint | null }>(
    `SELECT counted.total, x.* FROM (SELECT ${total} AS total) counted LEFT JOIN LATERAL (
       SELECT e.number::int AS number, e.at, e.operation, e.action, e.subject, ${personOf('e.person_id')} AS person,
         cardinality(e.record_ids) AS "recordCount", e.record_ids[1:25] AS "recordIds", encode(e.hash, 'hex') AS hash
       FROM audit_entry e WHERE ${where.join(' AND ')} ORDER BY e.number DESC LIMIT ${first + 1}
     ) x ON true ORDER BY x.number DESC`,
    p.values,
  );
  const found = rows.filter((row) => row.number !== null);
  return pageOf(found, first, rows[0]?.total, ({ total: _count, ...node }) => ({
    node,
    key: [node.number],
  }));
}
