import { isId } from '../ids.js';
import {
  CURSOR_DATE,
  CURSOR_TEXT,
  checkFirst,
  type Page,
  type PageRequest,
  pageOf,
  readCursor,
} from '../pages/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { StatementState, StatementView } from './payment-views.js';
import {
  FROM_STATEMENT,
  readStatement,
  type StatementJson,
  statementJson,
  toStatement,
} from './read-statements.js';

/** Statements, the newest period first; a funder its own. One SQL statement (contract: `statements`). */
export function statements(
  actor: Actor,
  request: PageRequest & { state?: StatementState | null; lines?: boolean },
): Promise<Page<StatementView>> {
  return withTenant(actor, async (tenant) => {
    tenant.must('statements');
    const first = checkFirst(request.first);
    const after = readCursor(request.after, [CURSOR_DATE, CURSOR_TEXT]);
    const rows = await tenant.rows<{ statement: StatementJson; count: bigint | null }>(
      `SELECT ${statementJson(tenant, request.lines ?? false)} AS statement, ${
        request.count
          ? `(SELECT count(*) FROM statement WHERE partnership_id = $1 AND ($2::text IS NULL OR state = $2))`
          : 'NULL::bigint'
      } AS count
       ${FROM_STATEMENT}
       WHERE s.partnership_id = $1 AND ($2::text IS NULL OR s.state = $2)
         AND ($3::date IS NULL OR (s.period_end, s.reference) < ($3, $4::text))
       ORDER BY s.period_end DESC, s.reference DESC LIMIT $5`,
      [tenant.partnership.id, request.state ?? null, after?.[0] ?? null, after?.[1] ?? null, first + 1],
    );
    return pageOf(rows, first, rows[0]?.count, ({ statement }) => ({
      node: toStatement(statement, tenant.partnership.currency),
      key: [statement.periodEnd, statement.reference],
    }));
  });
}

/** One statement with its lines, or null when there is none that the actor may see (contract: `statement`). */
export function statement(actor: Actor, id: string): Promise<StatementView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('statements');
    return isId(id) ? ((await readStatement(tenant, id)) ?? null) : null;
  });
}
