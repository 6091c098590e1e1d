import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';

/** How long a browser stays known in which nobody signs in. */
const KNOWN_SECONDS = 180 * 24 * 60 * 60;
/** People whom one browser is known to; of more it forgets who signed in there first. */
const MOST_PEOPLE = 5;
const TOKEN = /^[\w-]{22}\.[\w-]{43}$/;

/** A key of this purpose's own, which the database never sees. */
const keyOf = (installationSecret: string): Buffer =>
  Buffer.from(hkdfSync('sha256', installationSecret, '', 'weft known browser', 32));

/**
 * Browsers in which somebody has signed in before, with all that it takes. Their failures are counted by themselves:
 * whoever types wrong passwords elsewhere, ten every quarter of an hour, locks the account for strangers, and not for
 * the person (OWASP: device cookies; ASVS 6.1.1, malicious lockout). A browser gets no more guesses than a stranger
 * does, and a new password or a new second factor makes all of them strangers again.
 */
export class KnownBrowsers {
  private readonly key: Buffer;

  constructor(
    private readonly pool: pg.Pool,
    installationSecret: string,
    private readonly cookie: { readonly name: string; readonly secure: boolean },
  ) {
    this.key = keyOf(installationSecret);
  }

  /** The name under which the failures of this browser at an account are counted; null where it is a stranger. */
  async nameOf(cookieHeader: string | undefined, email: string): Promise<string | null> {
    const token = await this.tokenOf(this.tokensIn(cookieHeader), email);
    return token === undefined ? null : `browser ${createHash('sha256').update(token).digest('hex')}`;
  }

  /** The cookie by which this browser is known to an account from now on, beside those it is known to already. */
  async remember(cookieHeader: string | undefined, email: string): Promise<string> {
    const there = this.tokensIn(cookieHeader);
    const token = (await this.tokenOf(there, email)) ?? (await this.newToken(email));
    const tokens = [token, ...there.filter((one) => one !== token)].slice(0, MOST_PEOPLE);
    const { name, secure } = this.cookie;
    return `${name}=${tokens.join('~')}; Max-Age=${KNOWN_SECONDS}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  }

  private tokensIn(cookieHeader: string | undefined): string[] {
    const values = (cookieHeader ?? '').split(';').flatMap((part) => {
      const at = part.indexOf('=');
      return at !== -1 && part.slice(0, at).trim() === this.cookie.name ? [part.slice(at + 1).trim()] : [];
    });
    return values.flatMap((value) => value.split('~').filter((one) => TOKEN.test(one))).slice(0, MOST_PEOPLE);
  }

  private async tokenOf(tokens: readonly string[], email: string): Promise<string | undefined> {
    if (tokens.length === 0) return undefined;
    const secrets = await this.secretsOf(email);
    return tokens.find((token) => {
      const [chance = '', mac = ''] = token.split('.');
      return timingSafeEqual(Buffer.from(mac, 'base64url'), this.macOf(chance, email, secrets));
    });
  }

  private async newToken(email: string): Promise<string> {
    const chance = randomBytes(16).toString('base64url');
    return `${chance}.${this.macOf(chance, email, await this.secretsOf(email)).toString('base64url')}`;
  }

  private macOf(chance: string, email: string, secrets: string): Buffer {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([chance, email, secrets]))
      .digest();
  }

  /** What an account is opened with, as it is kept: another password or second factor is another text. */
  private async secretsOf(email: string): Promise<string> {
    const { rows } = await this.pool.query<{ secrets: string }>(
      `SELECT concat_ws(' ', a.password, extract(epoch FROM f."confirmedAt")) AS secrets FROM "user" u
       LEFT JOIN account a ON a."userId" = u.id AND a."providerId" = 'credential'
       LEFT JOIN second_factor f ON f."userId" = u.id WHERE u.email = $1`,
      [email],
    );
    return rows[0]?.secrets ?? '';
  }
}
