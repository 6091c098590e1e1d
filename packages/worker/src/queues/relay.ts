import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import type { JobQueue } from './backend.js';
import { jobOptions, RETRIES, type Retries } from './job-options.js';

interface OfferedRow {
  partnership_id: string;
  id: string;
  kind: string;
  payload: unknown;
  offers: number;
}

export interface RelaySettings {
  readonly appDatabaseUrl: string;
  /** how often it looks, whether or not it was woken; milliseconds */
  readonly pollEvery?: number;
  /** after how long a row without a sign of life is offered again; seconds */
  readonly staleAfter?: number;
  readonly retries?: Retries;
}

const AT_ONCE = 100;

/**
 * Hands outbox rows to the queue: when the database says that there are new ones, and every few seconds. Rows
 * stay where they are until the job's effect commits, so what the queue loses is offered again. It outlives a
 * restart of the database and of the queue.
 */
export class Relay {
  private stopped = false;
  private wake: () => void = () => undefined;
  private woken = false;
  /** when it was seen that the queue had lost everything; null when all of it has been offered again */
  private forgotAt: number | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly queue: JobQueue,
    private readonly settings: RelaySettings,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopped; ) {
      const client = new pg.Client({
        connectionString: this.settings.appDatabaseUrl,
        application_name: 'weft-relay',
        connectionTimeoutMillis: 10_000,
      });
      try {
        await this.listen(client);
        failures = 0;
        while (!this.stopped) {
          await this.drain(client);
          await this.rest(this.settings.pollEvery ?? 3_000);
        }
      } catch (error) {
        failures += 1;
        this.log.warn({ err: error }, 'the relay lost the database or the queue, and tries again');
        await this.rest(Math.min(250 * 2 ** failures, 10_000));
      } finally {
        await client
          .end()
          .catch((error) => this.log.debug({ err: error }, 'the connection was gone already'));
      }
    }
  }

  private async listen(client: pg.Client): Promise<void> {
    // the query that is under way fails too; here it must only not end the process
    client.on('error', (error) => this.log.debug({ err: error }, 'the relay’s connection broke'));
    client.on('notification', () => this.wake());
    await client.connect();
    await client.query('LISTEN weft_outbox');
  }

  /**
   * Offers until nothing waits. Rows count as offered only when the queue has them; offered twice after a crash in
   * between, they have the same job id, and the queue takes them once.
   */
  private async drain(client: pg.Client): Promise<void> {
    // what it was given before now is offered again at once, also what is under way: the effect comes once all the same
    if (await this.queue.forgot()) this.forgotAt = performance.now();
    for (let more = true; more && !this.stopped; ) {
      await client.query('BEGIN');
      try {
        const { rows } = await client.query<OfferedRow>(
          'SELECT * FROM app.offer_outbox($1, make_interval(secs => $2))',
          [AT_ONCE, this.staleAfter()],
        );
        for (const row of rows) {
          await this.queue.add(
            row.kind,
            { partnershipId: row.partnership_id, outboxId: row.id, kind: row.kind, payload: row.payload },
            jobOptions(row.id, row.offers, this.settings.retries ?? RETRIES),
          );
        }
        await client.query('COMMIT');
        more = rows.length === AT_ONCE;
        if (!more) this.forgotAt = null;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => this.log.debug('the connection was gone already'));
        throw error;
      }
    }
  }

  /** Seconds; since the queue was seen to have lost everything, while that is being made good. */
  private staleAfter(): number {
    const usual = this.settings.staleAfter ?? 300;
    return this.forgotAt === null ? usual : Math.min(usual, (performance.now() - this.forgotAt) / 1_000);
  }

  /** Waits, or comes back at once when it was woken, also while it was busy. */
  private async rest(milliseconds: number): Promise<void> {
    if (this.stopped || this.woken) {
      this.woken = false;
      return;
    }
    const alarm = new AbortController();
    this.wake = () => {
      this.woken = true;
      alarm.abort();
    };
    await pause(milliseconds, undefined, { signal: alarm.signal }).catch(() => undefined);
    this.woken = false;
  }
}
