import { describe, expect, it } from 'vitest';
import { SettingsError } from '../settings.js';
import { openMetrics, readMetricsSettings } from './index.js';

describe('where the figures are shown', () => {
  it('is nowhere, unless somebody asks', () => {
    expect(readMetricsSettings('api', {})).toBeNull();
    expect(readMetricsSettings('worker', { METRICS_PORT: ' ' })).toBeNull();
    expect(readMetricsSettings('api', { WORKER_METRICS_PORT: '9464' })).toBeNull();
  });

  it('is this machine alone, and for the worker the port after the API’s, unless it is said', () => {
    expect(readMetricsSettings('api', { METRICS_PORT: '9464' })).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(readMetricsSettings('worker', { METRICS_PORT: '9464' })).toEqual({
      host: '127.0.0.1',
      port: 9465,
    });
    const said = { METRICS_PORT: '9464', WORKER_METRICS_PORT: '7000', METRICS_HOST: '::' };
    expect(readMetricsSettings('worker', said)).toEqual({ host: '::', port: 7000 });
  });

  it('is a port, and not the one that people use', () => {
    for (const METRICS_PORT of ['0', '65536', 'http', '-1'])
      expect(() => readMetricsSettings('api', { METRICS_PORT })).toThrow(SettingsError);
    expect(() => readMetricsSettings('api', { METRICS_PORT: '4400' })).toThrow('the port that people use');
    expect(() => readMetricsSettings('worker', { METRICS_PORT: '8079', PORT: '8080' })).toThrow(
      SettingsError,
    );
  });

  it('is said in one line when something else listens there', async () => {
    const first = await openMetrics({ host: '127.0.0.1', port: 0 }, 'api');
    const second = openMetrics({ host: '127.0.0.1', port: first.port }, 'api');
    await expect(second).rejects.toThrow(
      `nothing can listen on port ${first.port} of METRICS_HOST (EADDRINUSE)`,
    );
    await first.close();
  });
});
