import { Tenant } from '../server/tenancy/index.js';

/**
 * How many SQL statements some work sends to the database, transactions' own words apart: what a request
 * costs, whatever its page holds. One such work at a time.
 */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const { rows, execute } = Tenant.prototype;
  let count = 0;
  // `row` is `rows`; nothing else reaches the database
  Tenant.prototype.rows = function <T>(this: Tenant, ...asked: Parameters<typeof rows>) {
    count += 1;
    return rows.apply(this, asked) as Promise<T[]>;
  };
  Tenant.prototype.execute = function (this: Tenant, ...asked) {
    count += 1;
    return execute.apply(this, asked);
  };
  try {
    await work();
    return count;
  } finally {
    Object.assign(Tenant.prototype, { rows, execute });
  }
}
