import { needsOf, type SupportedPerson } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';
import { readCaseloadGuide } from './guide-of.js';
import { readJointPeople } from './joint-people.js';
import { readClosedWaiting, readWhatWaits } from './what-waits.js';

/** The acting link worker's people for whom something is late. */
interface LateForWorker {
  readonly people: number;
  /** days since when the first of it is late; 0 where there is nobody */
  readonly longest: number;
}

/**
 * For how many of the acting link worker's people something is late: to be seen by the guide, a step of their plan, a
 * milestone, a question. Those whom `ownCaseload` lists with a need that is late, with them the people beside another
 * provider. Six statements however many people. From here on this transaction sees those whom they work beside.
 */
export async function lateForWorker(tenant: Tenant): Promise<LateForWorker> {
  const guide = await readCaseloadGuide(tenant);
  const own = await tenant.listed<SupportedPerson>(
    `SELECT p.id, p.phase, p.enrolled_on AS since, s.seen_on AS "lastSeenOn", '[]'::json AS scores, 100 AS share
     FROM participant p
     LEFT JOIN last_seen s ON s.partnership_id = p.partnership_id AND s.participant_id = p.id
     WHERE p.partnership_id = $1 AND p.link_worker_id = $2 AND p.provider_id = ANY ($3::uuid[]) AND p.phase <> 'CLOSED'`,
    [tenant.partnership.id, tenant.personId, tenant.me.providerIds],
  );
  own.push(...(await readClosedWaiting(tenant, tenant.me.providerIds, tenant.personId)));
  const waits = await readWhatWaits(
    tenant,
    own.map(({ id }) => id),
  );
  const beside = await readJointPeople(tenant, tenant.me.providerIds, tenant.personId);
  const late = [...own.map((person) => ({ ...person, ...waits(person.id) })), ...beside]
    .map((person) => Math.max(0, ...needsOf(person, tenant.today, guide).map((need) => need.late)))
    .filter((days) => days > 0);
  return { people: late.length, longest: Math.max(0, ...late) };
}
