import { type FileStore, LARGEST_REFERRAL_FILE, receiveReferralFile } from '@weft/shared/server';
import type { FastifyInstance } from 'fastify';
import type { SignIn } from '../auth/sign-in.js';
import { actorOfRequest } from '../http/scope.js';
import { takeOneFile, WRAPPING } from '../uploads/one-file.js';

/**
 * POST /api/referral-files?source=<id>: a CSV of referrals in the field `file`, which the worker checks. Nobody is
 * referred before `importReferrals`.
 */
export function referralFileRoutes(app: FastifyInstance, signIn: SignIn, files: FileStore): void {
  app.post<{ Querystring: { source?: string } }>(
    '/api/referral-files',
    { bodyLimit: LARGEST_REFERRAL_FILE + WRAPPING },
    async (request) => {
      const actor = actorOfRequest(signIn, request);
      const { source } = request.query;
      const sourceId = typeof source === 'string' && source !== '' ? source : null;
      return takeOneFile(request, async (file) => ({
        fileId: await receiveReferralFile(actor, files, { ...file, sourceId }),
      }));
    },
  );
}
