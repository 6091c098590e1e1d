import type { CalendarDate } from '../calendar/index.js';
import type { Signing } from './signing.js';

/** All that a signature stands for. */
export interface Sealed extends Signing {
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  /** as they were signed */
  readonly words: string;
  /** by the clock of the device, in milliseconds since 1970 */
  readonly signedAt: number;
  /** names the entry on the device that took it */
  readonly clientKey: string;
}

/**
 * The text whose SHA-256 seals a signature. The device makes it when the pen is lifted and the database keeps it: words,
 * facts or strokes that were changed since do not fit it. Whose record it is stays out of it, because two records of one
 * person become one.
 */
export const sealedText = (sealed: Sealed): string =>
  JSON.stringify([
    sealed.clientKey.toLowerCase(),
    sealed.outcomeCode,
    sealed.achievedOn,
    sealed.words,
    sealed.way,
    sealed.drawing,
    sealed.signedName,
    sealed.witnessName,
    sealed.signedAt,
  ]);
