import { type Encoding, windows1252Of } from './decode-text.js';

/** Turns the bytes of a file into text, a piece at a time; `null` ends it. */
export type PieceDecoder = (bytes: Uint8Array | null) => string;

export interface FoundEncoding {
  readonly encoding: Encoding;
  /** The file ends in the middle of a character: the rest of it never came. */
  readonly cutOff: boolean;
  /** One for each reading: it remembers where a piece ended. */
  readonly decoder: () => PieceDecoder;
}

/**
 * Finds how a long file is written, as `decodeText` finds it of a short one: looks at all its bytes, a piece at a time,
 * before the first of them is read as text. A single letter of Windows-1252 in the last row decides for the whole.
 */
export class EncodingSearch {
  private mark: readonly number[] = [];
  private bytes = 0;
  private characters = 0;
  private isUtf8 = true;
  private readonly strict = new TextDecoder('utf-8', { fatal: true });

  look(bytes: Uint8Array): void {
    if (this.mark.length < 3) this.mark = [...this.mark, ...bytes.subarray(0, 3 - this.mark.length)];
    this.bytes += bytes.length;
    this.isUtf8 &&= this.isRead(() => this.strict.decode(bytes, { stream: true }));
  }

  end(): FoundEncoding {
    const [first, second, third] = this.mark;
    if (first === 0xff && second === 0xfe) return this.wide('utf-16le');
    if (first === 0xfe && second === 0xff) return this.wide('utf-16be');
    const cutOff = this.isUtf8 && !this.isRead(() => this.strict.decode());
    // a last é of Windows-1252 looks like the beginning of a character: without another one nothing says UTF-8
    const isAlone = cutOff && this.characters === this.bytes - 1;
    const isMarked = first === 0xef && second === 0xbb && third === 0xbf;
    if ((this.isUtf8 && !isAlone) || isMarked)
      return { encoding: 'UTF-8', cutOff, decoder: () => decoderOf('utf-8') };
    return {
      encoding: 'WINDOWS-1252',
      cutOff: false,
      decoder: () => (bytes) => (bytes === null ? '' : windows1252Of(bytes)),
    };
  }

  private wide(label: string): FoundEncoding {
    return { encoding: 'UTF-16', cutOff: this.bytes % 2 === 1, decoder: () => decoderOf(label) };
  }

  private isRead(decode: () => string): boolean {
    try {
      this.characters += decode().length;
      return true;
    } catch (reason) {
      // what a fatal decoder throws for bytes that are none of its own
      if (reason instanceof TypeError) return false;
      throw reason;
    }
  }
}

function decoderOf(label: string): PieceDecoder {
  const decoder = new TextDecoder(label);
  return (bytes) => (bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true }));
}
