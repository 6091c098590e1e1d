import { fileTypeFromBuffer } from 'file-type';

/** The largest evidence file, in bytes: 20 MB. */
export const MAXIMUM_FILE_SIZE = 20 * 1024 * 1024;

export const FILE_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain'] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** How much of a file's beginning is enough to know what it is. */
export const HEAD_SIZE = 4100;

const NAME_OF: Record<FileType, string> = {
  'application/pdf': 'a PDF',
  'image/png': 'a PNG picture',
  'image/jpeg': 'a JPEG picture',
  'text/plain': 'plain text',
};

/** What the name of a file says that it is. */
const BY_EXTENSION: Record<string, FileType> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jfif: 'image/jpeg',
  txt: 'text/plain',
  text: 'text/plain',
  csv: 'text/plain',
  md: 'text/plain',
};
/** Text that a program would run or draw, whatever it looks like to a reader. */
const NOT_PLAIN = /^(x?html?|shtml|svg|xml|xsl|js|mjs|css|eml|mht(ml)?|hta|bat|cmd|ps1|sh|vbs)$/;
const PNG_MARK = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** What browsers say of a file they know nothing about. */
const SAYS_NOTHING = new Set(['', 'application/octet-stream', 'binary/octet-stream']);
const PLAIN_TYPES = new Set(['text/plain', 'text/csv', 'text/markdown']);

/**
 * What a file is, from its content alone; null when it is none of the four that evidence may be.
 *
 * @param head the first `HEAD_SIZE` bytes
 * @param isText whether the whole of it is readable text (`TextCheck`)
 */
export async function typeOfContent(head: Uint8Array, isText: boolean): Promise<FileType | null> {
  const found = await fileTypeFromBuffer(head);
  const type = FILE_TYPES.find((known) => known === found?.mime);
  if (type) return type;
  // the library wants whole pieces of a picture after its mark; the mark is enough to show it as nothing else
  if (PNG_MARK.every((byte, index) => head[index] === byte)) return 'image/png';
  // some formats have marks of two letters, with which a sentence may begin
  return isText ? 'text/plain' : null;
}

/**
 * What is wrong between a file's content and what its sender said that it is; null when they agree.
 * Somebody who opens "payslip.pdf" must find a PDF.
 */
export function saysOtherwise(type: FileType, fileName: string, mediaType: string): string | null {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const claimed = BY_EXTENSION[extension];
  if (claimed && claimed !== type)
    return `The file is named .${extension}, but it is ${NAME_OF[type]}. Open it and save it as a PDF, or photograph it, and choose that.`;
  const said = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  const agrees =
    said === type ||
    (type === 'text/plain' && PLAIN_TYPES.has(said)) ||
    (type === 'image/jpeg' && said === 'image/jpg');
  const isMarkup = type === 'text/plain' && NOT_PLAIN.test(extension);
  if (isMarkup || (!SAYS_NOTHING.has(said) && !agrees))
    return `The file is ${NAME_OF[type]}, and it says that it is something else. Open it and save it as a PDF, or photograph it, and choose that.`;
  return null;
}

const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]/gu;
const LONGEST_NAME = 200;
/** What Windows takes for a machine, whatever stands behind the first dot. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|$)/i;

/**
 * The file's name as it may be shown and offered for download: no path, nothing invisible, no device of Windows, at
 * most 200 characters.
 */
export function tidyFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const inOneLine = last
    .replace(UNSAFE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '');
  // counted from the end: an expression would begin anew at every dot of a name of dots
  let end = inOneLine.length;
  while (end > 0 && '. '.includes(inOneLine[end - 1] ?? '')) end -= 1;
  const tidy = inOneLine.slice(0, end).replace(DEVICE, '_$&');
  if (tidy === '') return 'file';
  const letters = [...tidy];
  if (letters.length <= LONGEST_NAME) return tidy;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(tidy)?.[0] ?? '';
  return letters.slice(0, LONGEST_NAME - extension.length).join('') + extension;
}
