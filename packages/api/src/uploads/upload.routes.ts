import multipart, { type Multipart, type MultipartFile } from '@fastify/multipart';
import {
  Fault,
  type FileStore,
  MAXIMUM_FILE_SIZE,
  type PersonActor,
  receiveUpload,
} from '@weft/shared/server';
import type { FastifyInstance } from 'fastify';
import type { SignIn } from '../auth/sign-in.js';
import { actorOfRequest } from '../http/scope.js';

/** What a multipart body holds besides the file itself. */
const WRAPPING = 100_000;

/** The next file of a multipart body; undefined after the last. @throws Fault for a body that is none. */
async function nextFile(parts: AsyncIterableIterator<Multipart>): Promise<MultipartFile | undefined> {
  for (;;) {
    const next = await parts.next().catch((fault: unknown) => {
      // the parser's plain errors are about the request's shape: no boundary, a part without an end
      if (fault instanceof Error && !('statusCode' in fault) && !('syscall' in fault))
        throw new Fault('BAD_USER_INPUT', 'This request cannot be understood.');
      throw fault;
    });
    if (next.done) return undefined;
    if (next.value.type === 'file') return next.value;
  }
}

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
    if (!request.isMultipart()) throw new Fault('BAD_USER_INPUT', 'Send the file as multipart/form-data.');
    try {
      return { uploadId: await take(actor, request.parts()) };
    } catch (fault) {
      // what is left of the request is in the way of the next one on this connection until somebody reads it
      request.raw.unpipe().resume();
      throw fault;
    }
  });

  const take = async (actor: PersonActor, parts: AsyncIterableIterator<Multipart>): Promise<string> => {
    const part = await nextFile(parts);
    if (part?.fieldname !== 'file') {
      part?.file.resume();
      throw new Fault('BAD_USER_INPUT', 'There is no file in the field "file".');
    }
    return receiveUpload(actor, files, {
      content: part.file,
      fileName: part.filename ?? '',
      mediaType: part.mimetype ?? '',
      whole: async () => {
        const second = await nextFile(parts);
        if (!second) return;
        second.file.resume();
        throw new Fault('BAD_USER_INPUT', 'Send one file at a time.');
      },
    });
  };
}
