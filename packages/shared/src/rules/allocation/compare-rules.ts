import { type AllocatedList, allocateList } from './allocate-list.js';
import type { OfferingProvider, WaitingPerson } from './people.js';
import type { AllocationRule } from './rule.js';
import type { AllocationChoice } from './suggest-for.js';

/** Somebody who would go elsewhere by the changed rule. Null: nobody is left for them. */
export interface AllocationMove {
  readonly person: WaitingPerson;
  readonly from: AllocationChoice | null;
  readonly to: AllocationChoice | null;
  readonly sentence: string;
}

export interface AllocationComparison {
  /** the longest wait first */
  readonly moves: readonly AllocationMove[];
  readonly before: AllocatedList;
  readonly after: AllocatedList;
  readonly sentence: string;
}

/** Tries a changed rule on the present waiting list before it is adopted: who would move, from whom to whom. */
export function compareAllocationRules(
  waiting: readonly WaitingPerson[],
  providers: readonly OfferingProvider[],
  before: AllocationRule,
  after: AllocationRule,
): AllocationComparison {
  const present = allocateList(waiting, providers, before);
  const changed = allocateList(waiting, providers, after);
  // the order of the waiting list hangs on no rule, so both are in the same order
  const moves = present.places.flatMap(({ person, to: from }, nth) => {
    const to = changed.places[nth]?.to ?? null;
    const stays = from?.providerId === to?.providerId && from?.workerId === to?.workerId;
    return stays ? [] : [{ person, from, to, sentence: sayMove(person, from, to) }];
  });
  return { moves, before: present, after: changed, sentence: sayMoves(moves, waiting.length) };
}

function sayMove(
  { name }: WaitingPerson,
  from: AllocationChoice | null,
  to: AllocationChoice | null,
): string {
  if (!to) return `Nobody would be left for ${name}, who would go to ${from?.name} by the present rule.`;
  if (!from) return `${name} would go to ${to.name}; by the present rule nobody is left for them.`;
  return `${name} would go to ${to.name} instead of ${from.name}.`;
}

function sayMoves(moves: readonly AllocationMove[], waiting: number): string {
  if (waiting === 0) return 'Nobody is waiting, so there is nobody to try the rule on.';
  const of = `${moves.length.toLocaleString('en-GB')} of ${waiting.toLocaleString('en-GB')}`;
  if (moves.length === 0) return 'Nobody on the waiting list would go anywhere else.';
  const gained = moves.filter(({ from }) => !from).length;
  const lost = moves.filter(({ to }) => !to).length;
  const also = [
    gained > 0
      ? `${gained.toLocaleString('en-GB')} would find a place who now ${gained === 1 ? 'does' : 'do'} not`
      : '',
    lost > 0 ? `${lost.toLocaleString('en-GB')} would lose the place they now have` : '',
  ].filter((one) => one !== '');
  const changes = also.length > 0 ? `: ${also.join(', and ')}` : '';
  return `Something would change for ${of} people on the waiting list${changes}.`;
}
