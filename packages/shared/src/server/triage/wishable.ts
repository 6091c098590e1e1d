import type { Tenant } from '../tenancy/index.js';

export const WISH_KINDS = ['EXPERTISE', 'PROVIDER', 'WORKER'] as const;

/** Somebody or something that a person prefers or wishes to avoid. */
export interface WishView {
  /** code of an expertise, id of a provider or of a worker */
  readonly what: string;
  readonly kind: (typeof WISH_KINDS)[number];
  readonly words: string;
}

/**
 * The providers, and everybody who supports or has supported people there: whom a person may ask for or wish to avoid.
 * Who has left stays avoided, should they come back.
 */
export const readWishable = (tenant: Tenant): Promise<WishView[]> =>
  tenant.rows<WishView>(
    `SELECT o.id::text AS what, 'PROVIDER' AS kind, o.name AS words FROM organisation o
     WHERE o.partnership_id = $1 AND 'PROVIDER' = ANY (o.kinds)
     UNION ALL
     SELECT p.id::text, 'WORKER', p.name || ' of ' || o.name FROM membership m
     JOIN person p ON p.id = m.person_id
     JOIN organisation o ON o.partnership_id = m.partnership_id AND o.id = m.organisation_id
     WHERE m.partnership_id = $1 AND 'LINK_WORKER' = ANY (m.roles)`,
    [tenant.partnership.id],
  );
