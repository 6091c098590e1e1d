/**
 * The lines of an encoded file, without their ends. What checks a file and what matches it later part it alike, so that
 * no row is another one to the second than it was to the first. Bytes that are no UTF-8 become U+FFFD.
 * @param mayWait looks at how long a line is of which the end is not there yet; throws where it is too long
 */
export async function* linesOfEncoded(
  content: AsyncIterable<Uint8Array>,
  mayWait: (beginning: string) => void = () => undefined,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const piece of content) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/, '');
    mayWait(rest);
  }
  rest += decoder.decode();
  if (rest !== '') yield rest.replace(/\r$/, '');
}

/** What weft-encode writes nowhere, and what databases and readers of CSV take for the end of a line or of a text. */
const NO_TEXT = /[\p{Cc}\u2028\u2029\ufffd]/u;

/** Whether a line holds characters that no id has: control characters, other ends of lines, bytes that are no UTF-8. */
export const holdsNoText = (line: string): boolean => NO_TEXT.test(line);
