/**
 * What a spreadsheet would take for a formula gets an apostrophe in front: a name must stay a name, whoever
 * opens the file. An amount below zero is no formula, and stays a number.
 */
export const safeCell = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^-\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
