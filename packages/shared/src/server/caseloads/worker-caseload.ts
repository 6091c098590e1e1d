import { type CaseloadGuide, mostInNeed, notSeen, weightOf } from '../../rules/index.js';
import { isId } from '../ids.js';
import { FROM_PARTICIPANT, type ParticipantView, participantJson } from '../participants/participant-view.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import type { PersonCarried } from './caseload-people.js';
import type { CaseloadOfWorker, PersonOnCaseload } from './caseload-view.js';
import { readCaseloadGuide } from './guide-of.js';
import { readCaseloadFacts, workOutCaseloads } from './read-caseloads.js';
import { readClosedWaiting, readWhatWaits } from './what-waits.js';

/** As many people are listed: whoever needs the worker first. */
const MOST_LISTED = 200;

/**
 * A worker's caseload with their people, for whoever manages them: at the backbone anybody's, at a provider its own; null
 * for whom the actor sees no caseload of. A fixed number of statements.
 * @throws Fault FORBIDDEN
 */
export function workerCaseload(actor: Actor, linkWorkerId: string): Promise<CaseloadOfWorker | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('workerCaseload');
    return isId(linkWorkerId)
      ? read(tenant, tenant.placesFor('workerCaseload'), linkWorkerId.toLowerCase())
      : null;
  });
}

/** The acting link worker's own: who needs me this week, first. As `workerCaseload`. @throws Fault FORBIDDEN */
export function ownCaseload(actor: Actor): Promise<CaseloadOfWorker | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('ownCaseload');
    return read(tenant, tenant.me.providerIds, tenant.personId);
  });
}

async function read(
  tenant: Tenant,
  own: readonly string[],
  workerId: string,
): Promise<CaseloadOfWorker | null> {
  const guide = await readCaseloadGuide(tenant);
  const facts = await readCaseloadFacts(tenant, own, workerId);
  const caseloads = workOutCaseloads(tenant, facts, guide)
    .flatMap(({ workers }) => workers)
    .filter(({ worker }) => worker.id === workerId);
  const [first] = caseloads;
  if (!first) return null;
  const theirs = facts.people.filter((person) => person.workerId === workerId);
  const closed = await readClosedWaiting(
    tenant,
    facts.providers.map(({ provider }) => provider.id),
    workerId,
  );
  const waits = await readWhatWaits(
    tenant,
    closed.map(({ id }) => id),
  );
  const still = closed.map((person) => ({ ...person, ...waits(person.id), jointly: false }));
  return {
    worker: first.worker,
    caseloads,
    people: await listPeople(tenant, [...theirs, ...still], guide),
    supported: theirs.length,
  };
}

async function listPeople(
  tenant: Tenant,
  own: readonly PersonCarried[],
  guide: CaseloadGuide,
): Promise<PersonOnCaseload[]> {
  const listed = mostInNeed(own, tenant.today, guide).slice(0, MOST_LISTED);
  const ids = listed.map(({ person }) => person.id);
  const rows = await tenant.listed<{ participant: ParticipantView }>(
    `SELECT ${participantJson} AS participant FROM ${FROM_PARTICIPANT}
     WHERE p.partnership_id = $1 AND p.id = ANY ($2::uuid[])`,
    [tenant.partnership.id, ids],
  );
  tenant.showed('participant', ids);
  const views = new Map(rows.map(({ participant }) => [participant.id, participant]));
  return listed.flatMap(({ person, needs }) => {
    const participant = views.get(person.id);
    if (!participant) return [];
    const [unseen] = notSeen([person], tenant.today, guide);
    return [
      {
        // of whom they work beside, the record itself says neither
        participant: {
          ...participant,
          phase: participant.phase ?? person.phase,
          enrolledOn: participant.enrolledOn ?? person.since,
          lastSeenOn: person.lastSeenOn,
        },
        weight: weightOf(person, guide),
        jointly: person.jointly,
        over: unseen?.over ?? 0,
        needs,
      },
    ];
  });
}
