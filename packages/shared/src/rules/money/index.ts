export * from './format-money.js';
export * from './minor.js';
export * from './parse-money.js';
export * from './percent.js';
