import {
  addDays,
  type CaseloadGuide,
  loadOf,
  loadsOver,
  type SupportHistory,
  teamLoad,
} from '../../rules/index.js';
import { latestFigures } from '../assessments/latest-figures.js';
import { groupBy } from '../group-by.js';
import type { PersonView } from '../members/person-view.js';
import type { Tenant } from '../tenancy/index.js';
import { type CaseloadPerson, type PersonCarried, readCaseloadPeople } from './caseload-people.js';
import type { TeamCaseload, WorkerCaseload } from './caseload-view.js';
import { readJointPeople, readJointTime } from './joint-people.js';
import { readTimeRecorded, timeKey } from './time-recorded.js';
import { readWhatWaits } from './what-waits.js';
import { type ProviderRow, readProviders } from './who-supports.js';
import { workOutCaseload } from './work-out-caseload.js';

/** The trend of a caseload goes so many weeks back. */
const TREND_WEEKS = 8;

/** What caseloads are worked out from, by any guide. */
export interface CaseloadFacts {
  readonly providers: readonly ProviderRow[];
  readonly people: readonly PersonCarried[];
  readonly histories: ReadonlyMap<string, readonly SupportHistory[]>;
  readonly time: Awaited<ReturnType<typeof readTimeRecorded>>;
  /** who has people and is no link worker of that provider, or no more */
  readonly others: ReadonlyMap<string, PersonView & { readonly works: boolean }>;
}

/**
 * Reads what the caseloads of the actor's providers are worked out from: at the backbone of all of them. A fixed number of
 * statements however many people and workers.
 * @param own the providers of whose caseloads the actor sees, but for the backbone
 * @param workerId the people of this worker alone
 */
export async function readCaseloadFacts(
  tenant: Tenant,
  own: readonly string[],
  workerId: string | null = null,
): Promise<CaseloadFacts> {
  const providers = await readProviders(tenant, own);
  const ids = providers.map(({ provider }) => provider.id);
  const since = addDays(tenant.today, -7 * TREND_WEEKS);
  const rows = await readCaseloadPeople(tenant, ids, since, workerId);
  const figures = await latestFigures(
    tenant,
    rows.map(({ id }) => id),
  );
  const present = rows.filter(({ phase }) => phase !== 'CLOSED');
  const waits = await readWhatWaits(
    tenant,
    present.map(({ id }) => id),
  );
  // after what is read of those whom they support: from here on this transaction sees whom they work beside
  const beside = await readJointPeople(tenant, ids, workerId);
  const supported = present.map(({ id, phase, enrolledOn, lastSeenOn, providerId, workerId: with_ }) => ({
    ...waits(id),
    id,
    phase,
    since: enrolledOn,
    lastSeenOn,
    scores: figures.get(id) ?? [],
    share: 100,
    providerId,
    workerId: with_,
    jointly: false,
  }));
  const histories = groupBy(
    [
      ...rows.map((row) => ({ ...row, scores: figures.get(row.id) ?? [], share: 100 })),
      ...beside.map((person) => ({ ...person, began: person.since, steps: [], moves: [] })),
    ],
    ({ providerId }) => providerId,
  );
  const time = withTime(await readTimeRecorded(tenant, ids), await readJointTime(tenant, ids));
  const people = [...supported, ...beside];
  return { providers, people, histories, time, others: await readOthers(tenant, providers, people) };
}

/** Works caseloads out by a guide: pure, so that another guide can be tried on the same facts. */
export function workOutCaseloads(tenant: Tenant, facts: CaseloadFacts, guide: CaseloadGuide): TeamCaseload[] {
  const days = Array.from({ length: TREND_WEEKS + 1 }, (_, nth) =>
    addDays(tenant.today, -7 * (TREND_WEEKS - nth)),
  );
  return facts.providers.map(({ provider, workers }) => {
    const own = facts.people.filter(({ providerId }) => providerId === provider.id);
    const byWorker = groupBy(own, ({ workerId }) => workerId);
    const trends = loadsOver(facts.histories.get(provider.id) ?? [], days, guide);
    const named = [
      ...workers.map((worker) => ({ ...worker, works: true })),
      ...[...byWorker.keys()].flatMap((id) => {
        const other = id === null || workers.some((one) => one.id === id) ? undefined : facts.others.get(id);
        return other ? [{ ...other, hours: null }] : [];
      }),
    ];
    const caseloads = named.map(({ id, name, works, hours }) =>
      workOutCaseload(
        {
          providerId: provider.id,
          worker: { id, name },
          works,
          hours,
          people: byWorker.get(id) ?? [],
          trend: trends.get(id) ?? days.map((on) => ({ on, load: 0 })),
          time: facts.time.get(timeKey(provider.id, id)) ?? { minutes: 0, meetings: 0 },
        },
        tenant.today,
        guide,
      ),
    );
    return {
      provider,
      ...teamLoad([...caseloads, loadOf(byWorker.get(null) ?? [], 0, guide)]),
      workers: caseloads.sort(byStrain),
      withoutWorker: byWorker.get(null)?.length ?? 0,
    };
  });
}

/** What was recorded of those whom they support, and of those with whom they work beside another provider. */
function withTime(time: CaseloadFacts['time'], beside: CaseloadFacts['time']): CaseloadFacts['time'] {
  const both = new Map(time);
  for (const [key, { minutes, meetings }] of beside) {
    const own = both.get(key) ?? { minutes: 0, meetings: 0 };
    both.set(key, { minutes: own.minutes + minutes, meetings: own.meetings + meetings });
  }
  return both;
}

const RANK = { STRAIN: 0, EARLY: 1, STEADY: 2 } as const;

function byStrain(one: WorkerCaseload, other: WorkerCaseload): number {
  return (
    RANK[one.strain.level] - RANK[other.strain.level] ||
    (other.percent ?? -1) - (one.percent ?? -1) ||
    other.load - one.load ||
    (one.worker.name < other.worker.name ? -1 : 1)
  );
}

/** Those who have people and are not among the link workers: who has left, and who supports people in another role. */
async function readOthers(
  tenant: Tenant,
  providers: readonly ProviderRow[],
  people: readonly Pick<CaseloadPerson, 'workerId'>[],
): Promise<CaseloadFacts['others']> {
  const known = new Set(providers.flatMap(({ workers }) => workers.map(({ id }) => id)));
  const ids = [...new Set(people.flatMap(({ workerId }) => (workerId === null ? [] : [workerId])))];
  const rows = await tenant.rows<PersonView & { works: boolean }>(
    `SELECT o.id, o.name, EXISTS (SELECT FROM membership m WHERE m.partnership_id = $1 AND m.person_id = o.id
       AND m.state IN ('ACTIVE', 'INVITED') AND m.organisation_id = ANY ($3::uuid[])) AS works
     FROM person o WHERE o.id = ANY ($2::uuid[])`,
    [tenant.partnership.id, ids.filter((id) => !known.has(id)), providers.map(({ provider }) => provider.id)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
