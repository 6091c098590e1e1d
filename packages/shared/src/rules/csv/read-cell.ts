/** How people keep a zero in front of a telephone number: ="07700900123" is a word, whatever it looks like. */
const WORD_AS_FORMULA = /^="([^"]*)"$/;
/** An apostrophe says that a word follows; our own files put it before what would be a formula. */
const MARKED_AS_WORD = /^'(?=[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n\0])/u;
const FORMULA = /^[=＝]|^[@＠+\-＋－][\p{L}_.]*\(/u;
/** What spreadsheets write where they could not reckon, in the languages that we may meet. */
const FAILED = /^#(REF|N\/A|NAME\?|VALUE|DIV\/0|NUM|NULL|SPILL|CALC|GETTING_DATA|WERT|BEZUG|NV|ZAHL)[!?]?$/i;
const HASHES = /^#{2,}$/;
const POWER_OF_TEN = /^\d([.,]\d+)?E\+?\d+$/i;

/** What a cell holds that is no value, in a sentence that says how to put it right. */
export type CellFault = 'FORMULA' | 'FAILED_FORMULA' | 'TOO_NARROW' | 'POWER_OF_TEN' | 'LOST_CHARACTER';

export const CELL_FAULT_IN_WORDS: Readonly<Record<CellFault, string>> = {
  FORMULA: 'This cell holds a formula. Copy the column and paste it as values, then save the file again.',
  FAILED_FORMULA:
    'This cell holds a formula that failed in the spreadsheet. Write the value itself in its place.',
  TOO_NARROW: 'The column was too narrow when the file was saved. Widen it, then save the file again.',
  POWER_OF_TEN:
    'The spreadsheet shortened this number and lost figures of it. Format the column as text and type the number anew.',
  LOST_CHARACTER: 'A character was lost on the way. Save the file as CSV UTF-8, or type this cell anew.',
};

/** What nearly every cell does not begin with: it is read at once. */
const BEGINS_LIKE_A_MARK = /^[=']/;
/** What has none of these can be no fault either. */
const LOOKS_ODD = /^[=＝@＠+\-＋－#\d]|\uFFFD/;

/**
 * The value of a cell of a file that somebody sent, without what only spreadsheets need: blanks around it, the
 * apostrophe of our own exports (`safeCell`), the formula that only keeps a zero. Nothing is ever reckoned.
 */
export function readCell(cell: string): string {
  // the mark of UTF-8 counts as a blank
  const trimmed = cell.trim();
  if (!BEGINS_LIKE_A_MARK.test(trimmed)) return trimmed;
  const [, word] = WORD_AS_FORMULA.exec(trimmed) ?? [];
  return (word ?? trimmed.replace(MARKED_AS_WORD, '')).trim();
}

/** What is wrong with a cell before anybody reads it as a name or a date; null: nothing. */
export function cellFault(cell: string): CellFault | null {
  const value = readCell(cell);
  if (!LOOKS_ODD.test(value)) return null;
  if (value.includes('\uFFFD')) return 'LOST_CHARACTER';
  // said to be a word, so it is none of these
  if (MARKED_AS_WORD.test(cell.trim())) return null;
  if (FAILED.test(value)) return 'FAILED_FORMULA';
  if (HASHES.test(value)) return 'TOO_NARROW';
  if (FORMULA.test(value)) return 'FORMULA';
  return POWER_OF_TEN.test(value) ? 'POWER_OF_TEN' : null;
}
