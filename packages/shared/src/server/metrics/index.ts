export { type MetricsSettings, readMetricsSettings } from './metrics-settings.js';
export { type Metrics, openMetrics } from './open-metrics.js';
export { watchWork } from './watch-work.js';
