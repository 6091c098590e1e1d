/**
 * Lets each of many keys do so many things at once; whoever asks for more waits for its own, in order, and for
 * nobody else's.
 */
export class Turns {
  private readonly busy = new Map<string, number>();
  private readonly waiting = new Map<string, (() => void)[]>();

  /** @param most things of one key at once; at least 1 */
  constructor(private readonly most: number) {}

  /** Does the work when it is this key's turn; the turn passes on however the work ends. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const now = this.busy.get(key) ?? 0;
    if (now < this.most) this.busy.set(key, now + 1);
    else
      await new Promise<void>((resolve) => {
        const queue = this.waiting.get(key) ?? [];
        this.waiting.set(key, queue);
        queue.push(resolve);
      });
    try {
      return await work();
    } finally {
      this.pass(key);
    }
  }

  /** Hands the turn to the next of this key, or gives it up. */
  private pass(key: string): void {
    const queue = this.waiting.get(key);
    const next = queue?.shift();
    if (queue?.length === 0) this.waiting.delete(key);
    if (next) {
      next();
      return;
    }
    const left = (this.busy.get(key) ?? 1) - 1;
    if (left > 0) this.busy.set(key, left);
    else this.busy.delete(key);
  }
}
