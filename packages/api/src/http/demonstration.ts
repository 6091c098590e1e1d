import { DEMONSTRATION_PASSWORD } from '@weft/shared/server';
import type { FastifyInstance } from 'fastify';
import type { Database } from './health.routes.js';

/** How long an answer stays true enough: the demonstration may be loaded while we run. */
const FRESH_MS = 5_000;

interface Account {
  readonly email: string;
  readonly name: string;
  /** the partnership's name; null: the operator, who has none */
  readonly partnership: string | null;
  readonly roles: readonly string[];
}

/** Whether this is a demonstration: its database says so, and nobody calls it production. */
export function demonstrationMode(database: Database, production: boolean): () => Promise<boolean> {
  let known: { at: number; is: boolean } | null = null;
  return async () => {
    if (production) return false;
    if (known === null || Date.now() - known.at > FRESH_MS) {
      const { rows } = await database.query<{ demonstration: boolean }>(
        'SELECT demonstration FROM app.installation',
      );
      known = { at: Date.now(), is: rows[0]?.demonstration ?? false };
    }
    return known.is;
  };
}

/** GET /api/meta: what the page must know before anybody signs in. */
export function metaRoutes(
  app: FastifyInstance,
  database: Database,
  isDemonstration: () => Promise<boolean>,
): void {
  app.get('/api/meta', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!(await isDemonstration())) return { demonstration: false };
    const { rows } = await database.query<Account>('SELECT * FROM app.demonstration_accounts()');
    return { demonstration: true, accounts: rows, password: DEMONSTRATION_PASSWORD };
  });
}
