import { type Refusal, refuse } from '../refusals/index.js';
import type { CaseloadGuide } from './guide.js';
import { type Carried, type Load, loadOf, type SupportedPerson, weightOf } from './load.js';

export const MOST_MOVED = 100;

/** A worker with those whom they support. */
export interface WorkerWithPeople {
  readonly id: string;
  readonly name: string;
  readonly providerId: string;
  /** Whether the worker still works here. */
  readonly works: boolean;
  /** Hundredths of the hours a week. */
  readonly hours: number;
  readonly people: readonly SupportedPerson[];
}

/** A colleague to whom people may go: of whom they carry, those with an id may be among the people who go. */
export interface Colleague extends Pick<WorkerWithPeople, 'id' | 'works' | 'hours'> {
  readonly people: readonly (Carried & { readonly id?: string })[];
}

/** What a move would do to both loads. */
export interface PlannedMove {
  readonly from: { readonly before: Load; readonly after: Load };
  readonly to: { readonly before: Load; readonly after: Load };
  /** A sentence where the colleague would carry more than the guide allows; it hinders nothing. */
  readonly warning: string | null;
}

/** Whether people can move from one worker to a colleague, and what it does to both; or why not, with the field. */
export function planMove(
  from: WorkerWithPeople,
  to: WorkerWithPeople,
  ids: readonly string[],
  guide: CaseloadGuide,
): PlannedMove | Refusal {
  const moved = new Set(ids);
  if (moved.size === 0) return refuse('INVALID', 'Choose whom to move.', 'participantIds');
  if (moved.size > MOST_MOVED)
    return refuse('INVALID', `Move at most ${MOST_MOVED} people at once.`, 'participantIds');
  if (to.id === from.id) return refuse('INVALID', 'Choose somebody else to move them to.', 'linkWorkerId');
  if (to.providerId !== from.providerId)
    return refuse(
      'INVALID',
      'A colleague is of the same provider. To another provider somebody is transferred, which they agree to.',
      'linkWorkerId',
    );
  if (!to.works)
    return refuse('INVALID', `${to.name} no longer works here. Choose somebody else.`, 'linkWorkerId');
  const going = from.people.filter(({ id }) => moved.has(id));
  if (going.length < moved.size)
    return refuse(
      'INVALID',
      `${moved.size - going.length} of those chosen ${moved.size - going.length === 1 ? 'is' : 'are'} no longer with ${from.name}. Reload the page.`,
      'participantIds',
    );
  const staying = from.people.filter(({ id }) => !moved.has(id));
  const after = loadOf([...to.people.filter(({ id }) => !moved.has(id)), ...going], to.hours, guide);
  return {
    from: { before: loadOf(from.people, from.hours, guide), after: loadOf(staying, from.hours, guide) },
    to: { before: loadOf(to.people, to.hours, guide), after },
    warning:
      after.load > after.room
        ? `${to.name} would carry ${after.percent === null ? 'them without any hours' : `${after.percent}\u00a0% of what the guide allows`}.`
        : null,
  };
}

/** Who would go to whom. */
export interface Spread {
  readonly personId: string;
  readonly toId: string;
}

/**
 * A proposal where a worker leaves: each person, the heaviest first, goes to the colleague whose load beside their
 * room stays the smallest with them. Whoever works with the person already takes them. A manager decides; equal
 * choices fall by id, so that the proposal is the same when it is asked for again. Nobody is placed where no
 * colleague has hours.
 */
export function spreadPeople(
  people: readonly (Omit<Carried, 'people'> & { readonly id: string })[],
  colleagues: readonly Colleague[],
  guide: CaseloadGuide,
): Spread[] {
  const places = colleagues
    .filter(({ works, hours }) => works && hours > 0)
    .map(({ id, hours, people: own }) => ({
      id,
      known: new Set(own.flatMap((one) => (one.id === undefined ? [] : [one.id]))),
      ...loadOf(own, hours, guide),
    }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const heaviestFirst = people
    .map((person) => ({ id: person.id, weight: weightOf(person, guide) }))
    .sort((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1));
  return heaviestFirst.flatMap(({ id, weight }) => {
    const knowing = places.filter(({ known }) => known.has(id));
    const choices = knowing.length > 0 ? knowing : places;
    const [first, ...others] = choices;
    if (!first) return [];
    const share = (place: typeof first): number => (place.load + weight) / place.room;
    const best = others.reduce((least, one) => (share(one) < share(least) ? one : least), first);
    places.splice(places.indexOf(best), 1, { ...best, load: best.load + weight });
    return [{ personId: id, toId: best.id }];
  });
}
