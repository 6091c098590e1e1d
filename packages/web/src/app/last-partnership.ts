const KEY = 'weft.last-partnership';

/** The partnership that this browser last showed, so that '/' leads back to it. */
export function lastPartnership(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Storage switched off: the first partnership is shown.
    return null;
  }
}

export function rememberPartnership(slug: string): void {
  try {
    localStorage.setItem(KEY, slug);
  } catch {
    // Storage switched off: only the convenience is lost.
  }
}
