// Tab, line feed, form feed and carriage return belong in text; what else steers a terminal or hides, does not.
const CONTROL = /[^\P{Cc}\t\n\f\r]/u;

/** Says of a stream of bytes, piece by piece, whether it is UTF-8 text that a person can read. */
export class TextCheck {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private readable = true;

  add(bytes: Uint8Array): void {
    if (this.readable) this.readable = this.accepts(bytes, true);
  }

  /** Once, after the last piece. */
  end(): boolean {
    return this.readable && this.accepts(new Uint8Array(), false);
  }

  private accepts(bytes: Uint8Array, stream: boolean): boolean {
    try {
      return !CONTROL.test(this.decoder.decode(bytes, { stream }));
    } catch (fault) {
      // what the decoder throws at bytes that are no UTF-8
      if (fault instanceof TypeError) return false;
      throw fault;
    }
  }
}
