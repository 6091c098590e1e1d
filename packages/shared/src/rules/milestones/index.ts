export * from './check-record.js';
export * from './due-on.js';
export * from './facts.js';
export * from './judge-milestone.js';
export * from './judge-with-words.js';
export type { Progress } from './measure.js';
export * from './milestone.js';
export type { BreakEffect, JudgedBreak } from './run-clock.js';
export * from './standing-facts.js';
