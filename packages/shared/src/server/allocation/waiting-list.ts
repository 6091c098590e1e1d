import { allocateList, explainLongWait } from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { readAllocationRules } from './rule-versions.js';
import { type ChoiceView, choiceView } from './suggestion-view.js';
import { readWaitingList, type WaitingReferral } from './waiting-people.js';
import { readWhoOffers } from './who-offers.js';

/** So many are looked at at once: more than any hub of ours has waiting. */
export const MOST_WAITING = 500;

/** Somebody on the one waiting list. */
export interface WaitingLineView extends Pick<WaitingReferral, 'id' | 'reference' | 'source' | 'complexity'> {
  readonly name: string;
  readonly daysWaited: number;
  /** who would be first for them, once those before them are placed; null: nobody is left */
  readonly first: ChoiceView | null;
  readonly sentence: string;
}

export interface WaitingListView {
  readonly people: readonly WaitingLineView[];
  /** how many wait in all: more than are listed where the list is very long */
  readonly total: number;
  /** what a long wait changes by the rule; null: nothing */
  readonly longWait: string | null;
  readonly ruleVersion: number;
}

/** The waiting list in the order of the rule: the longest wait first. @throws Fault FORBIDDEN */
export function waitingList(actor: Actor): Promise<WaitingListView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('waitingList');
    const waiting = await readWaitingList(tenant, MOST_WAITING);
    const { present } = await readAllocationRules(tenant);
    const { places } = allocateList(
      waiting.map(({ person }) => person),
      await readWhoOffers(tenant),
      present.rule,
    );
    const counted = await tenant.row<{ total: number }>(
      `SELECT count(*)::int AS total FROM referral WHERE partnership_id = $1 AND state = 'WAITING'`,
      [tenant.partnership.id],
    );
    const found = new Map(waiting.map((one) => [one.id, one]));
    return {
      people: places.flatMap(({ person, to, sentence }) => {
        const one = found.get(person.id);
        if (!one) return [];
        const { id, reference, source, complexity } = one;
        const { name, waitedDays } = person;
        const first = to && choiceView(to);
        return [{ id, reference, source, complexity, name, daysWaited: waitedDays, first, sentence }];
      }),
      total: counted?.total ?? 0,
      longWait: explainLongWait(present.rule),
      ruleVersion: present.version,
    };
  });
}
