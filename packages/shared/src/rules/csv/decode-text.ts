/** How a file of text was written. */
export type Encoding = 'UTF-8' | 'UTF-16' | 'WINDOWS-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** The file ends in the middle of a character: the rest of it never came. */
  readonly cutOff: boolean;
}

/**
 * What Windows-1252 writes in the bytes 0x80 to 0x9F (WHATWG, Encoding). `TextDecoder` is not asked: Node from
 * 20.18.3 to 24.6 reads these bytes as controls (nodejs/node issue 56542), which turns every ’ into nothing.
 */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Characters made at a time: a call takes only so many arguments. */
const AT_A_TIME = 8192;

/**
 * The text of a file that somebody's spreadsheet or system wrote: UTF-8 with or without its mark, UTF-16 with its
 * mark ("Unicode text"), and everything else as Windows-1252, which is what Excel writes as "CSV". No mark is left
 * in the text. Never fails: every byte is something in Windows-1252.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const wide = utf16Of(bytes);
  if (wide !== null) {
    const text = new TextDecoder(wide).decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
    return { text, encoding: 'UTF-16', cutOff: bytes.length % 2 === 1 };
  }
  const utf8 = utf8Of(bytes);
  if (utf8 !== null) return utf8;
  // marked as UTF-8 and yet with bytes that are none: U+FFFD stands where a character was lost
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { text: new TextDecoder().decode(bytes), encoding: 'UTF-8', cutOff: false };
  return { text: windows1252Of(bytes), encoding: 'WINDOWS-1252', cutOff: false };
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** Null where the bytes are not UTF-8; a last character of which a part is missing still is. */
function utf8Of(bytes: Uint8Array): DecodedText | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const text = orNull(() => decoder.decode(bytes, { stream: true }));
  if (text === null) return null;
  const cutOff = orNull(() => decoder.decode()) === null;
  // a last é of Windows-1252 looks like the beginning of a character: without another one nothing says UTF-8
  if (cutOff && text.length === bytes.length - 1) return null;
  return { text, encoding: 'UTF-8', cutOff };
}

function orNull(decode: () => string): string | null {
  try {
    return decode();
  } catch (reason) {
    // what a fatal decoder throws for bytes that are none of its own
    if (reason instanceof TypeError) return null;
    throw reason;
  }
}

/** Any bytes as Windows-1252: a file may be read in pieces, since each byte is a character. */
export function windows1252Of(bytes: Uint8Array): string {
  const units = Uint16Array.from(bytes, (byte) =>
    byte >= 0x80 && byte <= 0x9f ? HIGH.charCodeAt(byte - 0x80) : byte,
  );
  let text = '';
  for (let at = 0; at < units.length; at += AT_A_TIME)
    text += String.fromCharCode(...units.subarray(at, at + AT_A_TIME));
  return text;
}
