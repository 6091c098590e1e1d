import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { checkIsText, isAtHub, isRefusal } from '../../rules/index.js';
import { Fault } from '../errors.js';
import { tidyFileName } from '../files/file-kind.js';
import { type FileStore, openFileStore, UploadFault } from '../files/index.js';
import { keepWithRow } from '../files/keep-with-row.js';
import { announce } from '../outbox/index.js';
import { readSource } from '../referrals/refer.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { Turns } from '../tenancy/turns.js';

/** The largest file of referrals, in bytes: 50,000 people with a few sentences about each. */
export const LARGEST_REFERRAL_FILE = 20 * 1024 * 1024;
/** Files of one person whose content lies here: what is imported or given up goes within a quarter of an hour. */
const MOST_WAITING = 20;
/** Enough to know a workbook or a PDF by. */
const BEGINNING = 16;

/** Where the content of files of referrals lies: beside the evidence and apart from it, and in no backup. */
export const openReferralFileStore = (home: string): FileStore => openFileStore(join(home, 'referral-files'));

export interface SentReferralFile {
  readonly content: Readable;
  /** as the sender calls it */
  readonly fileName: string;
  /** in whose name; the sender's own organisation when left out */
  readonly sourceId?: string | null;
  /** Called once the file is in, and before it is kept; rejects when what came with it may not be taken. */
  readonly whole?: () => Promise<void>;
}

const AT_ONCE = 2;
const arriving = new Turns(AT_ONCE);

/**
 * Takes in a file of referrals and has the worker check it. Nothing is referred before somebody has seen what the check
 * found and said yes. What is refused leaves neither a file nor a row.
 * @returns the file's id
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for a source that is none; UploadFault for what is no CSV, or too big
 */
export async function receiveReferralFile(
  actor: Actor,
  files: FileStore,
  sent: SentReferralFile,
): Promise<string> {
  // before the first byte is taken, and again with the row
  const sender = await withTenant(actor, async (tenant) => {
    await judge(tenant, sent);
    return tenant.personId;
  });
  return arriving.take(sender, async () => {
    const look = new LookAtText();
    return keepWithRow(files, {
      content: sent.content,
      look,
      mustBeFit: async () => {
        if (look.size === 0)
          throw new UploadFault('WRONG_TYPE', 'The file is empty: there is nothing in it to read.');
        const noText = checkIsText(look.beginning);
        if (noText) throw new UploadFault('WRONG_TYPE', noText.message);
        await sent.whole?.();
      },
      write: (key) => withTenant(actor, (tenant) => write(tenant, sent, key, look.size)),
    });
  });
}

/** The source; throws for who may not send, or has too much waiting. */
async function judge(tenant: Tenant, { sourceId }: SentReferralFile): Promise<string> {
  tenant.must('sendReferralFile');
  const source = await readSource(tenant, 'sendReferralFile', sourceId);
  if (isRefusal(source)) throw new Fault('BAD_USER_INPUT', source.message);
  const row = await tenant.row<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM referral_file
     WHERE partnership_id = $1 AND sent_by = $2 AND storage_key IS NOT NULL`,
    [tenant.partnership.id, tenant.personId],
  );
  if ((row?.waiting ?? 0) >= MOST_WAITING)
    throw new UploadFault(
      'TOO_MUCH',
      `You have sent ${MOST_WAITING} files that are still here. Import or give up those that wait, and try again in a quarter of an hour.`,
    );
  return source;
}

async function write(tenant: Tenant, sent: SentReferralFile, key: string, size: number): Promise<string> {
  // of several at once each sees those before it
  await tenant.rows(`SELECT pg_advisory_xact_lock(hashtextextended('weft.referral-files.' || $1::text, 0))`, [
    tenant.personId,
  ]);
  const source = await judge(tenant, sent);
  const id = randomUUID();
  const { personId, now, partnership, me } = tenant;
  const system = await tenant.continueAsSystem();
  await system.execute(
    `INSERT INTO referral_file (partnership_id, id, source_id, sent_by, sent_at_hub, sent_at, file_name, size, storage_key)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [partnership.id, id, source, personId, isAtHub(me.roles), now, tidyFileName(sent.fileName), size, key],
  );
  await system.execute('INSERT INTO referral_file_progress (partnership_id, file_id) VALUES ($1, $2)', [
    partnership.id,
    id,
  ]);
  await announce(system, { kind: 'referrals.check', fileId: id });
  return id;
}

/** Passes a file on, remembers how it begins, and ends it where it grows too big. */
class LookAtText extends Transform {
  size = 0;
  beginning = Buffer.alloc(0);

  override _transform(
    bytes: Buffer,
    _encoding: string,
    done: (fault: Error | null, bytes?: Buffer) => void,
  ): void {
    if (this.beginning.length < BEGINNING)
      this.beginning = Buffer.concat([this.beginning, bytes]).subarray(0, BEGINNING);
    this.size += bytes.length;
    if (this.size > LARGEST_REFERRAL_FILE)
      done(
        new UploadFault(
          'TOO_BIG',
          `The file is larger than ${LARGEST_REFERRAL_FILE / 1024 / 1024} MB. Split it into several and send one after another.`,
        ),
      );
    else done(null, bytes);
  }
}
