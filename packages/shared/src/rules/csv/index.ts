export * from './csv-text.js';
export * from './safe-cell.js';
