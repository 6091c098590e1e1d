import { spreadPeople } from '../../rules/index.js';
import { latestFigures } from '../assessments/index.js';
import { readCarried, readCaseloadGuide, readProviders } from '../caseloads/index.js';
import { groupBy } from '../group-by.js';
import { isId } from '../ids.js';
import type { PersonView } from '../members/person-view.js';
import { FROM_PARTICIPANT, type ParticipantView, participantJson } from '../participants/participant-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** Somebody whom a link worker looks after, and the colleague who would have most room for them. */
export interface ColleagueProposal {
  readonly participant: ParticipantView;
  /** null: no colleague has hours */
  readonly to: PersonView | null;
}

/** As many as one action moves. */
const MOST = 100;

/**
 * How the people of a link worker could be spread over the colleagues, as when somebody leaves: those whose support goes
 * on, by name, at most 100. A proposal (rules/caseload spreadPeople), by what each colleague carries as in team caseloads
 * and by whom they are offered; a manager decides. A fixed number of statements.
 * @throws Fault FORBIDDEN
 */
export function proposedMoves(actor: Actor, linkWorkerId: string): Promise<readonly ColleagueProposal[]> {
  return withTenant(actor, async (tenant) => {
    tenant.must('proposedMoves');
    if (!isId(linkWorkerId)) return [];
    const rows = await tenant.rows<{ participant: ParticipantView }>(
      `SELECT ${participantJson} AS participant FROM ${FROM_PARTICIPANT}
       WHERE p.partnership_id = $1 AND p.link_worker_id = $2 AND p.phase <> 'CLOSED'
         AND ($3 OR p.provider_id = ANY ($4::uuid[]))
       ORDER BY p.folded_name, p.id LIMIT ${MOST}`,
      [tenant.partnership.id, linkWorkerId, tenant.me.roles.includes('BACKBONE'), tenant.me.providerIds],
    );
    const people = rows.map((row) => row.participant);
    tenant.showed(
      'participant',
      people.map(({ id }) => id),
    );
    return people.length === 0 ? [] : spread(tenant, linkWorkerId.toLowerCase(), people);
  });
}

async function spread(
  tenant: Tenant,
  leaving: string,
  people: readonly ParticipantView[],
): Promise<ColleagueProposal[]> {
  const guide = await readCaseloadGuide(tenant);
  const figures = await latestFigures(
    tenant,
    people.map(({ id }) => id),
  );
  const providers = await readProviders(tenant);
  const carried = groupBy(
    await readCarried(
      tenant,
      providers.map(({ provider }) => provider.id),
      guide,
    ),
    ({ providerId, workerId }) => `${providerId} ${workerId}`,
  );
  const proposed = new Map<string, PersonView>();
  for (const { provider, workers } of providers) {
    const going = people
      .filter((one) => one.provider?.id === provider.id)
      .map(({ id, phase }) => ({
        id,
        phase: phase ?? ('ACTIVE' as const),
        scores: figures.get(id) ?? [],
        share: 100,
      }));
    const colleagues = workers
      .filter(({ id }) => id !== leaving)
      .map(({ id, name, hours }) => ({
        id,
        name,
        works: true,
        hours: hours ?? 0,
        people: carried.get(`${provider.id} ${id}`) ?? [],
      }));
    for (const { personId, toId } of spreadPeople(going, colleagues, guide)) {
      const colleague = colleagues.find(({ id }) => id === toId);
      if (colleague) proposed.set(personId, { id: colleague.id, name: colleague.name });
    }
  }
  return people.map((participant) => ({ participant, to: proposed.get(participant.id) ?? null }));
}
