/**
 * What begins a formula, in ASCII and in the full width of East Asian keyboards, behind any blanks and behind what
 * nobody sees: programs that read CSV differ in what they skip.
 */
const BEGINS_FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u;
/** A tab, a line break or a zero at the beginning is one by itself to some of them. */
const BEGINS_ODDLY = /^[\t\r\n\0]/;
const AMOUNT = /^-\d+(\.\d+)?$/;
/**
 * Where commas are decimal points, a semicolon parts the cells, and quotes inside a line are no quotes: what stands
 * behind one, or behind a tab or a line break, would be a cell of its own. A dash before a blank is how people write.
 */
const BEGINS_ANOTHER = /(?=[=@＝＠]|[+\-＋－]\S)(?<=[;\t\r\n][\s\p{Cc}\p{Cf}]*)/gu;

/**
 * What a spreadsheet would take for a formula gets an apostrophe in front: a name must stay a name, whoever
 * opens the file. An amount below zero is no formula, and stays a number.
 */
export function safeCell(text: string): string {
  if (AMOUNT.test(text)) return text;
  const inside = text.replace(BEGINS_ANOTHER, "'");
  return BEGINS_FORMULA.test(text) || BEGINS_ODDLY.test(text) ? `'${inside}` : inside;
}
