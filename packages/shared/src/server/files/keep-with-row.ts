import type { Readable, Transform } from 'node:stream';
import { Fault } from '../errors.js';
import { isFullDisk, isOfTheDisk } from './disk-faults.js';
import type { FileStore } from './file-store.js';
import { brokenOff, noRoom } from './receive-upload.js';

interface Arriving<Row> {
  readonly content: Readable;
  /** what the file passes through: it remembers how it looks, and ends it where it grows too big */
  readonly look: Transform;
  /** called once the file is in; throws for what may not be kept */
  readonly mustBeFit: () => Promise<void>;
  /** writes the row that names the kept file */
  readonly write: (key: string) => Promise<Row>;
}

/**
 * Takes in a file and keeps it with its row: what is refused, on whatever way, leaves neither.
 *
 * @throws UploadFault where it broke off or there is no room; else what the others throw
 */
export async function keepWithRow<Row>(
  files: FileStore,
  { content, look, mustBeFit, write }: Arriving<Row>,
): Promise<Row> {
  const received = await files.receive(content, look).catch((fault: unknown) => {
    throw isFullDisk(fault) ? noRoom() : fault instanceof Fault || isOfTheDisk(fault) ? fault : brokenOff();
  });
  try {
    await mustBeFit();
    const key = await received.keep();
    return await write(key).catch(async (fault: unknown) => {
      await files.remove(key);
      throw fault;
    });
  } catch (fault) {
    throw isFullDisk(fault) ? noRoom() : fault;
  } finally {
    await received.discard();
  }
}
