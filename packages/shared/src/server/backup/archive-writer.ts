import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import { END, type End } from './archive-format.js';
import { PartSums } from './part-sums.js';

/** Fast; the rest of what compressing would save is not worth the time. */
const LEVEL = 3;

/** Writes an archive, one entry after the other, holding one piece of it in memory at a time. */
export class ArchiveWriter {
  readonly sums = new PartSums();
  private readonly archive = pack();
  private readonly madeAt = new Date();
  /** settles when the file is whole, or cannot be written */
  private readonly written: Promise<void>;
  /** what waits for room in the file; it would wait for ever if the file failed */
  private giveUp: (fault: unknown) => void = () => undefined;

  /** @param path of a new file, which its user alone may read: it holds everything that Weft knows. */
  constructor(path: string) {
    this.written = pipeline(
      this.archive,
      createGzip({ level: LEVEL }),
      createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
    );
    this.written.catch((fault: unknown) => this.giveUp(fault));
  }

  async text(name: string, content: string): Promise<void> {
    await this.piece(name, Buffer.from(content));
  }

  async piece(name: string, content: Buffer): Promise<void> {
    this.sums.entry(name, content.length);
    this.sums.add(name, content);
    await this.append(name, content);
  }

  /** An entry whose size is known beforehand. @throws when the stream holds more or less. */
  async stream(name: string, size: number, content: Readable): Promise<void> {
    this.sums.entry(name, size);
    const { entry, packed } = await this.begin(name, size);
    for await (const chunk of content) {
      this.sums.add(name, chunk);
      if (!entry.write(chunk)) await this.unlessFailed(once(entry, 'drain'));
    }
    entry.end(null);
    await this.unlessFailed(packed);
  }

  /** The last entry, and the end of the file. */
  async end(rows: End['rows']): Promise<void> {
    const end: End = { parts: this.sums.close(), rows };
    await this.append(END, Buffer.from(JSON.stringify(end)));
    this.archive.finalize();
    await this.written;
  }

  /** Gives the file up, if it is not whole yet; it is the caller's to remove. */
  async abandon(): Promise<void> {
    this.archive.destroy();
    await this.written.catch(() => undefined);
  }

  private async append(name: string, content: Buffer): Promise<void> {
    const { entry, packed } = await this.begin(name, content.length);
    entry.end(content);
    await this.unlessFailed(packed);
  }

  private async begin(
    name: string,
    size: number,
  ): Promise<{ entry: ReturnType<Pack['entry']>; packed: Promise<void> }> {
    let done: (fault?: Error | null) => void = () => undefined;
    const packed = new Promise<void>((resolve, reject) => {
      done = (fault) => (fault ? reject(fault) : resolve());
    });
    // whoever waits for it hears of it; nobody may, when the content itself cannot be read
    packed.catch(() => undefined);
    try {
      return { entry: this.archive.entry({ name, size, mtime: this.madeAt }, done), packed };
    } catch (fault) {
      // only an archive that has failed takes no entry: its own words say why
      await this.written;
      throw fault;
    }
  }

  private unlessFailed<T>(step: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.giveUp = reject;
      step.then(resolve, reject);
    });
  }
}
