import type { SafeWay, TakesPart } from '@weft/shared';

/** The safe way as the person says it of themself. */
export const MY_WAY_WORDS: Readonly<Record<SafeWay, string>> = {
  CALL: 'Phone me',
  TEXT: 'Send me a text',
  EMAIL: 'Send me an e-mail',
  THROUGH_SOMEONE: 'Only through someone I trust',
  IN_PERSON: 'Only face to face',
};

/** How somebody will be reached, once their words have arrived. */
export const NEXT_WORDS: Readonly<Record<SafeWay, string>> = {
  CALL: 'We will phone you on the number you gave.',
  TEXT: 'We will send you a text. We will not phone.',
  EMAIL: 'We will send you an e-mail. One that says your words are here is on its way.',
  THROUGH_SOMEONE: 'We will get in touch only through the person you named.',
  IN_PERSON: 'We will speak with you only face to face, where you said.',
};

export const TAKES_PART_WORDS: Readonly<Record<TakesPart, string>> = {
  YES: 'Yes, I want to take part',
  NOT_YET: 'Not yet. I want to talk first',
};
