import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** Where the Weft under test keeps its mail; null where it runs elsewhere. */
export const mailFolder = process.env.WEFT_TEST_HOME ? join(process.env.WEFT_TEST_HOME, 'mail') : null;

/** A mail as it is read: quoted-printable taken out. */
export const decoded = (text: string): string =>
  text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** The address in the newest invitation to somebody, once the worker has sent it. */
export async function invitationFor(email: string): Promise<string> {
  let path = '';
  await expect(async () => {
    if (mailFolder === null) throw new Error('This Weft keeps its mail elsewhere.');
    for (const file of (await readdir(mailFolder)).toSorted().toReversed()) {
      const mail = decoded(await readFile(join(mailFolder, file), 'utf8'));
      const found = mail.includes(`To: ${email}`) ? /\/invitations\/[\w-]+/.exec(mail) : null;
      path = found?.[0] ?? path;
      if (path !== '') return;
    }
    throw new Error(`No invitation to ${email} yet.`);
  }).toPass({ timeout: 30_000 });
  return path;
}
