import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { makeMoneyScene } from '@weft/shared/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningWeft, runningWeft } from './running-weft.js';

const PATIENCE = { timeout: 50_000, interval: 100 };

interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly service: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What a collector gets: OTLP over HTTP, as JSON. */
interface Sent {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: {
      spans: (Omit<ReceivedSpan, 'service' | 'attributes'> & { attributes?: Attribute[] })[];
    }[];
  }[];
}
interface Attribute {
  key: string;
  value: Record<string, unknown>;
}

const asRecord = (attributes: Attribute[] = []): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

describe('traces', () => {
  const spans: ReceivedSpan[] = [];
  let collector: Server;
  let weft: RunningWeft;
  let scene: Awaited<ReturnType<typeof makeMoneyScene>>;
  let all = '';

  beforeAll(async () => {
    collector = createServer(async (request, response) => {
      const body = await text(request);
      all += body;
      const { resourceSpans } = JSON.parse(body) as Sent;
      for (const { resource, scopeSpans } of resourceSpans)
        for (const span of scopeSpans.flatMap((scope) => scope.spans))
          spans.push({
            ...span,
            service: String(asRecord(resource.attributes)['service.name']),
            attributes: asRecord(span.attributes),
          });
      response.writeHead(request.url === '/v1/traces' ? 200 : 404, { 'content-type': 'application/json' });
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    const { port } = collector.address() as AddressInfo;
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, OTEL_BSP_SCHEDULE_DELAY: '200' };
    weft = await runningWeft({
      api: env,
      worker: env,
      prepare: async (database) => {
        scene = await makeMoneyScene(database.owner);
        await scene.agree([{ label: 'R', funder: 'Council', kind: 'RESIDUAL' }]);
        await scene.claims({ count: 3 });
      },
    });
  }, 240_000);
  afterAll(async () => {
    await weft.stop();
    collector.close();
  });

  it('lead from the request to the job that it caused, as one trace', async () => {
    const cookie = await weft.cookieFor(scene.people.backbone.personId);
    const who = { cookie, partnership: scene.slug };
    const { text: answer } = await weft.ask(
      who,
      'mutation { runPayments(periodEnd: "2024-03-31") { __typename } }',
    );
    expect(answer).toContain('PaymentRun');
    const found = await vi.waitFor(() => {
      const request = spans.find((span) => span.attributes['graphql.operation.field'] === 'runPayments');
      const job = spans.find((span) => span.name === 'job payments.run');
      if (!request || !job) throw new Error(`Only ${spans.map(({ name }) => name).join(', ')}`);
      return { request, job };
    }, PATIENCE);
    expect(found.request).toMatchObject({
      name: 'POST /graphql',
      service: 'weft-api',
      attributes: { 'http.route': '/graphql', 'graphql.operation.type': 'mutation' },
    });
    expect(found.job).toMatchObject({ service: 'weft-worker', traceId: found.request.traceId });

    // the job is a step of the transaction in which its cause was written down
    const inTrace = spans.filter(({ traceId }) => traceId === found.request.traceId);
    const cause = inTrace.find(({ spanId }) => spanId === found.job.parentSpanId);
    expect(cause).toMatchObject({ name: 'transaction', parentSpanId: found.request.spanId });
    await vi.waitFor(() => {
      const of = spans.filter(({ parentSpanId }) => parentSpanId === found.job.spanId);
      expect(of.length).toBeGreaterThan(0);
    }, PATIENCE);
  });

  it('are steps of the caller’s own trace, where it names one that can be read', async () => {
    const traceId = 'a'.repeat(32);
    for (const traceparent of [`00-${traceId}-${'b'.repeat(16)}-01`, 'nonsense', `00-${'0'.repeat(32)}-x-01`])
      await fetch(`${weft.url}/healthz`, { headers: { traceparent } });
    await vi.waitFor(() => {
      const own = spans.filter(({ name }) => name === 'GET /healthz');
      expect(own.filter((span) => span.traceId === traceId)).toMatchObject([
        { parentSpanId: 'b'.repeat(16) },
      ]);
      expect(own.length).toBeGreaterThanOrEqual(3);
    }, PATIENCE);
  });

  it('hold nobody’s data, and what is left is sent when the process stops', async () => {
    const cookie = await weft.cookieFor(scene.people.linkWorker.personId);
    await weft.ask(
      { cookie, partnership: scene.slug },
      '{ participants(search: "Hinchliffe") { totalCount } }',
    );
    await fetch(`${weft.url}/api/invitations/a-secret-token`);
    weft.api.child.kill('SIGTERM');
    expect(await weft.api.ended).toBe(0);
    expect(spans.map(({ name }) => name)).toContain('GET /api/invitations/:token');
    const people = [scene.people.backbone.personId, scene.people.linkWorker.personId];
    for (const word of ['Hinchliffe', 'a-secret-token', ...people, `${people[0]}@example.org`])
      expect(all).not.toContain(word);
  });
});
