import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { TeamCaseload } from './caseload-view.js';
import { readCaseloadGuide } from './guide-of.js';
import { readCaseloadFacts, workOutCaseloads } from './read-caseloads.js';

/**
 * What each worker carries beside the partnership's guide, with what waits for their people and signs of strain: at the
 * backbone every provider's, at a provider its own. A fixed number of statements.
 * @throws Fault FORBIDDEN
 */
export function teamCaseloads(actor: Actor): Promise<readonly TeamCaseload[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('teamCaseloads');
    return readTeams(tenant);
  });
}

const readTeams = async (tenant: Tenant): Promise<TeamCaseload[]> =>
  workOutCaseloads(
    tenant,
    await readCaseloadFacts(tenant, tenant.placesFor('teamCaseloads')),
    await readCaseloadGuide(tenant),
  );

/**
 * How many workers of the actor's providers show signs of strain, early ones too. Of whom nobody has said the hours, only
 * those who left people behind count: who works without hours is for the page to ask.
 */
export async function countStrained(tenant: Tenant): Promise<number> {
  const teams = await readTeams(tenant);
  return teams
    .flatMap(({ workers }) => workers)
    .filter(({ strain, hours, works }) => strain.level !== 'STEADY' && (hours !== null || !works)).length;
}
