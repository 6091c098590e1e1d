import type pg from 'pg';
import type { Metrics } from './open-metrics.js';

interface Waiting {
  jobs_waiting: string | bigint;
  oldest_job_seconds: number;
  jobs_failed: string | bigint;
  notes_unsealed: string | bigint;
  oldest_note_seconds: number;
}

const FIGURES: readonly (readonly [column: keyof Waiting, name: string, help: string])[] = [
  ['jobs_waiting', 'weft_outbox_waiting', 'Work in the outbox that is neither done nor given up.'],
  ['oldest_job_seconds', 'weft_outbox_oldest_waiting_seconds', 'For how long the oldest of it has waited.'],
  ['jobs_failed', 'weft_outbox_failed', 'Work that was given up and waits for somebody to try again.'],
  ['notes_unsealed', 'weft_audit_notes_unsealed', 'Reads that are not in the audit trail’s chain yet.'],
  [
    'oldest_note_seconds',
    'weft_audit_oldest_unsealed_seconds',
    'For how long the oldest of them has waited.',
  ],
];

/** One look at the database serves all figures of one visit. */
const FRESH_MS = 1_000;

/** Shows how much work waits in the whole installation, as the database counts it. */
export function watchWork(metrics: Metrics, database: Pick<pg.Pool, 'query'>): void {
  let last: { at: number; waiting: Promise<Waiting | undefined> } | null = null;
  const look = (): Promise<Waiting | undefined> => {
    if (last === null || Date.now() - last.at > FRESH_MS) {
      const waiting = database.query<Waiting>('SELECT * FROM app.work_waiting()').then(({ rows }) => rows[0]);
      last = { at: Date.now(), waiting };
    }
    return last.waiting;
  };
  for (const [column, name, help] of FIGURES)
    metrics.figure(name, help, [], async (gauge) => gauge.set(Number((await look())?.[column])));
}
