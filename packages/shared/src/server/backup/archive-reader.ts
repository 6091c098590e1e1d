import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { damaged } from './archive-format.js';
import { BackupError } from './backup-error.js';

/** Zlib's and tar-stream's words for bytes that are not what they should be, and a pipeline's for its end. */
const BROKEN = /^(Z_|ERR_STREAM_PREMATURE_CLOSE)/;
const BROKEN_TAR = /unexpected end of data|invalid tar header|corrupt/i;

type Entry = AsyncIterable<Buffer> & { readonly header: Header };

/** Reads an archive, one entry at a time. */
export class ArchiveReader {
  private readonly entries: AsyncIterator<unknown>;
  private readonly archive = extract();
  private readonly fed: Promise<void>;
  private current: Entry | null = null;

  constructor(path: string) {
    this.entries = this.archive[Symbol.asyncIterator]();
    this.fed = pipeline(createReadStream(path), createGunzip(), this.archive);
    // said where the next entry is asked for
    this.fed.catch(() => undefined);
  }

  /** The name and size of the entry that is next to be read; null at the end. */
  async peek(): Promise<{ name: string; size: number } | null> {
    if (!this.current) {
      const next = await inOurWords(this.entries.next());
      if (next.done) {
        await inOurWords(this.fed);
        return null;
      }
      this.current = next.value as Entry;
    }
    const { name, size = 0 } = this.current.header;
    return { name, size };
  }

  /** The content of the entry that `peek` named; then the one after it is next. */
  async *take(): AsyncGenerator<Buffer> {
    const entry = this.current;
    if (!entry) throw damaged();
    this.current = null;
    try {
      for await (const chunk of entry) yield chunk;
    } catch (fault) {
      throw said(fault);
    }
  }

  async text(): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.take()) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }

  /** The content of every entry from here on that belongs to a part. */
  async *part(belongs: (name: string) => boolean): AsyncGenerator<Buffer> {
    for (let next = await this.peek(); next && belongs(next.name); next = await this.peek())
      yield* this.take();
  }

  async close(): Promise<void> {
    this.archive.destroy();
    await this.fed.catch(() => undefined);
  }
}

async function inOurWords<T>(step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (fault) {
    throw said(fault);
  }
}

function said(fault: unknown): unknown {
  const { code = '', message = '' } = fault as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new BackupError('There is no such file.');
  if (code === 'EISDIR') return new BackupError('This is a folder, not a file.');
  if (code === 'EACCES') return new BackupError('This file may not be read.');
  return BROKEN.test(code) || BROKEN_TAR.test(message) ? damaged() : fault;
}
