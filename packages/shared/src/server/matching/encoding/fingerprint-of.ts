import { createHash } from 'node:crypto';
import { type EncodingSettings, settingsAsText } from '../../../rules/index.js';

/** Sixteen hexadecimal digits, the same for the same settings. */
export const fingerprintOf = (settings: EncodingSettings): string =>
  createHash('sha256').update(settingsAsText(settings)).digest('hex').slice(0, 16);
