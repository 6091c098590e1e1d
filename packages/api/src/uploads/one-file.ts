import type { Multipart, MultipartFile } from '@fastify/multipart';
import { Fault } from '@weft/shared/server';
import type { FastifyRequest } from 'fastify';

/** What a multipart body holds besides the file itself. */
export const WRAPPING = 100_000;

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

/** A file as it arrives, for who takes it in. */
export interface ArrivingFile {
  readonly content: MultipartFile['file'];
  readonly fileName: string;
  readonly mediaType: string;
  /** Rejects when another file came with it. */
  readonly whole: () => Promise<void>;
}

/**
 * The one file of a request, in the field `file`.
 * @param largest in bytes, where it may be larger than evidence
 * @throws Fault for a request that holds none, or two.
 */
export async function takeOneFile<T>(
  request: FastifyRequest,
  take: (file: ArrivingFile) => Promise<T>,
  largest?: number,
): Promise<T> {
  if (!request.isMultipart()) throw new Fault('BAD_USER_INPUT', 'Send the file as multipart/form-data.');
  try {
    const parts = request.parts(largest === undefined ? {} : { limits: { fileSize: largest + 1 } });
    const part = await nextFile(parts);
    if (part?.fieldname !== 'file') {
      part?.file.resume();
      throw new Fault('BAD_USER_INPUT', 'There is no file in the field "file".');
    }
    return await take({
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
  } catch (fault) {
    // what is left of the request is in the way of the next one on this connection until somebody reads it
    request.raw.unpipe().resume();
    throw fault;
  }
}
