import { checkFirst, Ordering, type Page, type PageRequest, pageOf } from '../pages/index.js';
import { Parameters } from '../parameters.js';
import type { Tenant } from '../tenancy/index.js';
import type { AskedView } from './asked-view.js';

/** A page, of those in these states alone where they are given. */
export interface AskedRequest<State extends string> extends PageRequest {
  readonly states?: readonly State[] | null;
}

interface AskedTable {
  /** 'transfer t' */
  readonly table: string;
  /** its name there: 't' */
  readonly row: string;
  readonly columns: string;
  /** what the columns need besides: joins with the row */
  readonly joined?: string;
  /** SQL of the state that is shown, and of the instant of its last step */
  readonly state: string;
  readonly movedAt: string;
  /** $1 is the partnership; what the SQL above calls $2 and so on */
  readonly values: readonly unknown[];
}

const micros = (instant: string): string => `(extract(epoch FROM ${instant}) * 1000000)::bigint`;

/**
 * What waits for an answer first, the oldest of it before the rest; then what is agreed and goes on; then what is over,
 * the latest first. One statement.
 * @throws Fault BAD_USER_INPUT for a page of no size or a cursor of another list
 */
export async function listAsked<View extends AskedView, State extends string>(
  tenant: Tenant,
  { first, after, count, states }: AskedRequest<State>,
  { table, row, columns, joined = '', state, movedAt, values }: AskedTable,
): Promise<Page<View>> {
  checkFirst(first);
  const ordering = new Ordering(
    [
      { sql: `(CASE ${state} WHEN 'ASKED' THEN 0 WHEN 'AGREED' THEN 1 ELSE 2 END)`, type: 'bigint' },
      {
        sql: `(CASE ${state} WHEN 'ASKED' THEN ${micros(`${row}.asked_at`)} ELSE -${micros(movedAt)} END)`,
        type: 'bigint',
      },
      { sql: `${row}.id`, type: 'uuid' },
    ],
    false,
  );
  const key = ordering.read(after);
  const p = new Parameters();
  const where = [`${row}.partnership_id = ${p.add(tenant.partnership.id)}`];
  for (const value of values) p.add(value);
  if (states) where.push(`${state} = ANY (${p.add(states)})`);
  const total = count ? `(SELECT count(*) FROM ${table} WHERE ${where.join(' AND ')})` : 'NULL::bigint';
  if (key) where.push(ordering.beyond(key, p));
  const rows = await tenant.rows<View & { nth: bigint; key: string[]; total: bigint | null }>(
    `SELECT counted.total, x.* FROM (SELECT ${total} AS total) counted LEFT JOIN LATERAL (
       SELECT row_number() OVER (${ordering.orderBy}) AS nth, ${ordering.key} AS key, ${columns}
       FROM (SELECT ${row}.* FROM ${table} WHERE ${where.join(' AND ')} ${ordering.orderBy}
         LIMIT ${p.add(first + 1)}) ${row} ${joined}
     ) x ON true ORDER BY x.nth`,
    p.values,
  );
  const found = rows.filter(({ id }) => id !== null);
  tenant.showed(
    'participant',
    found.slice(0, first).flatMap(({ participant }) => participant?.id ?? []),
  );
  return pageOf(found, first, rows[0]?.total, ({ nth: _nth, key: own, total: _total, ...view }) => ({
    node: view as unknown as View,
    key: own,
  }));
}
