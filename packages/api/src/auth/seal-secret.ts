import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key of this purpose's own, which the database never sees. */
const keyOf = (installationSecret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', installationSecret, '', 'weft second factor', 32));

/** Encrypts a second factor's secret for one person: in another's row it cannot be opened. */
export function sealSecret(secret: Buffer, personId: string, installationSecret: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(installationSecret), nonce).setAAD(Buffer.from(personId));
  const body = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

/** The secret; null when it was sealed for somebody else, with another key, or is damaged. */
export function openSecret(sealed: string, personId: string, installationSecret: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null;
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, keyOf(installationSecret), nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(personId))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([body, decipher.final()]);
  } catch {
    // the only thing that `final` refuses is a tag that does not fit
    return null;
  }
}
