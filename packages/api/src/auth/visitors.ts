import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import { networkAddress } from './network-address.js';

/**
 * What holds machines off the pages that need no account. Counts are kept in the database, so that several processes
 * count together, under names that lead to no address without the installation's secret: that somebody wrote to such a
 * page may put them in danger.
 */
export class Visitors {
  private readonly key: Buffer;

  constructor(
    private readonly pool: pg.Pool,
    installationSecret: string,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', installationSecret, '', 'weft visitors', 32));
  }

  /** What a page was given as it was opened, by the database's clock; `of` is what the page said. */
  stamp(opened: Date, of: readonly string[]): string {
    const at = String(opened.getTime());
    return `${at}.${this.mac(['opened', at, ...of])}`;
  }

  /** When a page with this stamp was opened; null for a stamp that is not ours, or of a page that said something else. */
  opened(stamp: string, of: readonly string[]): Date | null {
    const [at = '', mac = ''] = stamp.split('.');
    const ours = Buffer.from(this.mac(['opened', at, ...of]));
    const theirs = Buffer.from(mac);
    if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) return null;
    return new Date(Number(at));
  }

  /** By what the same message is known again. */
  nameOfMessage(parts: readonly string[]): string {
    return this.mac(['message', ...parts]);
  }

  /** Counts one from a network address, one to somewhere, or one to a mailbox; false when none is left. */
  takeFrom(ip: string, most: number, seconds: number): Promise<boolean> {
    return this.take(['from', networkAddress(ip)], most, seconds);
  }

  takeTo(what: string, most: number, seconds: number): Promise<boolean> {
    return this.take(['to', what], most, seconds);
  }

  private async take(name: readonly string[], most: number, seconds: number): Promise<boolean> {
    const { rows } = await this.pool.query<{ refused: boolean }>(
      `INSERT INTO visitor_attempt AS a (name, times, last_at)
       VALUES ($1, ARRAY[clock_timestamp()], clock_timestamp())
       ON CONFLICT (name) DO UPDATE SET last_at = clock_timestamp(), (times, refused) = (
         SELECT CASE WHEN cardinality(recent) < $2 THEN recent || clock_timestamp() ELSE recent END,
           cardinality(recent) >= $2
         FROM (SELECT ARRAY(SELECT t FROM unnest(a.times) t
           WHERE t > clock_timestamp() - make_interval(secs => $3) ORDER BY t) AS recent) r)
       RETURNING refused`,
      [this.mac(name), most, seconds],
    );
    return rows[0]?.refused === false;
  }

  private mac(parts: readonly string[]): string {
    return createHmac('sha256', this.key).update(JSON.stringify(parts)).digest('base64url');
  }
}
