import { checkFirst, Ordering, type Page, type PageRequest, pageOf, type Sort } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { searchWords, wordIn } from '../read-search.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { OrganisationKind, OrganisationView } from './organisation-view.js';

export interface OrganisationsRequest extends PageRequest {
  readonly kind?: OrganisationKind | null;
  /** words that all stand somewhere in the name */
  readonly search?: string | null;
  /** newest first when it is left out */
  readonly sort?: OrganisationSort | null;
}

export const ORGANISATION_SORTS = ['NAME'] as const;
export type OrganisationSort = Sort<(typeof ORGANISATION_SORTS)[number]>;

const orderingOf = (sort: OrganisationSort | null | undefined): Ordering =>
  sort
    ? new Ordering(
        [
          { sql: `app.fold(o.name) COLLATE "C"`, type: 'text' },
          { sql: 'o.id', type: 'uuid' },
        ],
        sort.descending === true,
      )
    : new Ordering(
        [
          { sql: 'o.created_at', type: 'timestamptz' },
          { sql: 'o.id', type: 'uuid' },
        ],
        true,
      );

interface OrganisationRow extends OrganisationView {
  key: string[];
  total: bigint | null;
}

/** The partnership's organisations, newest first; every member may know who takes part. One statement. */
export function listOrganisations(
  actor: Actor,
  request: OrganisationsRequest,
): Promise<Page<OrganisationView>> {
  checkFirst(request.first);
  return withTenant(actor, (tenant) => readOrganisations(tenant, request));
}

/** The same inside a transaction; how long a page may be is for the caller to judge. */
export async function readOrganisations(
  tenant: Tenant,
  request: OrganisationsRequest,
): Promise<Page<OrganisationView>> {
  const { first } = request;
  const ordering = orderingOf(request.sort);
  const after = ordering.read(request.after);
  tenant.must('organisations');
  const p = new Parameters();
  const where = [`o.partnership_id = ${p.add(tenant.partnership.id)}`];
  if (request.kind) where.push(`${p.add(request.kind)} = ANY (o.kinds)`);
  for (const word of searchWords(request.search)) where.push(wordIn.anywhere('app.fold(o.name)', word, p));
  const total = request.count
    ? `(SELECT count(*) FROM organisation o WHERE ${where.join(' AND ')})`
    : 'NULL::bigint';
  if (after) where.push(ordering.beyond(after, p));
  const rows = await tenant.rows<OrganisationRow>(
    `SELECT counted.total, x.* FROM (SELECT ${total} AS total) counted LEFT JOIN LATERAL (
       SELECT o.id, o.name, o.kinds, ${ordering.key} AS key, row_number() OVER (${ordering.orderBy}) AS nth
       FROM organisation o WHERE ${where.join(' AND ')} ${ordering.orderBy} LIMIT ${p.add(first + 1)}
     ) x ON true ORDER BY x.nth`,
    p.values,
  );
  const found = rows.filter((row) => row.id !== null);
  return pageOf(found, first, rows[0]?.total, ({ id, name, kinds, key }) => ({
    node: { id, name, kinds },
    key,
  }));
}
