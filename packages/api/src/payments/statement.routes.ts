import {
  buildStatementCsv,
  buildStatementPdf,
  notFound,
  type StatementDocument,
  statementDocument,
} from '@weft/shared/server';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SignIn } from '../auth/sign-in.js';
import { actorOfRequest } from '../http/scope.js';

interface Asked {
  Params: { id: string };
  Querystring: { partnership?: string };
}

/** GET /api/statements/:id.pdf and .csv?partnership=slug: the statement on paper, for who may see it. */
export function statementRoutes(app: FastifyInstance, signIn: SignIn): void {
  const paper = (
    ending: string,
    mediaType: string,
    build: (document: StatementDocument) => Promise<Uint8Array> | string,
  ) =>
    app.get<Asked>(`/api/statements/:id.${ending}`, { exposeHeadRoute: false }, async (request, reply) => {
      const actor = actorOfRequest(signIn, request);
      const document = await statementDocument(actor, request.params.id);
      if (!document) throw notFound();
      return send(reply, `${document.statement.reference}.${ending}`, mediaType, await build(document));
    });
  paper('pdf', 'application/pdf', buildStatementPdf);
  paper('csv', 'text/csv; charset=utf-8', buildStatementCsv);
}

const send = (reply: FastifyReply, name: string, mediaType: string, content: Uint8Array | string) =>
  reply
    .headers({
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .send(typeof content === 'string' ? content : Buffer.from(content));
