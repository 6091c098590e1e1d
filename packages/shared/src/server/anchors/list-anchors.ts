import { checkFirst, Ordering, type Page, type PageRequest, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { searchWords, wordIn } from '../read-search.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type AnchorLine, LINE_COLUMNS, LINE_JOINS } from './anchor-view.js';

export interface AnchorsRequest extends PageRequest {
  /** only those that I look after myself */
  readonly mine?: boolean | null;
  /** words that all stand somewhere in the name, or an ODS code's beginning */
  readonly search?: string | null;
}

/**
 * The anchors of the partnership by name: all of them for the backbone and for managers, who say who looks after one;
 * for a link worker those that their provider looks after. One statement.
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for a page of no size or a cursor of another list.
 */
export function listAnchors(actor: Actor, request: AnchorsRequest): Promise<Page<AnchorLine>> {
  const { first } = request;
  checkFirst(first);
  const ordering = new Ordering(
    [
      { sql: 'app.fold(o.name) COLLATE "C"', type: 'text' },
      { sql: 'o.id', type: 'uuid' },
    ],
    false,
  );
  const after = ordering.read(request.after);
  return withTenant(actor, async (tenant) => {
    tenant.must('anchors');
    const p = new Parameters();
    const where = [`o.partnership_id = ${p.add(tenant.partnership.id)}`];
    // $2 is today: LINE_COLUMNS
    p.add(tenant.today);
    where.push(`'ANCHOR' = ANY (o.kinds)`);
    const seesAll = tenant.me.roles.includes('BACKBONE') || tenant.me.roles.includes('PROVIDER_MANAGER');
    if (!seesAll) where.push('o.id = ANY ((SELECT app.looked_after_ids())::uuid[])');
    if (request.mine)
      where.push(`EXISTS (SELECT FROM anchor_worker w WHERE w.partnership_id = o.partnership_id AND w.anchor_id = o.id
        AND w.ended_on IS NULL AND w.person_id = ${p.add(tenant.personId)})`);
    for (const word of searchWords(request.search))
      where.push(`(${wordIn.anywhere('app.fold(o.name)', word, p)} OR EXISTS (SELECT FROM anchor_record k
        WHERE k.partnership_id = o.partnership_id AND k.anchor_id = o.id AND ${wordIn.reference('k.ods_code', word, p)}))`);
    const total = request.count
      ? `(SELECT count(*) FROM organisation o WHERE ${where.join(' AND ')})`
      : 'NULL::bigint';
    if (after) where.push(ordering.beyond(after, p));
    const rows = await tenant.rows<AnchorLine & { key: string[]; total: bigint | null }>(
      `SELECT counted.total, x.* FROM (SELECT ${total} AS total) counted LEFT JOIN LATERAL (
         SELECT row_number() OVER (${ordering.orderBy}) AS nth, ${ordering.key} AS key, ${LINE_COLUMNS}
         FROM (SELECT o.* FROM organisation o WHERE ${where.join(' AND ')} ${ordering.orderBy}
           LIMIT ${p.add(first + 1)}) o ${LINE_JOINS}
       ) x ON true ORDER BY x.nth`,
      p.values,
    );
    const found = rows.filter((row) => row.id !== null);
    return pageOf(found, first, rows[0]?.total, ({ key, total: _total, ...node }) => ({ node, key }));
  });
}
