export type { AskedView } from './asked-view.js';
