import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The session's token from the Cookie header, or null when there is none that we signed, or two of
 * different sessions: somebody has put theirs beside the person's own. The format is the
 * sign-in library's: `token.signature`, the signature HMAC-SHA-256 in base64, the whole percent-encoded.
 */
export function sessionToken(cookieHeader: string | undefined, name: string, secret: string): string | null {
  const tokens = new Set<string>();
  for (const part of (cookieHeader ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at === -1 || part.slice(0, at).trim() !== name) continue;
    const value = decoded(part.slice(at + 1).trim());
    const dot = value.lastIndexOf('.');
    if (dot < 1) continue;
    const token = value.slice(0, dot);
    const given = Buffer.from(value.slice(dot + 1), 'base64');
    const right = createHmac('sha256', secret).update(token).digest();
    if (given.length === right.length && timingSafeEqual(given, right)) tokens.add(token);
  }
  const [token] = tokens;
  return tokens.size === 1 && token !== undefined ? token : null;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replace(/^"(.*)"$/, '$1'));
  } catch (fault) {
    if (fault instanceof URIError) return '';
    throw fault;
  }
}
