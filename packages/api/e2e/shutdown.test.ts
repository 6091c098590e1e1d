import { readdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeMoneyScene } from '@weft/shared/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RunningWeft, runningWeft } from './running-weft.js';

const PATIENCE = { timeout: 50_000, interval: 50 };
/** Requests at once. */
const BUSY = 8;

interface Outcome {
  readonly sentAt: number;
  /** null: no answer, with the reason */
  readonly status: number | null;
  readonly reason: string;
  /** whether the answer came whole */
  readonly whole: boolean;
}

describe('a process that is told to stop', () => {
  let weft: RunningWeft;
  let scene: Awaited<ReturnType<typeof makeMoneyScene>>;
  let cookie: string;

  beforeEach(async () => {
    weft = await runningWeft({
      prepare: async (database) => {
        scene = await makeMoneyScene(database.owner);
        await scene.agree([{ label: 'R', funder: 'Council', kind: 'RESIDUAL' }]);
        await scene.claims({ count: 3 });
      },
    });
    cookie = await weft.cookieFor(scene.people.backbone.personId);
  }, 240_000);
  afterEach(() => weft.stop());

  /** A request that is still to be sent; its outcome never rejects. */
  const open = (path: string, type: string, agent?: Agent) => {
    const sentAt = Date.now();
    const { hostname, port } = new URL(weft.url);
    const headers = { 'content-type': type, cookie, 'x-partnership': scene.slug };
    const sent = request({ hostname, port, path, method: 'POST', headers, agent: agent ?? false });
    const outcome = new Promise<Outcome>((resolve) => {
      sent.on('response', (answer) => {
        const status = answer.statusCode ?? 0;
        answer.on('error', () => undefined);
        answer.on('close', () => resolve({ sentAt, status, reason: '', whole: answer.complete }));
        answer.resume();
      });
      sent.on('error', (fault: NodeJS.ErrnoException) =>
        resolve({ sentAt, status: null, reason: fault.code ?? fault.message, whole: false }),
      );
    });
    return { sent, outcome };
  };
  /** One query, on a connection that the agent keeps or a new one. */
  const ask = (query: string, agent?: Agent): Promise<Outcome> => {
    const { sent, outcome } = open('/graphql', 'application/json', agent);
    sent.end(JSON.stringify({ query }));
    return outcome;
  };
  /** Half a file; the other half comes when it is finished. */
  const beginUpload = async () => {
    cookie = await weft.cookieFor(scene.people.linkWorker.personId);
    const { sent, outcome } = open('/api/uploads', 'multipart/form-data; boundary=part');
    const head =
      'content-disposition: form-data; name="file"; filename="note.txt"\r\ncontent-type: text/plain';
    sent.write(`--part\r\n${head}\r\n\r\nThe first half`);
    const arriving = join(weft.home, 'files-arriving');
    await vi.waitFor(() => expect(readdirSync(arriving)).toHaveLength(1), PATIENCE);
    return {
      finish: (): Promise<Outcome> => {
        sent.end(' and the second.\r\n--part--\r\n');
        return outcome;
      },
    };
  };

  /** Keeps everybody who wants to write to a table waiting, until it is told to let them. */
  const hold = async (table: string): Promise<() => Promise<void>> => {
    const client = await weft.database.owner.connect();
    await client.query('BEGIN');
    await client.query(`LOCK TABLE ${table} IN EXCLUSIVE MODE`);
    return async () => {
      await client.query('COMMIT');
      client.release();
    };
  };
  const waitingFor = async (table: string): Promise<number> => {
    const { rows } = await weft.database.owner.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted AND relation = $1::regclass',
      [table],
    );
    return rows[0]?.count ?? 0;
  };

  it('answers every request that it has taken, under load, and takes no more', async () => {
    const outcomes: Outcome[] = [];
    let stopped = false;
    const agents = Array.from({ length: BUSY }, (_, index) =>
      index % 2 === 0 ? new Agent({ keepAlive: true, maxSockets: 1 }) : undefined,
    );
    const load = agents.map(async (agent) => {
      while (!stopped) {
        const outcome = await ask('{ participants { totalCount edges { node { id } } } }', agent);
        outcomes.push(outcome);
        // nobody listens any more
        if (outcome.reason === 'ECONNREFUSED') return;
      }
    });
    await vi.waitFor(() => expect(outcomes.length).toBeGreaterThan(BUSY * 5), PATIENCE);

    const told = Date.now();
    weft.api.child.kill('SIGTERM');
    expect(await weft.api.ended).toBe(0);
    // no connection that lies idle keeps the process up
    expect(Date.now() - told).toBeLessThan(8_000);
    await Promise.all(load);
    stopped = true;

    expect(outcomes.filter(({ status, whole }) => status !== null && !whole)).toEqual([]);
    const answered = outcomes.filter(({ status }) => status !== null);
    expect(
      [...new Set(answered.map(({ status }) => status))].filter((it) => it !== 200 && it !== 503),
    ).toEqual([]);
    // a request that was under way when the signal came has its answer
    const before = outcomes.filter(({ sentAt }) => sentAt < told - 100);
    expect(before.filter(({ status }) => status !== 200)).toEqual([]);
    // one that came later is refused before anything was done
    const refused = outcomes.filter(({ status }) => status === null).map(({ reason }) => reason);
    expect(refused.filter((reason) => reason !== 'ECONNREFUSED' && reason !== 'ECONNRESET')).toEqual([]);
    expect(await ask('{ viewer { name } }')).toMatchObject({ status: null, reason: 'ECONNREFUSED' });
  });

  it('finishes what waits for the database meanwhile, changes and all', async () => {
    const letGo = await hold('payment_run');
    const mutation = ask('mutation { runPayments(periodEnd: "2024-03-31") { __typename } }');
    const upload = await beginUpload();
    await vi.waitFor(async () => expect(await waitingFor('payment_run')).toBeGreaterThan(0), PATIENCE);
    weft.api.child.kill('SIGTERM');
    await vi.waitFor(async () => {
      expect(await ask('{ viewer { name } }')).toMatchObject({ reason: 'ECONNREFUSED' });
    }, PATIENCE);
    expect(weft.api.child.exitCode).toBeNull();
    await letGo();
    expect(await mutation).toMatchObject({ status: 200, whole: true });
    expect(await upload.finish()).toMatchObject({ status: 200, whole: true });
    expect(await weft.api.ended).toBe(0);
    const { rows } = await weft.database.owner.query('SELECT FROM payment_run UNION ALL SELECT FROM upload');
    expect(rows).toHaveLength(2);
  });

  it('ends all the same when a request does not end', { timeout: 60_000 }, async () => {
    const letGo = await hold('payment_run');
    const stuck = ask('mutation { runPayments(periodEnd: "2024-03-31") { __typename } }');
    await vi.waitFor(async () => expect(await waitingFor('payment_run')).toBeGreaterThan(0), PATIENCE);
    weft.api.child.kill('SIGTERM');
    const limit = pause(18_000, 'not ended', { ref: false });
    expect(await Promise.race([weft.api.ended, limit])).toBe(0);
    expect(await stuck).toMatchObject({ status: null });
    await letGo();
  });

  it('finishes its job, when it is the worker', async () => {
    const letGo = await hold('ledger_entry');
    await ask('mutation { runPayments(periodEnd: "2024-03-31") { __typename } }');
    await vi.waitFor(async () => expect(await waitingFor('ledger_entry')).toBeGreaterThan(0), PATIENCE);
    weft.worker.child.kill('SIGTERM');
    // it takes nothing new while it finishes
    await vi.waitFor(async () => {
      const relays = await weft.database.owner.query(
        `SELECT FROM pg_stat_activity WHERE application_name = 'weft-relay' AND datname = current_database()`,
      );
      expect(relays.rowCount).toBe(0);
    }, PATIENCE);
    await weft.database.owner.query(
      `INSERT INTO outbox (partnership_id, kind, payload) VALUES ($1, 'nothing.known', '{}')`,
      [scene.partnershipId],
    );
    await letGo();
    expect(await weft.worker.ended).toBe(0);
    const { rows } = await weft.database.owner.query('SELECT state FROM payment_run');
    expect(rows).toEqual([{ state: 'DONE' }]);
    const waiting = await weft.database.owner.query(
      'SELECT kind, offers, done_at IS NOT NULL AS done FROM outbox',
    );
    expect(waiting.rows).toContainEqual({ kind: 'payments.run', offers: 1, done: true });
    expect(waiting.rows).toContainEqual({ kind: 'nothing.known', offers: 0, done: false });
  });
});
