import type { OfferingProvider, OfferingWorker } from '../../rules/index.js';
import { readWhoSupports, type SupportWorkerView } from '../caseloads/index.js';
import type { Tenant } from '../tenancy/index.js';

const placesOf = (areas: readonly string[]) => areas.map((area) => ({ area, point: null }));

/**
 * Who supports people, as the allocation asks: workers whose hours are known, and providers. Whoever works at two
 * providers stands for two.
 */
export async function readWhoOffers(tenant: Tenant): Promise<OfferingProvider[]> {
  const supports = await readWhoSupports(tenant);
  const anchors = await readAnchorsOf(tenant);
  const taken = new Set<string>();
  return supports.map(({ provider, offers, areas, agreed, load, workers }) => ({
    id: provider.id,
    name: provider.name,
    offers,
    anchorIds: [],
    places: placesOf(areas),
    load: load.load,
    agreed,
    workers: workers.flatMap((worker): OfferingWorker[] => {
      if (worker.hours === null) return [];
      const isSecond = taken.has(worker.id);
      taken.add(worker.id);
      return [
        offerOf(worker, isSecond ? provider.id : null, anchors.get(`${provider.id} ${worker.id}`) ?? []),
      ];
    }),
  }));
}

const offerOf = (
  { id, name, offers, areas, load }: SupportWorkerView,
  secondAt: string | null,
  anchorIds: readonly string[],
): OfferingWorker => ({
  id: secondAt === null ? id : `${id} ${secondAt}`,
  name,
  offers: secondAt === null ? offers : [...offers, id],
  anchorIds,
  places: placesOf(areas),
  load: load.load,
  room: load.room,
});

/** The person behind the id of an offer. */
export const personBehind = (workerId: string): string => workerId.split(' ')[0] ?? workerId;

/** At whose schools and practices each worker supports people now, by provider and worker. */
async function readAnchorsOf(tenant: Tenant): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tenant.rows<{ who: string; anchors: string[] }>(
    `SELECT provider_id || ' ' || link_worker_id AS who, array_agg(DISTINCT anchor_id::text) AS anchors FROM participant
     WHERE partnership_id = $1 AND anchor_id IS NOT NULL AND link_worker_id IS NOT NULL
       AND phase IN ('ACTIVE', 'MONITORING') GROUP BY 1`,
    [tenant.partnership.id],
  );
  return new Map(rows.map(({ who, anchors }) => [who, anchors]));
}
