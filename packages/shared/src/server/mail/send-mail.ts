import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Settings } from '../settings.js';

export interface Mail {
  /** one address */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** the same for a reader that shows HTML; without it the text is all there is */
  readonly html?: string;
}

export type PostOffice = Pick<Settings, 'smtpUrl' | 'home' | 'publicUrl'>;

/** Longer than this a mail server is not waited for: the job tries again. */
const PATIENCE_MS = 20_000;

/**
 * Sends one mail, as plain text and, where there is one, as HTML beside it: by SMTP when `SMTP_URL` is set, else into a file `home/mail/*.eml`.
 * Resolves when it was accepted or written; rejects when it was not, so that the job is tried again.
 */
export async function sendMail(office: PostOffice, mail: Mail): Promise<void> {
  const message = {
    from: { name: 'Weft', address: `no-reply@${new URL(office.publicUrl).hostname}` },
    // as an object it stays one address, whatever is in it
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  if (office.smtpUrl === null) return writeToFile(join(office.home, 'mail'), message);
  const transport = createTransport({
    url: office.smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  try {
    await transport.sendMail(message);
  } finally {
    transport.close();
  }
}

async function writeToFile(folder: string, message: object): Promise<void> {
  const composed = await createTransport({ streamTransport: true, buffer: true, newline: 'unix' }).sendMail(
    message,
  );
  if (!Buffer.isBuffer(composed.message)) throw new TypeError('The mail was not composed whole.');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`;
  // a reader of the folder never meets half a mail
  const unfinished = join(folder, `.${name}`);
  await writeFile(unfinished, composed.message, { mode: 0o600 });
  await rename(unfinished, join(folder, `${name}.eml`));
}
