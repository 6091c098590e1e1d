import { checkAgreed, checkSupportOffer, type Refusal, type SupportOffer } from '../../rules/index.js';
import { mustBeId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { readHubLists } from '../triage/hub-lists.js';
import { mustReadSupport } from './record-support-worker.js';
import type { ProviderSupportView } from './who-supports.js';

export interface ProviderOfferInput extends SupportOffer {
  readonly providerId: string;
  /** how many people it agreed to support at once, in hundredths; null: as its workers can */
  readonly agreed: number | null;
}

/**
 * Records what a provider as a whole offers, where, and how many people it agreed to: by the backbone, since a provider
 * that set its own number could choose whom it has room for.
 * @returns the provider; INVALID with its field
 * @throws Fault FORBIDDEN, NOT_FOUND
 */
export function recordProviderOffer(
  actor: Actor,
  input: ProviderOfferInput,
): Promise<ProviderSupportView | Refusal> {
  mustBeId(input.providerId);
  return withTenant(actor, async (tenant) => {
    tenant.must('recordProviderOffer');
    await mustReadSupport(tenant, input.providerId);
    const { expertise } = await readHubLists(tenant);
    const [fault] = [
      ...checkAgreed(input.agreed),
      ...checkSupportOffer(
        input,
        expertise.map(({ code }) => code),
      ),
    ];
    if (fault) return fault;
    await writeProviderOffers(tenant, [input]);
    return mustReadSupport(tenant, input.providerId);
  });
}

/** Writes what was judged, by one statement. */
export const writeProviderOffers = (tenant: Tenant, offers: readonly ProviderOfferInput[]): Promise<number> =>
  tenant.execute(
    `INSERT INTO provider_offer (partnership_id, provider_id, offers, areas, agreed)
     SELECT $1, x."providerId", x.offers, x.areas, x.agreed
     FROM jsonb_to_recordset($2) AS x("providerId" uuid, offers text[], areas text[], agreed int)
     ON CONFLICT (partnership_id, provider_id) DO UPDATE SET offers = excluded.offers, areas = excluded.areas,
       agreed = excluded.agreed`,
    [tenant.partnership.id, JSON.stringify(offers)],
  );
