import { createPostgresBackend, type JobsOptions, Queue, runMigrations, Worker, withBackend } from 'bullmq';
import pg from 'pg';

/** The one queue. */
const QUEUE = 'weft';
const SCHEMA = 'queue';
const PREFIX = 'weft';

/** What a job carries: the outbox row it stands for. Checked again when it arrives. */
export interface Message {
  readonly partnershipId: string;
  readonly outboxId: string;
  readonly kind: string;
  readonly payload: unknown;
}

/** A job as it arrives: what was put in is not trusted to come out. */
export interface Arrived {
  readonly data: unknown;
  readonly attemptsMade: number;
  readonly opts: { readonly attempts?: number };
}
export type Processor = (job: Arrived) => Promise<void>;

export interface JobQueue {
  add(kind: string, message: Message, options: JobsOptions): Promise<unknown>;
  /** Whether it lost what it was given since it was last asked, or was never given anything. Says so once. */
  forgot(): Promise<boolean>;
  /** How many jobs wait, run, or wait to be tried again. */
  counts(): Promise<Record<string, number>>;
  /** Forgets everything, as a server does that loses its data. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

export interface JobWorker {
  /** Takes no more, waits for what is under way. */
  close(): Promise<void>;
}

export interface WorkerSettings {
  readonly concurrency: number;
  /** milliseconds after which a job whose worker went silent is given to another */
  readonly lockDuration?: number;
  readonly stalledInterval?: number;
}

/** Where jobs are kept. Both answer alike; nothing else in Weft knows which it is. */
export interface QueueBackend {
  readonly name: 'postgres' | 'redis';
  makeQueue(onError: (error: Error) => void): JobQueue;
  makeWorker(work: Processor, settings: WorkerSettings, onError: (error: Error) => void): JobWorker;
}

/**
 * The switch: jobs are kept in Redis when there is an address of one, else in Postgres, schema `queue`, as a role
 * that sees nothing else.
 *
 * @throws whatever the server says when the queue's tables cannot be made: try again later.
 */
export async function openBackend(where: {
  redisUrl: string | null;
  queueDatabaseUrl: string;
  queueName?: string;
}): Promise<QueueBackend> {
  const name = where.queueName ?? QUEUE;
  if (where.redisUrl !== null) return redisBackend(name, where.redisUrl);
  await prepareSchema(where.queueDatabaseUrl);
  return postgresBackend(name, where.queueDatabaseUrl);
}

// A job that stalls is the machine's misfortune, not the job's: the outbox decides when to give up.
const STALLS = 100;

const workerOptions = (settings: WorkerSettings) => ({
  concurrency: settings.concurrency,
  lockDuration: settings.lockDuration ?? 10_000,
  stalledInterval: settings.stalledInterval ?? 5_000,
  maxStalledCount: STALLS,
});

function redisBackend(name: string, url: string): QueueBackend {
  // a worker waits for its server as long as it takes
  const connection = { url, maxRetriesPerRequest: null };
  return {
    name: 'redis',
    makeQueue: (onError) => {
      const open = (of: string) => new Queue<Message>(of, { connection, prefix: PREFIX });
      return asQueue(open(name), open(`${name}-remembers`), onError);
    },
    makeWorker: (work, settings, onError) =>
      asWorker(
        new Worker<Message>(name, (job) => work(job), {
          connection,
          prefix: PREFIX,
          ...workerOptions(settings),
        }),
        onError,
      ),
  };
}

function postgresBackend(name: string, url: string): QueueBackend {
  const { Queue: PostgresQueue, Worker: PostgresWorker } = withBackend(createPostgresBackend);
  const connection = (max: number) => ({
    connectionString: url,
    schema: SCHEMA,
    max,
    application_name: 'weft-queue',
    connectionTimeoutMillis: 10_000,
  });
  return {
    name: 'postgres',
    // its tables lie beside the outbox: neither is lost without the other
    makeQueue: (onError) =>
      asQueue(new PostgresQueue<Message>(name, { connection: connection(2) }), null, onError),
    makeWorker: (work, settings, onError) =>
      asWorker(
        new PostgresWorker<Message>(name, (job) => work(job), {
          connection: connection(settings.concurrency + 2),
          ...workerOptions(settings),
        }),
        onError,
      ),
  };
}

const COUNTED = ['waiting', 'active', 'delayed'] as const;

/** What both libraries' queues have in common here. */
interface AnyQueue {
  add(kind: string, message: Message, options: JobsOptions): Promise<unknown>;
  getJob(id: string): Promise<unknown>;
  obliterate(options: { force: boolean }): Promise<void>;
  getJobCounts(...states: (typeof COUNTED)[number][]): Promise<Record<string, number>>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** The one job of a queue that nobody works on: gone when the server has lost its data. */
const KEPT = 'kept';
const NOTHING: Message = { partnershipId: '', outboxId: '', kind: KEPT, payload: null };

function asQueue(queue: AnyQueue, keepsake: AnyQueue | null, onError: (error: Error) => void): JobQueue {
  const both = keepsake ? [queue, keepsake] : [queue];
  for (const one of both) one.on('error', onError);
  return {
    add: (kind, message, options) => queue.add(kind, message, options),
    forgot: async () => {
      if (!keepsake || (await keepsake.getJob(KEPT))) return false;
      await keepsake.add(KEPT, NOTHING, { jobId: KEPT });
      return true;
    },
    counts: () => queue.getJobCounts(...COUNTED),
    empty: async () => {
      for (const one of both) await one.obliterate({ force: true });
    },
    close: async () => {
      await Promise.all(both.map((one) => one.close()));
    },
  };
}

interface AnyWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

function asWorker(worker: AnyWorker, onError: (error: Error) => void): JobWorker {
  worker.on('error', onError);
  return { close: () => worker.close() };
}

/**
 * Makes or renews the queue's tables. The schema itself is made by Weft's migrations: the queue's role may not
 * make schemas, and Postgres asks for that right even where the schema is there.
 */
async function prepareSchema(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await runMigrations(
      {
        query: async <Row>(text: string, values?: readonly unknown[]) => {
          if (text.startsWith('CREATE SCHEMA')) return { rows: [] };
          const { rows, rowCount } = await client.query(text, values && [...values]);
          return { rows: rows as Row[], rowCount };
        },
      },
      SCHEMA,
    );
  } finally {
    await client.end();
  }
}
