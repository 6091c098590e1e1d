import { isId } from '../ids.js';
import { checkFirst, Ordering, type Page, type PageRequest, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { searchWords, wordIn } from '../read-search.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { SERVICE_COLUMNS, type ServiceView } from './service-view.js';

export interface ServicesRequest extends PageRequest {
  /** words that all stand somewhere in its name, what it is, for whom or where */
  readonly search?: string | null;
  readonly providerId?: string | null;
  readonly anchorId?: string | null;
  /** in years: only what is for people of this age */
  readonly age?: number | null;
  /** only where a place is free */
  readonly withRoom?: boolean | null;
  /** those that are not offered now as well */
  readonly also?: boolean | null;
}

/**
 * What partners offer, by name. One statement.
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for a page of no size or a cursor of another list.
 */
export function listServices(actor: Actor, request: ServicesRequest): Promise<Page<ServiceView>> {
  const { first, search, providerId, anchorId, age } = request;
  checkFirst(first);
  const ordering = new Ordering(
    [
      { sql: 'app.fold(s.name) COLLATE "C"', type: 'text' },
      { sql: 's.id', type: 'uuid' },
    ],
    false,
  );
  const after = ordering.read(request.after);
  return withTenant(actor, async (tenant) => {
    tenant.must('services');
    const p = new Parameters();
    const where = [`s.partnership_id = ${p.add(tenant.partnership.id)}`];
    if (!request.also) where.push('s.is_offered');
    if (request.withRoom) where.push('s.free > 0');
    if (age !== null && age !== undefined) {
      const years = p.add(age);
      where.push(`${years}::int BETWEEN coalesce(s.age_from, 0) AND coalesce(s.age_to, 1000)`);
    }
    for (const [column, id] of [
      ['provider_id', providerId],
      ['anchor_id', anchorId],
    ])
      if (id) where.push(isId(id) ? `s.${column} = ${p.add(id)}` : 'false');
    for (const word of searchWords(search))
      where.push(
        wordIn.anywhere(`app.fold(concat_ws(' ', s.name, s.what, s.for_whom, s.place, s.runs))`, word, p),
      );
    const total = request.count
      ? `(SELECT count(*) FROM service s WHERE ${where.join(' AND ')})`
      : 'NULL::bigint';
    if (after) where.push(ordering.beyond(after, p));
    const rows = await tenant.rows<ServiceView & { nth: bigint; key: string[]; total: bigint | null }>(
      `SELECT counted.total, x.* FROM (SELECT ${total} AS total) counted LEFT JOIN LATERAL (
         SELECT row_number() OVER (${ordering.orderBy}) AS nth, ${ordering.key} AS key, ${SERVICE_COLUMNS}
         FROM (SELECT s.* FROM service s WHERE ${where.join(' AND ')} ${ordering.orderBy}
           LIMIT ${p.add(first + 1)}) s
       ) x ON true ORDER BY x.nth`,
      p.values,
    );
    const found = rows.filter((row) => row.id !== null);
    return pageOf(found, first, rows[0]?.total, ({ nth: _nth, key, total: _total, ...node }) => ({
      node,
      key,
    }));
  });
}
