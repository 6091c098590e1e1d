import multipart from '@fastify/multipart';
import { Fault, type FileStore, MAXIMUM_FILE_SIZE, receiveUpload } from '@weft/shared/server';
import type { FastifyInstance } from 'fastify';
import type { SignIn } from '../auth/sign-in.js';
import { actorOfRequest } from '../http/scope.js';

/** What a multipart body holds besides the file itself. */
const WRAPPING = 100_000;

/** POST /api/uploads: one file in the field `file` becomes an upload, which a claim can name as evidence. */
export async function uploadRoutes(app: FastifyInstance, signIn: SignIn, files: FileStore): Promise<void> {
  await app.register(multipart, {
    // one byte more, so that a file that is too big is seen to be
    limits: { files: 1, fields: 5, fieldSize: 1000, fileSize: MAXIMUM_FILE_SIZE + 1, headerPairs: 20 },
    throwFileSizeLimit: false,
    // browsers write names in UTF-8
    defParamCharset: 'utf8',
  } as Parameters<typeof multipart>[1]);

  app.post('/api/uploads', { bodyLimit: MAXIMUM_FILE_SIZE + WRAPPING }, async (request) => {
    const actor = actorOfRequest(signIn, request);
    if (!request.isMultipart()) throw new Fault('BAD_USER_INPUT', 'Send the file as multipart/form-data.');
    const part = await request.file();
    if (part?.fieldname !== 'file') {
      part?.file.resume();
      throw new Fault('BAD_USER_INPUT', 'There is no file in the field "file".');
    }
    const uploadId = await receiveUpload(actor, files, {
      content: part.file,
      fileName: part.filename ?? '',
      mediaType: part.mimetype ?? '',
    });
    return { uploadId };
  });
}
