import { type Sealed, sealedText } from '@weft/shared';

/** SHA-256 of all that somebody signed, made on the device when the pen is lifted. */
export async function sealed(of: Sealed): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sealedText(of)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
