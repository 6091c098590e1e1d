import { type Load, loadOf, teamLoad, worksWithEverybody } from '../../rules/index.js';
import { groupBy } from '../group-by.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import type { Tenant } from '../tenancy/index.js';
import { readCaseloadGuide } from './guide-of.js';
import { readCarried } from './read-carried.js';

/** A link worker of a provider, with what they carry. */
export interface SupportWorkerView {
  readonly id: string;
  readonly name: string;
  /** hundredths of an hour a week; null: nobody has said, and so nobody is suggested to them by name */
  readonly hours: number | null;
  /** of these, those meant to be spent with people */
  readonly peopleHours: number | null;
  /** codes of the partnership's list of expertise */
  readonly offers: readonly string[];
  /** postcode districts; none: wherever the provider works */
  readonly areas: readonly string[];
  readonly load: WorkerLoad;
}

/** What somebody carries, and what they can in their hours by the guide; hundredths of a person in active support. */
export type WorkerLoad = Pick<Load, 'people' | 'load' | 'room'>;

/** A provider with those who support people there. */
export interface ProviderSupportView {
  readonly provider: OrganisationView;
  readonly offers: readonly string[];
  readonly areas: readonly string[];
  /** how much it agreed to carry at once, in hundredths; null: as its workers can */
  readonly agreed: number | null;
  /** all of it, whoever looks after them */
  readonly load: WorkerLoad;
  /** by name */
  readonly workers: readonly SupportWorkerView[];
}

/** A provider with its link workers, as they stand in the database. */
export interface ProviderRow {
  provider: OrganisationView;
  offers: string[];
  areas: string[];
  agreed: number | null;
  workers: Omit<SupportWorkerView, 'load'>[];
}

/**
 * Who supports people, with what they offer and carry: at the hub every provider, at a provider its own. By a fixed
 * number of statements. Loads are those of team caseloads, with those who are offered and not yet answered for. From here
 * on this transaction sees whom the actor's providers work beside.
 */
export async function readWhoSupports(tenant: Tenant): Promise<ProviderSupportView[]> {
  const guide = await readCaseloadGuide(tenant);
  const rows = await readProviders(tenant);
  const ids = rows.map(({ provider }) => provider.id);
  const carried = groupBy(await readCarried(tenant, ids, guide), ({ providerId }) => providerId);
  return rows.map(({ workers: named, ...row }) => {
    const byWorker = groupBy(carried.get(row.provider.id) ?? [], ({ workerId }) => workerId);
    const workers = named.map((worker) => {
      const own = byWorker.get(worker.id) ?? [];
      byWorker.delete(worker.id);
      return { ...worker, load: loadOf(own, worker.hours ?? 0, guide) };
    });
    // and who is with nobody by name, or with somebody who has left
    const others = [...byWorker.values()].map((own) => loadOf(own, 0, guide));
    return { ...row, load: teamLoad([...workers.map(({ load }) => load), ...others]), workers };
  });
}

/** Every provider at the hub, one's own at a provider, with its link workers by name. One statement. */
export const readProviders = (
  tenant: Tenant,
  own: readonly string[] = tenant.me.providerIds,
): Promise<ProviderRow[]> =>
  tenant.listed<ProviderRow>(
    `SELECT ${organisationOf('o.id', 'o.partnership_id')} AS provider, coalesce(f.offers, '{}') AS offers,
       coalesce(f.areas, '{}') AS areas, f.agreed,
       (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'hours', w.hours,
           'peopleHours', w.people_hours, 'offers', coalesce(w.offers, '{}'), 'areas', coalesce(w.areas, '{}'))
           ORDER BY lower(p.name), p.id), '[]')
        FROM membership m JOIN person p ON p.id = m.person_id
        LEFT JOIN support_worker w ON w.partnership_id = m.partnership_id AND w.provider_id = m.organisation_id
          AND w.person_id = m.person_id
        WHERE m.partnership_id = o.partnership_id AND m.organisation_id = o.id AND m.state IN ('ACTIVE', 'INVITED')
          AND 'LINK_WORKER' = ANY (m.roles)) AS workers
     FROM organisation o
     LEFT JOIN provider_offer f ON f.partnership_id = o.partnership_id AND f.provider_id = o.id
     WHERE o.partnership_id = $1 AND 'PROVIDER' = ANY (o.kinds) AND ($2 OR o.id = ANY ($3::uuid[]))
     ORDER BY lower(o.name), o.id`,
    [tenant.partnership.id, seesAll(tenant), own],
  );

const seesAll = ({ me }: Tenant): boolean => me.isSystem || worksWithEverybody(me.roles);
