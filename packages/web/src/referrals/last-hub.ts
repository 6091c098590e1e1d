const hubs = new Map<string, string>();

/** Remembers how somebody was looking at the referrals, by the partnership. */
export function rememberHub(slug: string, search: string): void {
  hubs.set(slug, search);
}

/** The address of the list or board that somebody came from; the list of those who wait otherwise. */
export const lastHub = (slug: string): string => `referrals${hubs.get(slug) ?? ''}`;
