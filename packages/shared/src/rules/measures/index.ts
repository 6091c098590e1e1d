export * from './figures.js';
export * from './spread.js';
export * from './trend.js';
