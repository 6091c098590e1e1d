import { type CalendarDate, isProviderRole } from '../../rules/index.js';
import { isId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type RateCardView, readCards } from './rate-card-view.js';

/** More versions than a contract ever has. */
const MOST = 500;

/**
 * Every version that the actor may see, newest first: of one provider's own card, or of all cards.
 * @param request.tariffs whether their lines are wanted
 */
export function listRateCards(
  actor: Actor,
  request: { readonly providerId?: string | null; readonly tariffs?: boolean },
): Promise<RateCardView[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('rateCards');
    const { providerId } = request;
    if (providerId != null && !isId(providerId)) return [];
    return readCards(
      tenant,
      `c.partnership_id = $1 AND ($2::uuid IS NULL OR c.provider_id = $2)
       ORDER BY c.drafted_at DESC, c.version DESC, c.id LIMIT ${MOST}`,
      [tenant.partnership.id, providerId ?? null],
      request.tariffs ?? true,
    );
  });
}

/** A provider may not see another's own card, and must not take the general one for it. */
const isOthersCard = (tenant: Tenant, providerId: string): boolean =>
  !tenant.me.isSystem && !tenant.me.providerIds.includes(providerId) && tenant.me.roles.every(isProviderRole);

/**
 * Which card priced outcomes on a date: a provider's own, which replaces the general one whole, or the
 * general one (domain.md, Price). Null when none was in force.
 * @param request.on today when absent
 */
export function getRateCard(
  actor: Actor,
  request: { readonly on?: CalendarDate | null; readonly providerId?: string | null },
): Promise<RateCardView | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('rateCards');
    const providerId = request.providerId ?? null;
    if (providerId !== null && (!isId(providerId) || isOthersCard(tenant, providerId))) return null;
    const [card] = await readCards(
      tenant,
      `c.partnership_id = $1 AND c.status = 'PUBLISHED' AND c.effective_from <= $2
         AND (c.provider_id IS NULL OR c.provider_id = $3)
       ORDER BY c.provider_id IS NULL, c.effective_from DESC, c.version DESC LIMIT 1`,
      [tenant.partnership.id, request.on ?? tenant.today, providerId],
    );
    return card ?? null;
  });
}
