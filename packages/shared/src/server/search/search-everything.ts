import { may } from '../../rules/index.js';
import { Parameters } from '../parameters.js';
import { searchWords, wordIn } from '../read-search.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

export const SEARCH_KINDS = ['PARTICIPANT', 'CLAIM', 'ORGANISATION', 'REFERRAL'] as const;
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
 * beginnings of the words of their name; people who are referred and not yet supported, for the hub, and for whoever
 * refers their own: over what the actor may see, which the policies decide. People come first. One statement.
 * @param request.text at most eight words, each of which must be found
 */
export function searchEverything(actor: Actor, request: { readonly text: string }): Promise<SearchHitView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('organisations');
    const words = searchWords(request.text);
    if (words.length === 0) return [];
    const p = new Parameters();
    const here = p.add(tenant.partnership.id);
    // a reference has no blanks, so only a single word can be one
    const [only = null] = words.length === 1 ? words : [];
    const parts = [
      // an auditor knows who a claim is about beside its evidence, and has no page that shows a person
      ...(may(tenant.me.roles, 'participants') ? [participants(here, words, only, p)] : []),
      ...referrals(tenant, here, words, only, p),
      ...(only === null ? [] : [claims(tenant, here, only, p)]),
      // only the backbone has a page that shows an organisation
      ...(may(tenant.me.roles, 'addOrganisation') ? [organisations(here, words, p)] : []),
    ];
    if (parts.length === 0) return [];
    const hits = await tenant.rows<SearchHitView>(
      `SELECT id, kind, name, detail FROM (${parts.map((part) => `(${part})`).join(' UNION ALL ')}) hit
       ORDER BY position, lower(name), id LIMIT ${MOST}`,
      p.values,
    );
    tenant.names('search');
    const shown = (kind: SearchKind) => hits.flatMap((hit) => (hit.kind === kind ? [hit.id] : []));
    tenant.showed('participant', shown('PARTICIPANT'));
    tenant.showed('referral', shown('REFERRAL'));
    if (!isFunderOnly(tenant)) tenant.showed('claim', shown('CLAIM'));
    return hits;
  });
}

const isFunderOnly = (tenant: Tenant): boolean => tenant.me.roles.every((role) => role === 'FUNDER');

function participants(here: string, words: readonly string[], only: string | null, p: Parameters): string {
  const named = words.map((word) => wordIn.begins('w.folded_name', word, p)).join(' AND ');
  const byReference = only === null ? '' : ` OR ${wordIn.reference('w.reference', only, p)}`;
  return `SELECT 1 AS position, w.id, 'PARTICIPANT' AS kind, w.given_name || ' ' || w.family_name AS name,
      w.reference AS detail
    FROM participant w WHERE w.partnership_id = ${here} AND ((${named})${byReference})
    ORDER BY w.folded_name, w.id LIMIT ${MOST}`;
}

/** Whom the hub has and nobody supports yet; whoever refers finds whom they named, through their own view. */
function referrals(
  { me }: Tenant,
  here: string,
  words: readonly string[],
  only: string | null,
  p: Parameters,
): string[] {
  const atHub = may(me.roles, 'triageReferral');
  if (!atHub && !me.roles.some((role) => role === 'REFERRER' || role === 'ANCHOR')) return [];
  const name = atHub ? 'r.folded_name' : `app.fold(r.family_name || ' ' || r.given_name)`;
  const named = words.map((word) => wordIn.begins(name, word, p)).join(' AND ');
  const byReference = only === null ? '' : ` OR ${wordIn.reference('r.reference', only, p)}`;
  return [
    `SELECT 2 AS position, r.id, 'REFERRAL' AS kind, r.given_name || ' ' || r.family_name AS name,
       'Referral ' || r.reference AS detail
     FROM ${atHub ? 'referral' : 'referrer_referral'} r
     WHERE r.partnership_id = ${here}${atHub ? ' AND r.participant_id IS NULL' : ''} AND ((${named})${byReference})
     ORDER BY r.received_at DESC, r.id LIMIT ${MOST}`,
  ];
}

/** A funder knows a claim under its own reference, and by nothing that leads to a person. */
function claims(tenant: Tenant, here: string, reference: string, p: Parameters): string {
  if (isFunderOnly(tenant))
    return `SELECT 3 AS position, f.id, 'CLAIM' AS kind, f.reference AS name, f.title AS detail
      FROM funder_claim f WHERE f.partnership_id = ${here} AND ${wordIn.reference('f.reference', reference, p)}
      ORDER BY f.reference LIMIT ${MOST}`;
  return `SELECT 3 AS position, c.id, 'CLAIM' AS kind, c.reference AS name, t.title AS detail
    FROM claim c JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
    WHERE c.partnership_id = ${here} AND ${wordIn.reference('c.reference', reference, p)}
    ORDER BY c.reference LIMIT ${MOST}`;
}

function organisations(here: string, words: readonly string[], p: Parameters): string {
  const named = words.map((word) => wordIn.begins('app.fold(o.name)', word, p)).join(' AND ');
  return `SELECT 4 AS position, o.id, 'ORGANISATION' AS kind, o.name, NULL AS detail
    FROM organisation o WHERE o.partnership_id = ${here} AND ${named}
    ORDER BY lower(o.name), o.id LIMIT ${MOST}`;
}
