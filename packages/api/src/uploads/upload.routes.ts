import multipart from '@fastify/multipart';
import { type FileStore, MAXIMUM_FILE_SIZE, receiveUpload } from '@weft/shared/server';
import type { FastifyInstance } from 'fastify';
import type { SignIn } from '../auth/sign-in.js';
import { actorOfRequest } from '../http/scope.js';
import { takeOneFile, WRAPPING } from './one-file.js';

/** POST /api/uploads: one file in the field `file` becomes an upload, which a claim can name as evidence. */
export async function uploadRoutes(app: FastifyInstance, signIn: SignIn, files: FileStore): Promise<void> {
  await app.register(multipart, {
    // one file and one byte more, so that what is too much is seen to be
    limits: { files: 2, fields: 5, fieldSize: 1000, fileSize: MAXIMUM_FILE_SIZE + 1, headerPairs: 20 },
    throwFileSizeLimit: false,
    // browsers write names in UTF-8
    defParamCharset: 'utf8',
  } as Parameters<typeof multipart>[1]);

  app.post('/api/uploads', { bodyLimit: MAXIMUM_FILE_SIZE + WRAPPING }, async (request) => {
    const actor = actorOfRequest(signIn, request);
    return takeOneFile(request, async (file) => ({ uploadId: await receiveUpload(actor, files, file) }));
  });
}
