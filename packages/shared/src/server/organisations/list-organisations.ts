import {
  CURSOR_ID,
  CURSOR_INSTANT,
  checkFirst,
  type Page,
  type PageRequest,
  pageOf,
  readCursor,
} from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { searchWords } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { OrganisationKind, OrganisationView } from './organisation-view.js';

export interface OrganisationsRequest extends PageRequest {
  readonly kind?: OrganisationKind | null;
  /** words that all stand somewhere in the name */
  readonly search?: string | null;
}

interface OrganisationRow extends OrganisationView {
  made: string;
  total: bigint | null;
}

/** The partnership's organisations, newest first; every member may know who takes part. One statement. */
export function listOrganisations(
  actor: Actor,
  request: OrganisationsRequest,
): Promise<Page<OrganisationView>> {
  const first = checkFirst(request.first);
  const after = readCursor(request.after, [CURSOR_INSTANT, CURSOR_ID]);
  return withTenant(actor, async (tenant) => {
    tenant.must('organisations');
    const p = new Parameters();
    const wanted = [`partnership_id = ${p.add(tenant.partnership.id)}`];
    if (request.kind) wanted.push(`${p.add(request.kind)} = ANY (kinds)`);
    for (const word of searchWords(request.search)) wanted.push(`lower(name) LIKE ${p.add(`%${word}%`)}`);
    const where = wanted.join(' AND ');
    const total = request.count ? `(SELECT count(*) FROM organisation WHERE ${where})` : 'NULL::bigint';
    const beyond = after
      ? ` AND (created_at, id) < (${p.add(after[0])}::timestamptz, ${p.add(after[1])}::uuid)`
      : '';
    const rows = await tenant.rows<OrganisationRow>(
      `WITH counted AS (SELECT ${total} AS total)
       SELECT id, name, kinds, created_at::text AS made, total
       FROM counted LEFT JOIN LATERAL (
         SELECT * FROM organisation WHERE ${where}${beyond}
         ORDER BY created_at DESC, id DESC LIMIT ${p.add(first + 1)}) page ON true
       ORDER BY page.created_at DESC, id DESC`,
      p.values,
    );
    const found = rows.filter((row) => row.id !== null);
    return pageOf(found, first, rows[0]?.total, ({ id, name, kinds, made }) => ({
      node: { id, name, kinds },
      key: [made, id],
    }));
  });
}
