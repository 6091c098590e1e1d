import { Parameters } from '../parameters.js';
import { searchWords } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

export const SEARCH_KINDS = ['PARTICIPANT', 'CLAIM', 'ORGANISATION'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export interface SearchHitView {
  readonly id: string;
  readonly kind: SearchKind;
  readonly name: string;
  readonly detail: string | null;
}

const MOST = 20;

/**
 * People by the beginnings of their names or reference, claims by their reference, organisations by the
 * beginnings of the words of their name: over what the actor may see, which the policies decide. People come
 * first. One statement.
 * @param request.text at most eight words, each of which must be found
 */
export function searchEverything(actor: Actor, request: { readonly text: string }): Promise<SearchHitView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('organisations');
    const words = searchWords(request.text);
    if (words.length === 0) return [];
    const p = new Parameters();
    const here = p.add(tenant.partnership.id);
    const begins = words.map((word) => p.add(`${word}%`));
    const within = words.map((word) => p.add(`% ${word}%`));
    // a reference has no blanks, so only a single word can be one
    const reference = words.length === 1 ? (begins[0] ?? null) : null;
    const parts = [
      participants(here, begins, within, reference),
      ...(reference === null ? [] : [claims(tenant, here, reference)]),
      organisations(here, begins, within),
    ];
    const hits = await tenant.rows<SearchHitView>(
      `SELECT id, kind, name, detail FROM (${parts.map((part) => `(${part})`).join(' UNION ALL ')}) hit
       ORDER BY position, lower(name), id LIMIT ${MOST}`,
      p.values,
    );
    tenant.names('search');
    const shown = (kind: SearchKind) => hits.flatMap((hit) => (hit.kind === kind ? [hit.id] : []));
    tenant.showed('participant', shown('PARTICIPANT'));
    if (!isFunderOnly(tenant)) tenant.showed('claim', shown('CLAIM'));
    return hits;
  });
}

const isFunderOnly = (tenant: Tenant): boolean => tenant.me.roles.every((role) => role === 'FUNDER');

function participants(
  here: string,
  begins: readonly string[],
  within: readonly string[],
  reference: string | null,
): string {
  const named = begins
    .map((word, at) =>
      ['given_name', 'family_name']
        .map((name) => `lower(w.${name}) LIKE ${word} OR lower(w.${name}) LIKE ${within[at]}`)
        .join(' OR '),
    )
    .map((word) => `(${word})`)
    .join(' AND ');
  const byReference = reference === null ? '' : ` OR lower(w.reference) LIKE ${reference}`;
  return `SELECT 1 AS position, w.id, 'PARTICIPANT' AS kind, w.given_name || ' ' || w.family_name AS name,
      w.reference AS detail
    FROM participant w WHERE w.partnership_id = ${here} AND ((${named})${byReference})
    ORDER BY lower(w.family_name), w.id LIMIT ${MOST}`;
}

/** A funder knows a claim under its own reference, and by nothing that leads to a person. */
function claims(tenant: Tenant, here: string, reference: string): string {
  const ofFunder = `SELECT 2 AS position, f.id, 'CLAIM' AS kind, f.reference AS name, f.title AS detail
    FROM funder_claim f WHERE f.partnership_id = ${here} AND lower(f.reference) LIKE ${reference}
    ORDER BY f.reference LIMIT ${MOST}`;
  if (isFunderOnly(tenant)) return ofFunder;
  return `SELECT 2 AS position, c.id, 'CLAIM' AS kind, c.reference AS name, t.title AS detail
    FROM claim c JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
    WHERE c.partnership_id = ${here} AND lower(c.reference) LIKE ${reference}
    ORDER BY c.reference LIMIT ${MOST}`;
}

function organisations(here: string, begins: readonly string[], within: readonly string[]): string {
  const named = begins
    .map((word, at) => `(lower(o.name) LIKE ${word} OR lower(o.name) LIKE ${within[at]})`)
    .join(' AND ');
  return `SELECT 3 AS position, o.id, 'ORGANISATION' AS kind, o.name, NULL AS detail
    FROM organisation o WHERE o.partnership_id = ${here} AND ${named}
    ORDER BY lower(o.name), o.id LIMIT ${MOST}`;
}
