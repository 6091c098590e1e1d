import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import {
  addDays,
  type CalendarDate,
  checkIsText,
  decodeText,
  EARLIEST_DATE,
  earlierOf,
  isEncoded,
  isRefusal,
  LARGEST_EXTRACT,
  parseDate,
} from '../../rules/index.js';
import { Fault } from '../errors.js';
import { tidyFileName } from '../files/file-kind.js';
import { type FileStore, openFileStore, UploadFault } from '../files/index.js';
import { keepWithRow } from '../files/keep-with-row.js';
import { announce } from '../outbox/index.js';
import type { SharingAgreementView } from '../sharing/index.js';
import { mustReadAgreement } from '../sharing/read-agreements.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { Turns } from '../tenancy/turns.js';
import { mustBeNamed, notInForce } from './agreement-of.js';
import { mustBeWithinLimit, STAYS_FREE, tooLittleRoom } from './room.js';

/** Extracts of one agreement that lie here at once. */
const MOST_KEPT = 20;
/** Enough to know a workbook, a PDF or an encoded file by. */
const BEGINNING = 64;

/** Where extracts lie: apart from participants' records and their evidence, and in no backup. */
export const openExtractStore = (home: string): FileStore => openFileStore(join(home, 'extracts'));

export interface SentExtract {
  readonly content: Readable;
  /** as the sender calls it */
  readonly fileName: string;
  readonly agreementId: string;
  /** the last day of which it tells, as it was typed */
  readonly describesUntil: string;
  /** participants whom we encoded ourselves; only where encodings are compared */
  readonly isOurs?: boolean;
  /** Called once the file is in, and before it is kept; rejects when what came with it may not be taken. */
  readonly whole?: () => Promise<void>;
}

/** One after another: it is the whole of somebody's register. */
const AT_ONCE = 1;
const arriving = new Turns(AT_ONCE);

/**
 * Takes an extract in under an agreement in force and has the worker look through it. What is refused leaves neither a
 * file nor a row.
 * @returns the extract's id
 * @throws Fault FORBIDDEN for whom the agreement does not name; NOT_FOUND; BAD_USER_INPUT where it is not in force, or
 *   for a day that is none; UploadFault for what is no such file or too big, and where there is no room for it
 */
export async function receiveExtract(actor: Actor, files: FileStore, sent: SentExtract): Promise<string> {
  // before the first byte is taken, and again with the row
  const [sender, { form }] = await withTenant(actor, async (tenant) => {
    const { agreement } = await judge(tenant, sent);
    await mustBeWithinLimit(await tenant.continueAsSystem(), 0);
    return [tenant.personId, agreement] as const;
  });
  return arriving.take(sender, async () => {
    const room = (await files.free()) - STAYS_FREE;
    if (room <= 0) throw tooLittleRoom();
    const look = new LookAtExtract(room);
    return keepWithRow(files, {
      content: sent.content,
      look,
      mustBeFit: async () => {
        mustBeOfForm(look, form);
        await sent.whole?.();
      },
      write: (key) => withTenant(actor, (tenant) => write(tenant, sent, key, look)),
    });
  });
}

/** Names that came where only codes may come are not even kept. @throws UploadFault */
function mustBeOfForm({ size, beginning }: LookAtExtract, form: 'CLEAR' | 'ENCODED'): void {
  const no = (message: string): UploadFault => new UploadFault('WRONG_TYPE', message);
  if (size === 0) throw no('The file is empty: there is nothing in it to read.');
  const noText = checkIsText(beginning);
  if (noText) throw no(noText.message);
  const holdsCodes = isEncoded(decodeText(beginning).text);
  if (form === 'ENCODED' && !holdsCodes)
    throw no(
      'This agreement takes encoded files only, and this one is not encoded. Nothing of it was kept. Encode it on its owner’s machine with weft-encode, and send what that writes.',
    );
  if (form === 'CLEAR' && holdsCodes)
    throw no(
      'This file is encoded, and the agreement is about records that can be read. Send the CSV itself.',
    );
}

interface Judged {
  readonly agreement: SharingAgreementView;
  readonly describesUntil: CalendarDate;
}

/** Throws for who may not send, and for what may not be sent today. */
async function judge(tenant: Tenant, sent: SentExtract): Promise<Judged> {
  tenant.must('sendExtract');
  const agreement = await mustReadAgreement(tenant, sent.agreementId);
  mustBeNamed(agreement);
  const refused = notInForce(agreement);
  if (isRefusal(refused)) throw new Fault('BAD_USER_INPUT', refused.message);
  const describesUntil = parseDate(sent.describesUntil);
  if (describesUntil === null || describesUntil < EARLIEST_DATE)
    throw new Fault('BAD_USER_INPUT', 'Say until which day the file tells, for example 2026-03-31.');
  if (describesUntil > tenant.today)
    throw new Fault('BAD_USER_INPUT', 'A file cannot tell of days to come. Give today, or an earlier day.');
  if (sent.isOurs && agreement.form !== 'ENCODED')
    throw new Fault('BAD_USER_INPUT', 'Only encoded files have a side of our own.');
  const kept = await tenant.row<{ many: number }>(
    `SELECT count(*)::int AS many FROM extract WHERE partnership_id = $1 AND agreement_id = $2 AND deleted_at IS NULL`,
    [tenant.partnership.id, agreement.id],
  );
  if ((kept?.many ?? 0) >= MOST_KEPT)
    throw new UploadFault(
      'TOO_MUCH',
      `There are ${MOST_KEPT} extracts of this agreement already. Give up or delete those that are not needed any more, and send this one again.`,
    );
  return { agreement, describesUntil };
}

async function write(tenant: Tenant, sent: SentExtract, key: string, look: LookAtExtract): Promise<string> {
  // of several at once each sees those before it
  await tenant.rows(`SELECT pg_advisory_xact_lock(hashtextextended('weft.extracts.' || $1::text, 0))`, [
    tenant.partnership.id,
  ]);
  const { agreement, describesUntil } = await judge(tenant, sent);
  const id = randomUUID();
  const { personId, now, partnership, today } = tenant;
  const system = await tenant.continueAsSystem();
  await mustBeWithinLimit(system, look.size);
  await system.execute(
    `INSERT INTO extract (partnership_id, id, agreement_id, number, sent_by, sent_at, file_name, size, sha256, storage_key,
       side, describes_until, delete_after)
     SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8, $9, $10, $11, $12
     FROM extract WHERE partnership_id = $1`,
    [
      partnership.id,
      id,
      agreement.id,
      personId,
      now,
      tidyFileName(sent.fileName),
      look.size,
      look.sha256,
      key,
      sent.isOurs ? 'OURS' : 'THEIRS',
      describesUntil,
      earlierOf(addDays(today, agreement.keepDays), agreement.expiresOn),
    ],
  );
  await system.execute('INSERT INTO extract_progress (partnership_id, extract_id) VALUES ($1, $2)', [
    partnership.id,
    id,
  ]);
  await announce(system, { kind: 'extracts.check', extractId: id });
  return id;
}

/** Passes a file on, remembers how it begins and its hash, and ends it where it grows too big, or bigger than the room. */
class LookAtExtract extends Transform {
  size = 0;
  sha256 = '';
  beginning = Buffer.alloc(0);
  private readonly hash = createHash('sha256');

  constructor(private readonly room: number) {
    super();
  }

  override _transform(
    bytes: Buffer,
    _encoding: string,
    done: (fault: Error | null, bytes?: Buffer) => void,
  ): void {
    if (this.beginning.length < BEGINNING)
      this.beginning = Buffer.concat([this.beginning, bytes.subarray(0, BEGINNING)]).subarray(0, BEGINNING);
    this.size += bytes.length;
    this.hash.update(bytes);
    if (this.size > LARGEST_EXTRACT)
      done(
        new UploadFault(
          'TOO_BIG',
          `The file is larger than ${LARGEST_EXTRACT / 1024 / 1024} MB. Leave out columns that the agreement does not name, or send it in parts.`,
        ),
      );
    else if (this.size > this.room) done(tooLittleRoom());
    else done(null, bytes);
  }

  override _flush(done: () => void): void {
    this.sha256 = this.hash.digest('hex');
    done();
  }
}
