import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import { Fault } from '../errors.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { Turns } from '../tenancy/turns.js';
import { UNUSED_UPLOAD_DAYS } from './clear-unused-uploads.js';
import { isFullDisk, isOfTheDisk } from './disk-faults.js';
import {
  type FileType,
  HEAD_SIZE,
  MAXIMUM_FILE_SIZE,
  saysOtherwise,
  tidyFileName,
  typeOfContent,
} from './file-kind.js';
import type { FileStore } from './file-store.js';
import { PictureCheck, type PictureFault } from './picture-check.js';
import { TextCheck } from './text-check.js';

export interface Upload {
  readonly content: Readable;
  /** as the sender calls it */
  readonly fileName: string;
  /** as the sender says; '' when nothing was said */
  readonly mediaType: string;
  /** Called once the file is in, and before it is kept; rejects when what came with it may not be taken. */
  readonly whole?: () => Promise<void>;
}

/**
 * A file that cannot be evidence: too big, broken off, not what it says or not of a kind we take. Or one that could, and
 * for which there is no room: that is our fault (INTERNAL), and said as what it is.
 */
export class UploadFault extends Fault {
  constructor(
    readonly reason: 'TOO_BIG' | 'TOO_MUCH' | 'WRONG_TYPE' | 'BROKEN_OFF' | 'NO_ROOM',
    message: string,
  ) {
    super(reason === 'NO_ROOM' ? 'INTERNAL' : 'BAD_USER_INPUT', message);
  }
}

const tooBig = (): UploadFault =>
  new UploadFault(
    'TOO_BIG',
    `The file is larger than ${MAXIMUM_FILE_SIZE / 1024 / 1024} MB. Save a smaller PDF of it, or photograph it, and choose that.`,
  );

const PICTURE_FAULTS: Readonly<Record<PictureFault, string>> = {
  DAMAGED:
    'The picture is damaged, or not whole. Open it and save it anew, or photograph it again, and choose that.',
  HUGE: 'The picture is too large to be opened safely. Save a smaller one of it, and choose that.',
  MORE: 'There is more in this file than a picture: it moves, or something lies hidden behind it. Photograph it again without motion, or take a screenshot of it, and choose that.',
};

/**
 * Takes in a file that is to become evidence, and returns the upload's id. What is refused leaves neither
 * a file nor a row.
 *
 * @throws Fault FORBIDDEN for those who upload no evidence; UploadFault for a file that is none.
 */
export async function receiveUpload(actor: Actor, files: FileStore, upload: Upload): Promise<string> {
  const [id] = await receiveUploads(actor, files, [upload]);
  if (id === undefined) throw new Error('A file was taken in and is not there.');
  return id;
}

/** Takes in several at once, all of them or none; their ids in the order given. */
export async function receiveUploads(
  actor: Actor,
  files: FileStore,
  uploads: readonly PastUpload[],
): Promise<string[]> {
  // before the first byte is taken, and again with the rows
  const sender = await withTenant(actor, async (tenant) => {
    tenant.must('uploadEvidence');
    await mustHaveRoom(tenant, uploads);
    return tenant.personId;
  });
  return arriving.take(sender, async () => {
    const kept: KeptFile[] = [];
    try {
      for (const upload of uploads) kept.push(await take(files, upload));
      return await withTenant(actor, (tenant) => write(tenant, kept));
    } catch (fault) {
      for (const { key } of kept) await files.remove(key);
      throw isFullDisk(fault) ? noRoom() : fault;
    }
  });
}

/** Files of one person that arrive at once, those counted whose line has gone dead; the others wait unread. */
const AT_ONCE = 10;
const arriving = new Turns(AT_ONCE);

/**
 * Bytes that one person may have sent and attached to no claim: more than a week's photographs, and nothing that fills a
 * disk which everybody shares.
 */
export const MOST_UNATTACHED = 500 * 1024 * 1024;

/** @throws UploadFault for who has sent that much and used none of it. */
async function mustHaveRoom(
  tenant: Tenant,
  arrived: readonly { readonly size?: number; readonly at?: Date | undefined }[],
): Promise<void> {
  // records of the past come all at once, and their claims after them
  if (arrived.every(({ at }) => at !== undefined)) return;
  const row = await tenant.row<{ bytes: bigint }>(
    `SELECT coalesce(sum(u.size), 0)::bigint AS bytes FROM upload u
     WHERE u.partnership_id = $1 AND u.uploaded_by = $2 AND u.uploaded_at > $3::timestamptz - make_interval(days => $4)
       AND NOT EXISTS (SELECT FROM evidence e WHERE e.partnership_id = u.partnership_id AND e.upload_id = u.id)`,
    // those that are older are cleared away, a day later at most
    [tenant.partnership.id, tenant.personId, tenant.now, UNUSED_UPLOAD_DAYS + 1],
  );
  const bytes = arrived.reduce((sum, { size = 0 }) => sum + size, Number(row?.bytes ?? 0n));
  if (bytes <= MOST_UNATTACHED) return;
  throw new UploadFault(
    'TOO_MUCH',
    `You have sent more than ${MOST_UNATTACHED / 1024 / 1024} MB of files that no claim uses yet. Attach them first; what is not used is cleared away after ${UNUSED_UPLOAD_DAYS} days.`,
  );
}

/** What records of the past say besides; the API never does. */
export interface PastUpload extends Upload {
  readonly at?: Date;
}

/** Whether it was the disk or we ourselves who gave up, and not the sender. */
const isOurs = (fault: unknown): boolean => fault instanceof Fault || isOfTheDisk(fault);

export const noRoom = (): UploadFault =>
  new UploadFault(
    'NO_ROOM',
    'There is no room for files at the moment, and nothing of this one was kept. Try again later.',
  );

export const brokenOff = (): UploadFault =>
  new UploadFault('BROKEN_OFF', 'The file broke off on its way. Choose it again.');

interface KeptFile {
  readonly key: string;
  readonly fileName: string;
  readonly type: FileType;
  readonly size: number;
  readonly sha256: string;
  readonly at: Date | undefined;
}

/** Receives a file and keeps it when it is what evidence may be. */
async function take(files: FileStore, upload: PastUpload): Promise<KeptFile> {
  const look = new Look();
  const received = await files.receive(upload.content, look).catch((fault: unknown) => {
    throw isOurs(fault) ? fault : brokenOff();
  });
  try {
    if (look.size === 0)
      throw new UploadFault(
        'WRONG_TYPE',
        'The file is empty: there is nothing in it to read. Choose the right one.',
      );
    const type = await typeOfContent(look.head, look.isText);
    if (!type)
      throw new UploadFault(
        'WRONG_TYPE',
        'Nobody could open this kind of file here. Save it as a PDF, or photograph it, and choose that.',
      );
    if (look.picture) throw new UploadFault('WRONG_TYPE', PICTURE_FAULTS[look.picture]);
    const fileName = tidyFileName(upload.fileName);
    const lie = saysOtherwise(type, fileName, upload.mediaType);
    if (lie) throw new UploadFault('WRONG_TYPE', lie);
    await upload.whole?.();
    const key = await received.keep();
    return { key, fileName, type, size: look.size, sha256: look.sha256, at: upload.at };
  } finally {
    await received.discard();
  }
}

async function write(tenant: Tenant, kept: readonly KeptFile[]): Promise<string[]> {
  tenant.must('uploadEvidence');
  // of several at once each sees those before it
  await tenant.rows(`SELECT pg_advisory_xact_lock(hashtextextended('weft.uploads.' || $1::text, 0))`, [
    tenant.personId,
  ]);
  await mustHaveRoom(tenant, kept);
  const ids = kept.map(() => crypto.randomUUID());
  await tenant.execute(
    `INSERT INTO upload (partnership_id, uploaded_by, id, storage_key, file_name, media_type, size, sha256, uploaded_at)
     SELECT $1, $2, x.* FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[],
       $9::timestamptz[]) AS x`,
    [
      tenant.partnership.id,
      tenant.personId,
      ids,
      kept.map((file) => file.key),
      kept.map((file) => file.fileName),
      kept.map((file) => file.type),
      kept.map((file) => file.size),
      kept.map((file) => file.sha256),
      kept.map((file) => file.at ?? tenant.now),
    ],
  );
  return ids;
}

/** Passes a file on and remembers what it looked like; ends it where it grows too big. */
class Look extends Transform {
  size = 0;
  sha256 = '';
  isText = false;
  /** what is wrong with it as a picture, when it has a picture's mark */
  picture: PictureFault | null = null;
  private readonly beginning: Buffer[] = [];
  private readonly hash = createHash('sha256');
  private readonly text = new TextCheck();
  private readonly walk = new PictureCheck();

  get head(): Uint8Array {
    return Buffer.concat(this.beginning).subarray(0, HEAD_SIZE);
  }

  override _transform(
    bytes: Buffer,
    _encoding: string,
    done: (fault: Error | null, bytes?: Buffer) => void,
  ): void {
    if (this.size < HEAD_SIZE) this.beginning.push(bytes);
    this.size += bytes.length;
    if (this.size > MAXIMUM_FILE_SIZE) {
      done(tooBig());
      return;
    }
    this.hash.update(bytes);
    this.text.add(bytes);
    this.walk.add(bytes);
    done(null, bytes);
  }

  override _flush(done: () => void): void {
    this.sha256 = this.hash.digest('hex');
    this.isText = this.text.end();
    this.picture = this.walk.end();
    done();
  }
}
