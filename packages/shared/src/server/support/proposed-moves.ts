import { type CalendarDate, type SupportedPerson, spreadPeople } from '../../rules/index.js';
import { readCaseloadGuide, readWhoSupports } from '../caseloads/index.js';
import { isId } from '../ids.js';
import type { PersonView } from '../members/person-view.js';
import {
  FROM_PARTICIPANT,
  type ParticipantView,
  type Phase,
  participantJson,
} from '../participants/participant-view.js';
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
 * on, by name, at most 100. A proposal (rules/caseload spreadPeople); a manager decides. A fixed number of statements.
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
  const providers = await readWhoSupports(tenant);
  const others = await readOthers(tenant, leaving);
  const proposed = new Map<string, PersonView>();
  for (const { provider, workers } of providers) {
    const own = people.filter((one) => one.provider?.id === provider.id);
    const colleagues = workers
      .filter(({ id }) => id !== leaving)
      .map(({ id, name, hours }) => ({
        id,
        name,
        providerId: provider.id,
        works: true,
        hours: hours ?? 0,
        people: others.filter((one) => one.workerId === id && one.providerId === provider.id).map(supported),
      }));
    for (const { personId, toId } of spreadPeople(own.map(supported), colleagues, guide)) {
      const colleague = colleagues.find(({ id }) => id === toId);
      if (colleague) proposed.set(personId, { id: colleague.id, name: colleague.name });
    }
  }
  return people.map((participant) => ({ participant, to: proposed.get(participant.id) ?? null }));
}

interface Other {
  readonly id: string;
  readonly phase: Phase;
  readonly workerId: string;
  readonly providerId: string;
  readonly enrolledOn: CalendarDate;
}

/** Whom the colleagues look after, as far as it weighs anything. */
const readOthers = (tenant: Tenant, leaving: string): Promise<Other[]> =>
  tenant.listed<Other>(
    `SELECT id, phase, link_worker_id AS "workerId", provider_id AS "providerId", enrolled_on AS "enrolledOn"
     FROM participant WHERE partnership_id = $1 AND phase <> 'CLOSED' AND link_worker_id <> $2
       AND provider_id IN (SELECT provider_id FROM participant WHERE partnership_id = $1 AND link_worker_id = $2)`,
    [tenant.partnership.id, leaving],
  );

/** By phase alone: what measures add is another question than who has room. */
const supported = (one: Pick<ParticipantView, 'id' | 'phase' | 'enrolledOn'>): SupportedPerson => ({
  id: one.id,
  phase: one.phase ?? 'ACTIVE',
  since: one.enrolledOn ?? ('0001-01-01' as CalendarDate),
  lastSeenOn: null,
  scores: [],
  share: 100,
});
