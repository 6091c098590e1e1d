import type { Role } from '../../rules/index.js';
import { isId } from '../ids.js';
import {
  checkFirst,
  Ordering,
  type Page,
  type PageRequest,
  pageOf,
  type Sort,
  type SortKey,
} from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { searchWords, wordIn } from '../read-search.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import {
  MEMBERSHIP_TABLES,
  type MembershipJson,
  type MembershipState,
  type MembershipView,
  memberEmail,
  memberName,
  membershipJson,
  toMembershipView,
} from './membership-view.js';

export interface MembersRequest extends PageRequest {
  /** words of the name, or the beginning of the email address; every one must be found */
  readonly search?: string | null;
  readonly role?: Role | null;
  readonly state?: MembershipState | null;
  readonly organisationId?: string | null;
  /** newest first when it is left out */
  readonly sort?: MemberSort | null;
}

export const MEMBER_SORTS = ['NAME', 'EMAIL', 'ORGANISATION'] as const;
export type MemberSort = Sort<(typeof MEMBER_SORTS)[number]>;

const NAME = memberName('m', 'p');
const EMAIL = memberEmail('m', 'p');

const SORT_KEYS: Readonly<Record<MemberSort['by'], SortKey>> = {
  NAME: { sql: `app.fold(${NAME}) COLLATE "C"`, type: 'text' },
  EMAIL: { sql: `lower(${EMAIL}) COLLATE "C"`, type: 'text' },
  ORGANISATION: { sql: `app.fold(o.name) COLLATE "C"`, type: 'text' },
};
const NEWEST: SortKey = { sql: 'm.created_at', type: 'timestamptz' };
const ID: SortKey = { sql: 'm.id', type: 'uuid' };

const orderingOf = (sort: MemberSort | null | undefined): Ordering =>
  sort ? new Ordering([SORT_KEYS[sort.by], ID], sort.descending === true) : new Ordering([NEWEST, ID], true);

interface MemberRow {
  membership: MembershipJson | null;
  key: string[];
  total: bigint | null;
}

/** Everyone who is or was a member, newest first, for those who manage them. One statement. */
export function listMembers(actor: Actor, request: MembersRequest): Promise<Page<MembershipView>> {
  checkFirst(request.first);
  return withTenant(actor, (tenant) => readMembers(tenant, request));
}

/** The same inside a transaction; how long a page may be is for the caller to judge. */
export async function readMembers(tenant: Tenant, request: MembersRequest): Promise<Page<MembershipView>> {
  const { first } = request;
  const ordering = orderingOf(request.sort);
  const after = ordering.read(request.after);
  tenant.must('members');
  const p = new Parameters();
  const where = conditions(tenant, request, p);
  const total = request.count
    ? `(SELECT count(*) FROM ${MEMBERSHIP_TABLES} WHERE ${where.join(' AND ')})`
    : 'NULL::bigint';
  if (after) where.push(ordering.beyond(after, p));
  const rows = await tenant.rows<MemberRow>(
    `SELECT x.membership, x.key, counted.total
     FROM (SELECT ${total} AS total) counted LEFT JOIN LATERAL (
       SELECT ${membershipJson('m', 't', 'o', 'p', p.add(tenant.now))} AS membership, ${ordering.key} AS key,
         row_number() OVER (${ordering.orderBy}) AS nth
       FROM ${MEMBERSHIP_TABLES} WHERE ${where.join(' AND ')}
       ${ordering.orderBy} LIMIT ${p.add(first + 1)}) x ON true
     ORDER BY x.nth`,
    p.values,
  );
  const found = rows.flatMap(({ membership, key }) => (membership ? [{ membership, key }] : []));
  return pageOf(found, first, rows[0]?.total, ({ membership, key }) => ({
    node: toMembershipView(membership, tenant.now),
    key,
  }));
}

function conditions(tenant: Tenant, request: MembersRequest, p: Parameters): string[] {
  const where = [`m.partnership_id = ${p.add(tenant.partnership.id)}`];
  if (request.role) where.push(`${p.add(request.role)} = ANY (m.roles)`);
  if (request.state) where.push(`m.state = ${p.add(request.state)}`);
  if (request.organisationId)
    where.push(
      isId(request.organisationId) ? `m.organisation_id = ${p.add(request.organisationId)}` : 'false',
    );
  for (const word of searchWords(request.search))
    where.push(`(${wordIn.anywhere(`app.fold(${NAME})`, word, p)} OR ${wordIn.reference(EMAIL, word, p)})`);
  return where;
}
