import { type CaseloadGuide, type Load, loadOf, worksWithEverybody } from '../../rules/index.js';
import { type OrganisationView, organisationOf } from '../organisations/organisation-view.js';
import type { Tenant } from '../tenancy/index.js';
import { readCaseloadGuide } from './guide-of.js';
import { type PeopleInPhase, readPeopleByPhase, readPeopleOffered } from './people-by-phase.js';

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

/** What somebody carries, in hundredths of a person in active support. */
export interface WorkerLoad {
  /** people whose phase weighs anything */
  readonly people: number;
  readonly load: number;
  /** what they can in their hours, by the guide */
  readonly room: number;
}

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
 * number of statements. Loads count those who are offered and not yet answered for.
 */
export async function readWhoSupports(tenant: Tenant): Promise<ProviderSupportView[]> {
  const guide = await readCaseloadGuide(tenant);
  const rows = await readProviders(tenant);
  const people = [...(await readPeopleByPhase(tenant)), ...(await readPeopleOffered(tenant))];
  return rows.map(({ workers, ...row }) => {
    const own = people.filter(({ providerId }) => providerId === row.provider.id);
    return {
      ...row,
      load: weigh(own, sumOfHours(workers), guide),
      workers: workers.map((worker) => ({
        ...worker,
        load: weigh(
          own.filter(({ workerId }) => workerId === worker.id),
          worker.hours ?? 0,
          guide,
        ),
      })),
    };
  });
}

const sumOfHours = (workers: readonly { hours: number | null }[]): number =>
  workers.reduce((sum, { hours }) => sum + (hours ?? 0), 0);

/** What these people weigh together beside the hours. Scores of measures are not counted here: loads by phase alone. */
function weigh(people: readonly PeopleInPhase[], hours: number, guide: CaseloadGuide): WorkerLoad {
  const counted = people.filter(({ phase }) => guide.weights[phase] > 0);
  const { room }: Load = loadOf([], hours, guide);
  return {
    people: counted.reduce((sum, one) => sum + one.people, 0),
    load: counted.reduce((sum, { phase, people: count }) => sum + guide.weights[phase] * count, 0),
    room,
  };
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
