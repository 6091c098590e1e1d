import {
  checkSupportHours,
  checkSupportOffer,
  type Refusal,
  type SupportHours,
  type SupportOffer,
} from '../../rules/index.js';
import { notFound } from '../errors.js';
import { mustBeId } from '../ids.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { readHubLists } from '../triage/hub-lists.js';
import { type ProviderSupportView, readWhoSupports } from './who-supports.js';

export interface SupportWorkerInput extends SupportOffer, SupportHours {
  readonly providerId: string;
  readonly personId: string;
}

/**
 * Records for how many hours a link worker supports people, what they offer and where; from then on they are suggested
 * by name. No hours: nobody is.
 * @returns the provider with its workers; INVALID with its field
 * @throws Fault FORBIDDEN; NOT_FOUND for who is no link worker of that provider, or of no provider of the actor's
 */
export function recordSupportWorker(
  actor: Actor,
  input: SupportWorkerInput,
): Promise<ProviderSupportView | Refusal> {
  mustBeId(input.providerId);
  mustBeId(input.personId);
  return withTenant(actor, async (tenant) => {
    tenant.must('recordSupportWorker');
    const there = (await readWhoSupports(tenant)).find(({ provider }) => provider.id === input.providerId);
    const mayChange =
      tenant.me.roles.includes('BACKBONE') ||
      tenant.placesFor('recordSupportWorker').includes(input.providerId);
    if (!mayChange || !there?.workers.some(({ id }) => id === input.personId)) throw notFound();
    const [fault] = [
      ...checkSupportHours(input),
      ...checkSupportOffer(
        input,
        (await readHubLists(tenant)).expertise.map(({ code }) => code),
      ),
    ];
    if (fault) return fault;
    await writeSupportWorkers(tenant, [input]);
    return mustReadSupport(tenant, input.providerId);
  });
}

/** Writes what was judged, by one statement. */
export const writeSupportWorkers = (
  tenant: Tenant,
  workers: readonly SupportWorkerInput[],
): Promise<number> =>
  tenant.execute(
    `INSERT INTO support_worker (partnership_id, provider_id, person_id, hours, people_hours, offers, areas)
     SELECT $1, x."providerId", x."personId", x.hours, x."peopleHours", x.offers, x.areas
     FROM jsonb_to_recordset($2) AS x("providerId" uuid, "personId" uuid, hours int, "peopleHours" int, offers text[],
       areas text[])
     ON CONFLICT (partnership_id, provider_id, person_id) DO UPDATE SET hours = excluded.hours,
       people_hours = excluded.people_hours, offers = excluded.offers, areas = excluded.areas`,
    [tenant.partnership.id, JSON.stringify(workers)],
  );

/** A provider as it stands now. @throws Fault NOT_FOUND */
export async function mustReadSupport(tenant: Tenant, providerId: string): Promise<ProviderSupportView> {
  const found = (await readWhoSupports(tenant)).find(({ provider }) => provider.id === providerId);
  if (!found) throw notFound();
  return found;
}
