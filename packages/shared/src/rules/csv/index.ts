export * from './csv-text.js';
export * from './decode-pieces.js';
export * from './decode-text.js';
export { type DecodedText, decodeText, type Encoding, windows1252Of } from './decode-text.js';
export * from './read-cell.js';
export * from './read-csv.js';
export * from './safe-cell.js';
