import { type AllocationComparison, compareAllocationRules } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type AllocationRules, readAllocationRules } from './rule-versions.js';
import { type ChoiceView, choiceView } from './suggestion-view.js';
import { MOST_WAITING } from './waiting-list.js';
import { readWaitingList, type WaitingReferral } from './waiting-people.js';
import { readWhoOffers } from './who-offers.js';

/** The rule by which the hub is given suggestions, and the draft of another. @throws Fault FORBIDDEN */
export function allocationRule(actor: Actor): Promise<AllocationRules> {
  return withTenant(actor, async (tenant) => {
    tenant.must('allocationRule');
    return readAllocationRules(tenant);
  });
}

/** Somebody on the waiting list who would go elsewhere by the draft. Null: nobody is left for them. */
export interface TriedMove {
  readonly referral: Pick<WaitingReferral, 'id' | 'reference'> & { readonly name: string };
  readonly from: ChoiceView | null;
  readonly to: ChoiceView | null;
  readonly sentence: string;
}

/** The draft, tried on the present waiting list: nothing is decided for anybody. */
export interface AllocationTrial {
  readonly version: number;
  readonly waiting: number;
  /** the longest wait first */
  readonly moves: readonly TriedMove[];
  readonly sentence: string;
}

/** Tries the draft on the waiting list as it is now; null where there is no draft. @throws Fault FORBIDDEN */
export function allocationTrial(actor: Actor): Promise<AllocationTrial | null> {
  return withTenant(actor, async (tenant) => {
    tenant.must('allocationRule');
    const { present, draft } = await readAllocationRules(tenant);
    if (!draft) return null;
    const waiting = await readWaitingList(tenant, MOST_WAITING);
    const compared = compareAllocationRules(
      waiting.map(({ person }) => person),
      await readWhoOffers(tenant),
      present.rule,
      draft.rule,
    );
    return { version: draft.version, waiting: waiting.length, ...movesOf(compared, waiting) };
  });
}

function movesOf(
  { moves, sentence }: AllocationComparison,
  waiting: readonly WaitingReferral[],
): Pick<AllocationTrial, 'moves' | 'sentence'> {
  const references = new Map(waiting.map(({ id, reference }) => [id, reference]));
  return {
    sentence,
    moves: moves.map(({ person, from, to, sentence: said }) => ({
      referral: { id: person.id, reference: references.get(person.id) ?? '', name: person.name },
      from: from && choiceView(from),
      to: to && choiceView(to),
      sentence: said,
    })),
  };
}
