import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a code is shown for; every authenticator app takes this and six digits with SHA-1 as understood. */
const STEP_SECONDS = 30;
const DIGITS = 6;
/** Steps by which a telephone's clock may be wrong, either way. */
const CLOCKS_DIFFER = 1;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The time step that an instant lies in. */
export const stepAt = (now: number): number => Math.floor(now / 1000 / STEP_SECONDS);

/** The code of one time step (RFC 6238 over RFC 4226). */
export function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 0xf;
  const number = (mac.readUInt32BE(at) & 0x7fffffff) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, '0');
}

/**
 * The time step that a code belongs to, of those that are open now; null when it is none's. It looks at every
 * step whatever it finds, so the time it takes says nothing.
 */
export function stepOfCode(secret: Buffer, code: string, now: number): number | null {
  const given = Buffer.alloc(DIGITS);
  given.write(code);
  const isCode = /^\d{6}$/.test(code);
  let found: number | null = null;
  for (let step = stepAt(now) - CLOCKS_DIFFER; step <= stepAt(now) + CLOCKS_DIFFER; step++) {
    const isIt = timingSafeEqual(Buffer.from(codeOf(secret, step)), given);
    if (isIt && isCode) found = step;
  }
  return found;
}

/** Bytes in the letters that a secret is typed in (RFC 4648, base 32, nothing filled up). */
export function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** What an authenticator app reads from the square. */
export function appAddress(secret: Buffer, email: string): string {
  const label = `${encodeURIComponent('Weft')}:${encodeURIComponent(email)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Weft`;
}
