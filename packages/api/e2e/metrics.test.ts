import { freePort, makeMoneyScene } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PASSWORD, postJson } from '../src/testing/test-server.js';
import { type RunningWeft, runningWeft } from './running-weft.js';

const PATIENCE = { timeout: 30_000, interval: 100 };

/** The samples of a figure: its labels as text, and its value. */
const samples = (text: string, name: string): [labels: string, value: number][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .map((line) => [line.slice(name.length, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]);
const figureOf = (text: string, name: string, ...labels: string[]): number | undefined =>
  samples(text, name).find(([given]) => labels.every((label) => given.includes(label)))?.[1];

describe('the figures for Prometheus', () => {
  let weft: RunningWeft;
  let ports: { api: number; worker: number };
  let scene: Awaited<ReturnType<typeof makeMoneyScene>>;

  beforeAll(async () => {
    ports = { api: await freePort(), worker: await freePort() };
    weft = await runningWeft({
      api: { METRICS_PORT: String(ports.api) },
      worker: { WORKER_METRICS_PORT: String(ports.worker) },
      prepare: async (database) => {
        scene = await makeMoneyScene(database.owner);
        await scene.agree([{ label: 'R', funder: 'Council', kind: 'RESIDUAL' }]);
        await scene.claims({ count: 3 });
      },
    });
  }, 240_000);
  afterAll(() => weft.stop());

  const figures = async (process: 'api' | 'worker'): Promise<string> => {
    const answer = await fetch(`http://127.0.0.1:${ports[process]}/metrics`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    return answer.text();
  };

  it('show requests, operations, connections, jobs and what waits, and nobody’s data', async () => {
    const { backbone, linkWorker } = scene.people;
    const cookie = await weft.cookieFor(backbone.personId);
    const who = { cookie, partnership: scene.slug };
    await weft.ask(who, '{ participants(search: "Hinchliffe") { totalCount } }');
    await weft.ask(who, '{ claim(id: "00000000-0000-4000-8000-000000000000") { id } nowhere }');
    await weft.ask(who, `mutation { runPayments(periodEnd: "2024-03-31") { __typename } }`);
    await postJson(`${weft.url}/api/auth/sign-in/email`, { email: 'nobody@example.org', password: PASSWORD });
    await fetch(`${weft.url}/api/invitations/a-secret-token`);

    const api = await figures('api');
    const requests = 'weft_http_request_duration_seconds_count';
    expect(figureOf(api, requests, 'route="/graphql"', 'method="POST"', 'status="200"')).toBe(2);
    expect(figureOf(api, requests, 'route="/graphql"', 'status="400"')).toBe(1);
    expect(figureOf(api, requests, 'route="/api/invitations/:token"')).toBe(1);
    const operations = 'weft_graphql_operation_duration_seconds_count';
    expect(figureOf(api, operations, 'kind="query"', 'field="participants"', 'result="answered"')).toBe(1);
    expect(figureOf(api, operations, 'kind="mutation"', 'field="runPayments"')).toBe(1);
    expect(figureOf(api, 'weft_pool_connections', 'pool="app"', 'state="idle"')).toBeGreaterThan(0);
    expect(figureOf(api, 'weft_pool_waiting', 'pool="auth"')).toBe(0);
    expect(figureOf(api, 'process_cpu_seconds_total')).toBeGreaterThan(0);

    await vi.waitFor(async () => {
      const text = await figures('worker');
      const jobs = figureOf(text, 'weft_job_duration_seconds_count', 'kind="payments.run"', 'result="done"');
      expect(jobs).toBe(1);
      expect(figureOf(text, 'weft_outbox_waiting')).toBe(0);
    }, PATIENCE);
    // a read that nobody has sealed yet, and work that nobody can do now
    await weft.database.owner.query(
      `INSERT INTO outbox (partnership_id, kind, payload, created_at, failed_at) VALUES ($1, 'none', '{}', now(), now())`,
      [scene.partnershipId],
    );
    await vi.waitFor(async () => {
      const text = await figures('worker');
      expect(figureOf(text, 'weft_outbox_failed')).toBe(1);
      expect(figureOf(text, 'weft_outbox_oldest_waiting_seconds')).toBe(0);
      expect(figureOf(text, 'weft_audit_notes_unsealed')).toBeGreaterThanOrEqual(0);
      expect(figureOf(text, 'weft_audit_oldest_unsealed_seconds')).toBeGreaterThanOrEqual(0);
      expect(figureOf(text, 'weft_queue_jobs', 'state="waiting"')).toBe(0);
      expect(figureOf(text, 'weft_pool_connections', 'pool="app"', 'state="busy"')).toBeGreaterThanOrEqual(0);
    }, PATIENCE);

    const everything = (await figures('api')) + (await figures('worker'));
    const theirs = [backbone.personId, linkWorker.personId, scene.slug, scene.partnershipId, 'Hinchliffe'];
    for (const word of [...theirs, 'nobody@example.org', 'a-secret-token', 'nowhere', '00000000-0000'])
      expect(everything).not.toContain(word);
  });

  it('are not on the port that people use, and nothing else is on theirs', async () => {
    const answer = await fetch(`${weft.url}/metrics`);
    expect(await answer.text()).not.toContain('weft_http_request');
    expect((await fetch(`http://127.0.0.1:${ports.api}/graphql`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${ports.api}/metrics`, { method: 'POST' })).status).toBe(404);
  });

  it('leave out what cannot be had now, and show the rest', async () => {
    await weft.database.owner.query('ALTER FUNCTION app.work_waiting() RENAME TO work_waiting_gone');
    await vi.waitFor(async () => {
      const text = await figures('worker');
      expect(figureOf(text, 'weft_outbox_waiting')).toBeUndefined();
      expect(figureOf(text, 'process_cpu_seconds_total')).toBeGreaterThan(0);
    }, PATIENCE);
    await weft.database.owner.query('ALTER FUNCTION app.work_waiting_gone() RENAME TO work_waiting');
  });
});
