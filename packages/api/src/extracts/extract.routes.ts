import { LARGEST_EXTRACT } from '@weft/shared';
import { type FileStore, receiveExtract } from '@weft/shared/server';
import type { FastifyInstance } from 'fastify';
import type { SignIn } from '../auth/sign-in.js';
import { actorOfRequest } from '../http/scope.js';
import { takeOneFile, WRAPPING } from '../uploads/one-file.js';

/** Where extracts arrive; a large one takes its time. */
export const EXTRACTS = '/api/extracts';

const wordOf = (given: unknown): string => (typeof given === 'string' ? given : '');

/**
 * POST /api/extracts?agreement=<id>&until=<day>[&side=OURS]: a CSV in the field `file`, which the worker looks through.
 * Nothing of it is matched before `acceptExtract`. `until` is the last day of which it tells.
 */
export function extractRoutes(app: FastifyInstance, signIn: SignIn, files: FileStore): void {
  app.post<{ Querystring: Readonly<Record<string, unknown>> }>(
    EXTRACTS,
    { bodyLimit: LARGEST_EXTRACT + WRAPPING },
    async (request) => {
      const actor = actorOfRequest(signIn, request);
      const { agreement, until, side } = request.query;
      return takeOneFile(
        request,
        async (file) => ({
          extractId: await receiveExtract(actor, files, {
            ...file,
            agreementId: wordOf(agreement),
            describesUntil: wordOf(until),
            isOurs: side === 'OURS',
          }),
        }),
        LARGEST_EXTRACT,
      );
    },
  );
}
