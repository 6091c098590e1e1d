/** Of more sessions nobody has to know whose they are: who is forgotten is looked up again. */
const MOST = 10_000;

/**
 * Whose sessions are, by their tokens: for taking turns and for nothing else. Whether a session still stands, and what
 * it opens, the database says each time.
 */
export class Owners {
  private readonly known = new Map<string, string>();

  of(session: string): string | undefined {
    return this.known.get(session);
  }

  /** Remembers an owner, and forgets the one that was learned first where there are too many. */
  remember(session: string, personId: string): void {
    this.known.set(session, personId);
    if (this.known.size <= MOST) return;
    const [first] = this.known.keys();
    if (first !== undefined) this.known.delete(first);
  }
}
