const lists = new Map<string, string>();

/** Remembers which claims somebody was looking at, by the partnership. */
export function rememberList(slug: string, search: string): void {
  lists.set(slug, search);
}

/** The address of the claims that somebody came from, with its filters; all of them when they came from elsewhere. */
export const lastList = (slug: string): string => `claims${lists.get(slug) ?? ''}`;
