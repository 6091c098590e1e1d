export { type Funnel, type FunnelLimits, type FunnelPoint, funnelLimits } from './funnel.js';
export type { WatchQuestion, WatchSubject } from './looks.js';
export {
  USUAL_WATCH,
  WATCH_COUNTS,
  type WatchCount,
  type WatchName,
  type WatchRow,
  type WatchSettings,
} from './rows.js';
export { type Watch, type WatchFinding, watchDeclines } from './watch-declines.js';
