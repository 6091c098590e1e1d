import { createHmac, randomBytes } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { MatchingError } from '../matching-error.js';

/** As long as what HMAC-SHA-256 gives: a shorter key would be guessed before the hash is broken. */
const KEY_BYTES = 32;
const FINGERPRINT_DIGITS = 16;
/** What others than the file's owner may do with it. */
const OTHERS = 0o077;

/** A key that two parties share, and that is for one purpose of theirs. */
export interface EncodingKey {
  /** Another key for each purpose: what is known of one says nothing of another. */
  readonly forPurpose: (purpose: string) => Buffer;
  /** tells two keys apart and shows neither */
  readonly fingerprint: string;
}

/** @throws RangeError for fewer than 32 bytes */
export function encodingKeyFrom(bytes: Uint8Array): EncodingKey {
  if (bytes.length < KEY_BYTES) throw new RangeError(`A key has at least ${KEY_BYTES} bytes.`);
  const forPurpose = (purpose: string): Buffer =>
    createHmac('sha256', bytes).update(`weft-encoding 1 ${purpose}`).digest();
  return { forPurpose, fingerprint: forPurpose('fingerprint').toString('hex').slice(0, FINGERPRINT_DIGITS) };
}

/**
 * Reads the file that `newKey` made.
 *
 * @param warn told in a sentence where others than its owner may read it
 * @throws MatchingError where there is none, or its key is too short or no key
 */
export async function readKey(path: string, warn: (line: string) => void): Promise<EncodingKey> {
  const written = await readFile(path, 'utf8').catch(() => {
    throw new MatchingError(`There is no key file ${path}. Make one with: weft-encode new-key --out FILE.`);
  });
  if (process.platform !== 'win32' && ((await stat(path)).mode & OTHERS) !== 0)
    warn(`Other people on this machine may read ${path}. Take that away: chmod 600 ${path}.`);
  const text = written.trim();
  const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null;
  if (bytes === null)
    throw new MatchingError(
      `${path} is no key file: it has to be one line, as weft-encode new-key writes it. A password is not enough.`,
    );
  if (bytes.length < KEY_BYTES)
    throw new MatchingError(
      `The key in ${path} is too short: it has ${bytes.length} bytes, and needs ${KEY_BYTES}. Make one with: weft-encode new-key --out FILE.`,
    );
  return encodingKeyFrom(bytes);
}

/** Makes a key by chance, in a new file that its owner alone may read. @throws MatchingError where the file is there */
export async function newKey(path: string): Promise<EncodingKey> {
  const bytes = randomBytes(KEY_BYTES);
  const file = await openNew(path);
  try {
    await file.writeFile(`${bytes.toString('base64')}\n`);
  } finally {
    await file.close();
  }
  return encodingKeyFrom(bytes);
}

/** A file that was not there, for its owner alone. @throws MatchingError where it was, or cannot be made */
async function openNew(path: string) {
  return open(path, 'wx', 0o600).catch((fault: unknown) => {
    const code = fault instanceof Error && 'code' in fault ? fault.code : null;
    throw new MatchingError(
      code === 'EEXIST'
        ? `${path} is there already, and nothing is written over it. Give another name, or take the file away.`
        : `${path} cannot be written.`,
    );
  });
}
