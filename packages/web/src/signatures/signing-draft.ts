import {
  type CalendarDate,
  checkCertifiedDay,
  checkSigning,
  drawingOf,
  fillWords,
  parseDate,
  plainName,
  type Signing,
  type SigningWay,
  type Stroke,
  wordingFor,
} from '@weft/shared';
import type { RefusalLike } from '../ui/refusals.js';
import type { SigningSource } from './signature-queries.js';

export const WAY_WORDS: Readonly<Record<SigningWay, string>> = {
  DRAWN: 'Sign with a finger',
  TYPED: 'Type the name',
  WITNESSED: 'Before a witness',
};

/** A signature that is being taken. */
export interface SigningDraft {
  readonly outcomeCode: string;
  readonly achievedOn: string;
  readonly way: SigningWay;
  readonly strokes: readonly Stroke[];
  readonly signedName: string;
  readonly confirms: boolean;
  readonly witnessName: string;
}

/** What the person certifies, and in which words; null until outcome and day are known. */
export function paperOf(
  { wordings, outcomes }: Pick<SigningSource, 'wordings' | 'outcomes'>,
  { outcomeCode, achievedOn }: Pick<SigningDraft, 'outcomeCode' | 'achievedOn'>,
  /** what the claim calls the outcome, where there is one */
  named?: string,
): { readonly title: string; readonly on: CalendarDate; readonly words: string } | null {
  const on = parseDate(achievedOn);
  const title = named ?? outcomes.find(({ code }) => code === outcomeCode)?.title;
  const template = wordingFor(
    wordings.map((one) => ({ ...one, outcomeCode: one.outcomeCode ?? null, words: one.words ?? null })),
    outcomeCode,
  )?.words;
  return on && title && template ? { title, on, words: fillWords(template, { title, on }) } : null;
}

const nameOfSigner = (typed: string): string => plainName(typed).normalize('NFC').trim();

/** How it was signed, with nothing that belongs to another way. */
export const signingOf = ({ way, strokes, signedName, witnessName }: SigningDraft): Signing => ({
  way,
  drawing: way !== 'TYPED' && strokes.length > 0 ? drawingOf(strokes) : null,
  signedName: way === 'TYPED' ? nameOfSigner(signedName) : null,
  witnessName: way === 'WITNESSED' ? nameOfSigner(witnessName) : null,
});

/** What is missing before it can be kept, each beside its field. */
export function missingOf(draft: SigningDraft, takenBy: string, today: string): RefusalLike[] {
  const on = parseDate(draft.achievedOn);
  const wrong: (RefusalLike | null)[] = [
    draft.outcomeCode === '' ? { field: 'outcomeCode', message: 'Choose what was achieved.' } : null,
    on === null
      ? { field: 'achievedOn', message: 'Enter the day on which it was achieved.' }
      : checkCertifiedDay(on, today as CalendarDate),
    checkSigning(signingOf(draft), takenBy),
    draft.way === 'TYPED' && !draft.confirms
      ? { field: 'confirms', message: 'Tick that the typed name stands for a signature.' }
      : null,
  ];
  return wrong.flatMap((one) => (one === null ? [] : [one]));
}
