import {
  isRefusal,
  type RateCardDraft,
  type RateCardInput,
  type Refusal,
  readRateCard,
  refuse,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import type { OrganisationKind } from '../organisations/organisation-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type RateCardView, readCard, writeTariffs } from './rate-card-view.js';

/** PostgreSQL's text holds every character but NUL. */
const NUL = String.fromCodePoint(0);

/** Any number that no other advisory lock of this database uses. */
const VERSIONS = 7102;

/**
 * Drafts the next version of the general card, or of a provider's own.
 * @returns the draft; INVALID with the field's path. @throws Fault NOT_FOUND for an unknown provider.
 */
export function draftRateCard(actor: Actor, input: RateCardInput): Promise<RateCardView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('draftRateCard');
    const draft = await readDraft(tenant, input);
    if (isRefusal(draft)) return draft;
    const row = await tenant.row<{ id: string }>(
      `INSERT INTO rate_card (partnership_id, provider_id, version, effective_from, full_time_hours, drafted_by, drafted_at)
       VALUES ($1, $2, $3, $4, $5, ARRAY[$6::uuid], $7) RETURNING id`,
      [
        tenant.partnership.id,
        draft.providerId,
        await nextVersion(tenant, draft.providerId),
        draft.effectiveFrom,
        draft.fullTimeHours,
        tenant.personId,
        tenant.now,
      ],
    );
    if (!row) throw new Error('A rate card was not written.');
    await writeTariffs(tenant, row.id, draft.tariffs);
    return readCard(tenant, row.id);
  });
}

/** What was typed as exact terms, its provider looked up. */
export async function readDraft(tenant: Tenant, input: RateCardInput): Promise<RateCardDraft | Refusal> {
  // an empty id names nobody, and is not the general card
  if (input.providerId != null) {
    const provider = await tenant.row<{ kinds: OrganisationKind[] }>(
      'SELECT kinds FROM organisation WHERE partnership_id = $1 AND id = $2',
      [tenant.partnership.id, mustBeId(input.providerId)],
    );
    if (!provider) throw notFound();
    if (!provider.kinds.includes('PROVIDER'))
      return refuse(
        'INVALID',
        'Only an organisation that delivers support has a card of its own.',
        'providerId',
      );
  }
  const place = await tenant.row<{ sensitive: string[] }>(
    'SELECT sensitive_domains AS sensitive FROM partnership WHERE id = $1',
    [tenant.partnership.id],
  );
  const draft = readRateCard(input, {
    currency: tenant.partnership.currency,
    sensitiveDomains: place?.sensitive ?? [],
  });
  if (isRefusal(draft)) return draft;
  for (const [index, { title, domain }] of draft.tariffs.entries())
    for (const [name, text] of Object.entries({ title, domain }))
      if (text.includes(NUL))
        return refuse('INVALID', 'Take out the characters that are no text.', `tariffs.${index}.${name}`);
  return draft;
}

/** The next version's number in its scope; two who draft at once wait for each other. */
export async function nextVersion(tenant: Tenant, providerId: string | null): Promise<number> {
  await tenant.rows('SELECT pg_advisory_xact_lock($1, hashtext($2))', [VERSIONS, tenant.partnership.id]);
  const row = await tenant.row<{ next: number }>(
    `SELECT coalesce(max(version), 0) + 1 AS next FROM rate_card
     WHERE partnership_id = $1 AND provider_id IS NOT DISTINCT FROM $2::uuid`,
    [tenant.partnership.id, providerId],
  );
  return row?.next ?? 1;
}
