import type { CalendarDate } from '../../rules/index.js';
import { isId } from '../ids.js';
import { checkFirst, Ordering, type Page, type PageRequest, pageOf, type Sort } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { StatementState, StatementView } from './payment-views.js';
import {
  FROM_STATEMENT,
  readStatement,
  type StatementJson,
  statementJson,
  toStatement,
} from './read-statements.js';

export interface StatementsRequest extends PageRequest {
  readonly state?: StatementState | null;
  readonly funderId?: string | null;
  /** of periods that end on or after this day */
  readonly from?: CalendarDate | null;
  /** of periods that end on or before this day */
  readonly to?: CalendarDate | null;
  /** the newest period first when it is left out */
  readonly sort?: StatementSort | null;
  readonly lines?: boolean;
}

export const STATEMENT_SORTS = ['PERIOD', 'TOTAL', 'REFERENCE'] as const;
export type StatementSort = Sort<(typeof STATEMENT_SORTS)[number]>;

const orderingOf = ({ by, descending }: StatementSort): Ordering =>
  new Ordering(
    [
      ...(by === 'PERIOD' ? [{ sql: 's.period_end', type: 'date' as const }] : []),
      ...(by === 'TOTAL' ? [{ sql: 's.total', type: 'bigint' as const }] : []),
      { sql: 's.reference', type: 'text' },
    ],
    descending === true,
  );

/** Statements, the newest period first; a funder its own. One SQL statement (contract: `statements`). */
export async function statements(actor: Actor, request: StatementsRequest): Promise<Page<StatementView>> {
  checkFirst(request.first);
  return withTenant(actor, (tenant) => listStatements(tenant, request));
}

/** The same inside a transaction; how long a page may be is for the caller to judge. */
export async function listStatements(
  tenant: Tenant,
  request: StatementsRequest,
): Promise<Page<StatementView>> {
  tenant.must('statements');
  const { first } = request;
  const ordering = orderingOf(request.sort ?? { by: 'PERIOD', descending: true });
  const after = ordering.read(request.after);
  const p = new Parameters();
  const where = [`s.partnership_id = ${p.add(tenant.partnership.id)}`];
  if (request.state) where.push(`s.state = ${p.add(request.state)}`);
  if (request.funderId)
    where.push(isId(request.funderId) ? `s.funder_id = ${p.add(request.funderId)}` : 'false');
  if (request.from) where.push(`s.period_end >= ${p.add(request.from)}`);
  if (request.to) where.push(`s.period_end <= ${p.add(request.to)}`);
  const total = request.count
    ? `(SELECT count(*) FROM statement s WHERE ${where.join(' AND ')})`
    : 'NULL::bigint';
  if (after) where.push(ordering.beyond(after, p));
  const rows = await tenant.rows<{ statement: StatementJson; key: string[]; count: bigint | null }>(
    `SELECT ${statementJson(tenant, request.lines ? 'ON_SCREEN' : 'NONE')} AS statement, ${ordering.key} AS key,
       ${total} AS count
     ${FROM_STATEMENT} WHERE ${where.join(' AND ')} ${ordering.orderBy} LIMIT ${p.add(first + 1)}`,
    p.values,
  );
  return pageOf(rows, first, rows[0]?.count, ({ statement, key }) => ({
    node: toStatement(statement, tenant.partnership.currency),
    key,
  }));
}

/** One statement with its lines, or null when there is none that the actor may see (contract: `statement`). */
export function statement(actor: Actor, id: string): Promise<StatementView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('statements');
    return isId(id) ? ((await readStatement(tenant, id)) ?? null) : null;
  });
}
