import type { AllocationPlace, OfferingProvider, OfferingWorker } from './people.js';
import type { AllocationRule } from './rule.js';

/** Who may be suggested: a worker with their provider, or a provider without listed workers. */
export interface Candidate {
  /** the worker's id, else the provider's */
  readonly id: string;
  readonly name: string;
  readonly provider: OfferingProvider;
  readonly worker: OfferingWorker | null;
  /** what can be wanted, preferred or avoided in them: their ids and codes, and their provider's */
  readonly has: ReadonlySet<string>;
  readonly anchorIds: ReadonlySet<string>;
  readonly places: readonly AllocationPlace[];
}

/** What each worker and each provider carries, by id, in hundredths; it fills up as a list is allocated. */
export type Loads = ReadonlyMap<string, number>;

/** @throws RangeError for loads or agreed places that cannot be, or an id that stands for two */
export function candidatesOf(providers: readonly OfferingProvider[]): Candidate[] {
  const candidates = providers.flatMap((provider) =>
    (provider.workers.length === 0 ? [null] : provider.workers).map((worker) =>
      candidateOf(provider, worker),
    ),
  );
  const ids = [...providers, ...providers.flatMap(({ workers }) => workers)].map(({ id }) => id);
  if (new Set(ids).size !== ids.length)
    throw new RangeError('Each provider and each worker has an id of its own.');
  for (const { provider, worker } of candidates)
    for (const number of [provider.load, provider.agreed ?? 0, worker?.load ?? 0, worker?.room ?? 0])
      if (!Number.isSafeInteger(number) || number < 0) throw new RangeError('Loads are whole hundredths.');
  return candidates;
}

function candidateOf(provider: OfferingProvider, worker: OfferingWorker | null): Candidate {
  const own = worker ? [worker, provider] : [provider];
  const ownPlaces = worker?.places ?? [];
  return {
    id: worker?.id ?? provider.id,
    name: worker ? `${worker.name} of ${provider.name}` : provider.name,
    provider,
    worker,
    has: new Set(own.flatMap(({ id, offers }) => [id, ...offers])),
    anchorIds: new Set(own.flatMap(({ anchorIds }) => anchorIds)),
    // a worker who has said where they work is there, not at every office of the provider
    places: ownPlaces.length > 0 ? ownPlaces : provider.places,
  };
}

export function loadsOf(providers: readonly OfferingProvider[]): Map<string, number> {
  return new Map(
    providers.flatMap((provider) => [provider, ...provider.workers]).map(({ id, load }) => [id, load]),
  );
}

/** What somebody or a provider would carry with this person, of what they can; hundredths. */
export interface Room {
  readonly whose: 'WORKER' | 'PROVIDER';
  /** what they carry without this person */
  readonly carries: number;
  readonly would: number;
  /** from where on they are full */
  readonly most: number;
  /** what the partnership's guide allows a worker, or what a provider agreed to */
  readonly allowed: number;
}

/** The tightest first; none where neither a worker nor an agreed number says how much room there is. */
export function roomFor(
  weight: number,
  { provider, worker }: Candidate,
  rule: AllocationRule,
  loads: Loads,
): Room[] {
  const rooms: Room[] = [];
  if (worker) {
    const carries = loads.get(worker.id) ?? worker.load;
    rooms.push({
      whose: 'WORKER',
      carries,
      would: carries + weight,
      most: mostOf(worker, rule),
      allowed: worker.room,
    });
  }
  if (provider.agreed !== null) {
    const carries = loads.get(provider.id) ?? provider.load;
    rooms.push({
      whose: 'PROVIDER',
      carries,
      would: carries + weight,
      most: provider.agreed,
      allowed: provider.agreed,
    });
  }
  return rooms.sort((a, b) => a.most - a.would - (b.most - b.would));
}

/** What a worker carries when full, in hundredths. */
export const mostOf = ({ room }: OfferingWorker, { fullAt }: AllocationRule): number =>
  Math.floor((room * fullAt) / 100);
