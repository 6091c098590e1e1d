import { type CalendarDate, formatDate } from '../calendar/index.js';
import { type Refusal, refuse } from '../refusals/index.js';
import { isDrawn, readDrawing } from './drawing.js';

/** By their own hand; by their name, typed, where they do not draw; or by word or mark before a witness. */
export const SIGNING_WAYS = ['DRAWN', 'TYPED', 'WITNESSED'] as const;
export type SigningWay = (typeof SIGNING_WAYS)[number];

export const LONGEST_SIGNER_NAME = 120;

/** What somebody did to sign. */
export interface Signing {
  readonly way: SigningWay;
  /** the strokes of the pen (`drawingOf`); a mark, before a witness */
  readonly drawing: string | null;
  /** the signer's own name, as they typed it */
  readonly signedName: string | null;
  /** who saw or heard it, and is not who took it */
  readonly witnessName: string | null;
}

const sameName = (one: string, other: string): boolean =>
  one.trim().toLocaleLowerCase('en-GB') === other.trim().toLocaleLowerCase('en-GB');

/** INVALID with its field where this is no signature. @param takenBy the name of who takes it, null where not known */
export function checkSigning(signing: Signing, takenBy: string | null): Refusal | null {
  const { way, drawing, signedName, witnessName } = signing;
  const strokes = drawing === null ? null : readDrawing(drawing);
  if (drawing !== null && strokes === null)
    return refuse('INVALID', 'The drawing cannot be read. Clear it and sign again.', 'drawing');
  if (way === 'DRAWN' && (strokes === null || !isDrawn(strokes)))
    return refuse('INVALID', 'Sign in the box with a finger or a mouse, or choose another way.', 'drawing');
  if (way === 'TYPED' && !signedName?.trim())
    return refuse('INVALID', 'Type your name: it stands for your signature.', 'signedName');
  if (way === 'WITNESSED' && !witnessName?.trim())
    return refuse('INVALID', 'Give the name of who saw or heard it.', 'witnessName');
  if (way === 'WITNESSED' && takenBy !== null && sameName(witnessName ?? '', takenBy))
    return refuse('INVALID', 'The witness is somebody else than you, who take the signature.', 'witnessName');
  const unasked = [
    ...(way === 'TYPED' && drawing !== null ? ['drawing'] : []),
    ...(way !== 'TYPED' && signedName !== null ? ['signedName'] : []),
    ...(way !== 'WITNESSED' && witnessName !== null ? ['witnessName'] : []),
  ];
  const [field] = unasked;
  return field ? refuse('INVALID', 'This belongs to another way of signing. Leave it out.', field) : null;
}

/**
 * How far the clock of the device may be from the database's when a signature arrives (docs/adr/0025): ahead by as much as
 * is a mistake, of which is told beside the signature; behind by as long as it may have waited for a connection.
 */
export const SIGNED_CLOCK = { aheadHours: 24, waitedDays: 90 } as const;

/** OUT_OF_RANGE (signedAt) for an instant at which this was not signed. @param now by the database's clock */
export function checkSignedAt(signedAt: Date, now: Date): Refusal | null {
  const { aheadHours, waitedDays } = SIGNED_CLOCK;
  const ahead = (signedAt.getTime() - now.getTime()) / 3_600_000;
  if (ahead > aheadHours)
    return refuse(
      'OUT_OF_RANGE',
      `By the clock of the device this was signed in the future, more than ${aheadHours} hours from now. Set its clock right and have it signed again.`,
      'signedAt',
    );
  return -ahead <= waitedDays * 24
    ? null
    : refuse(
        'OUT_OF_RANGE',
        `By the clock of the device this was signed more than ${waitedDays} days ago. Have it signed again.`,
        'signedAt',
      );
}

/** OUT_OF_RANGE (achievedOn) for a day that nobody can certify yet. */
export const checkCertifiedDay = (achievedOn: CalendarDate, today: CalendarDate): Refusal | null =>
  achievedOn <= today
    ? null
    : refuse(
        'OUT_OF_RANGE',
        `${formatDate(achievedOn)} has not come yet: people sign for what has happened.`,
        'achievedOn',
      );
