import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { notFound } from '@weft/shared/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What is never a page of the web. */
const NOT_A_PAGE = /^\/(api|graphql|assets|healthz|readyz)(\/|$|\?)/;
const YEAR_SECONDS = 31_536_000;

/**
 * The built web page: files whose name holds their hash are kept for ever, the page itself is asked for
 * anew, and every address that is no file is the page's to understand.
 */
export async function webPage(app: FastifyInstance, folder: string | null): Promise<void> {
  const page = folder === null ? null : readFileSync(join(folder, 'index.html'));
  if (folder !== null)
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.setHeader(
          'cache-control',
          path.includes('/assets/') ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
        );
      },
    });

  app.setNotFoundHandler(async (request: FastifyRequest, reply: FastifyReply) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (page === null || !isRead || NOT_A_PAGE.test(request.url)) throw notFound();
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
  });
}
