import { migrationState } from '@weft/shared/server';
import type { FastifyInstance } from 'fastify';

/** What can be asked of the application's database outside any partnership. */
export interface Database {
  query<Row extends object>(statement: string): Promise<{ rows: Row[] }>;
}

/** What is not right, one word each; empty when the installation is ready. */
async function whatIsMissing(database: Database): Promise<string[]> {
  const missing: string[] = [];
  if ((await migrationState(database)) !== 'RIGHT') missing.push('migrations');
  const queue = await database.query<{ there: boolean }>(
    `SELECT to_regnamespace('queue') IS NOT NULL AS there`,
  );
  if (!queue.rows[0]?.there) missing.push('queue');
  return missing;
}

/** /healthz: the process lives. /readyz: it can work. */
export function healthRoutes(app: FastifyInstance, database: Database): void {
  app.get('/healthz', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'alive' }),
  );

  app.get('/readyz', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    let missing: string[];
    try {
      missing = await whatIsMissing(database);
    } catch (fault) {
      request.log.warn({ err: fault }, 'The database does not answer.');
      missing = ['database'];
    }
    if (missing.length === 0) return { status: 'ready' };
    return reply.code(503).send({ status: 'not ready', missing });
  });
}
