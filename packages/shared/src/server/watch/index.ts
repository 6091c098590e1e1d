export {
  type DeclineWatch,
  declineWatch,
  WATCH_FINDING_COUNTS,
  WATCH_SUBJECTS,
  type WatchFindingView,
} from './decline-watch.js';
export { exportWatch } from './export-watch.js';
export { WATCH_SPLITS, type WatchLine, type WatchSplit } from './watch-lines.js';
export type { WatchedTime } from './watched-rows.js';
