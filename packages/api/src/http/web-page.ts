import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { notFound } from '@weft/shared/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What is never a page of the web. */
const NOT_A_PAGE = /^\/(api|graphql|assets|healthz|readyz)(\/|$|\?)/;
const KEPT_FOR_EVER = 'public, max-age=31536000, immutable';
const ASKED_FOR_ANEW = 'no-cache';

/**
 * The built web page: files whose name holds their hash are kept for ever, the page itself is asked for anew, and every
 * address that is no file is the page's to understand. Page and files are those that are there when they are asked for:
 * a build may replace them under a server that runs.
 */
export async function webPage(app: FastifyInstance, folder: string | null): Promise<void> {
  const page = folder === null ? null : asItIs(join(folder, 'index.html'));
  if (folder !== null) {
    const files = { index: false, preCompressed: true, cacheControl: false } as const;
    await app.register(fastifyStatic, {
      ...files,
      root: folder,
      // a route for each; of the files with a hash there is another every time
      wildcard: false,
      globIgnore: ['assets/**'],
      setHeaders: (reply) => reply.setHeader('cache-control', ASKED_FOR_ANEW),
    });
    await app.register(fastifyStatic, {
      ...files,
      root: join(folder, 'assets'),
      prefix: '/assets/',
      decorateReply: false,
      setHeaders: (reply) => reply.setHeader('cache-control', KEPT_FOR_EVER),
    });
  }

  app.setNotFoundHandler(async (request: FastifyRequest, reply: FastifyReply) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (page === null || !isRead || NOT_A_PAGE.test(request.url)) throw notFound();
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', ASKED_FOR_ANEW)
      .send(await page());
  });
}

/** A file as it is when it is asked for; as it was before, for the moment in which a build has taken it away. */
function asItIs(path: string): () => Promise<Buffer> {
  let last = readFileSync(path);
  return async () => {
    try {
      last = await readFile(path);
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
    }
    return last;
  };
}
