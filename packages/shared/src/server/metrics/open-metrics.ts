import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';
import type { Gauge, Histogram } from 'prom-client';
import { SettingsError } from '../settings.js';
import type { MetricsSettings } from './metrics-settings.js';

/** The figures of this process, in Prometheus's format. No label ever holds what somebody typed, or an id. */
export interface Metrics {
  /** Durations in seconds, with labels of which there are few. */
  durations<Label extends string>(name: string, help: string, labels: readonly Label[]): Histogram<Label>;
  /** A figure that is asked for when somebody looks. */
  figure<Label extends string>(
    name: string,
    help: string,
    labels: readonly Label[],
    look: (gauge: Gauge<Label>) => void | Promise<void>,
  ): void;
  /** How a pool's connections are used. */
  pool(name: string, pool: pg.Pool): void;
  readonly port: number;
  close(): Promise<void>;
}

/** From a cached page to a payment run. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/**
 * Shows the figures of this process at GET /metrics, on an address of their own.
 *
 * @throws SettingsError when nothing can listen there
 */
export async function openMetrics(settings: MetricsSettings, process: 'api' | 'worker'): Promise<Metrics> {
  // loaded by those alone who look
  const { collectDefaultMetrics, Gauge, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  registry.setDefaultLabels({ process });
  collectDefaultMetrics({ register: registry });

  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(settings.port, settings.host);
  await once(server, 'listening').catch((fault: NodeJS.ErrnoException) => {
    throw new SettingsError(
      `Settings: nothing can listen on port ${settings.port} of METRICS_HOST (${fault.code}): choose another.`,
    );
  });

  const figure: Metrics['figure'] = (name, help, labels, look) => {
    new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers: [registry],
      async collect() {
        try {
          await look(this);
        } catch {
          // what cannot be had now is left out, and the rest is shown: a missing figure is a sign of its own
          this.reset();
          // one without labels is nought after that, which would be a figure
          if (labels.length === 0) this.remove();
        }
      },
    });
  };
  const pools = new Map<string, pg.Pool>();
  figure('weft_pool_connections', 'Connections to the database.', ['pool', 'state'], (gauge) => {
    for (const [pool, { totalCount, idleCount }] of pools) {
      gauge.set({ pool, state: 'busy' }, totalCount - idleCount);
      gauge.set({ pool, state: 'idle' }, idleCount);
    }
  });
  figure('weft_pool_waiting', 'Work that waits for a connection.', ['pool'], (gauge) => {
    for (const [pool, { waitingCount }] of pools) gauge.set({ pool }, waitingCount);
  });
  return {
    durations: (name, help, labels) =>
      new Histogram({ name, help, labelNames: [...labels], buckets: SECONDS, registers: [registry] }),
    figure,
    pool: (name, pool) => void pools.set(name, pool),
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close();
      server.closeAllConnections();
      registry.clear();
    },
  };
}
