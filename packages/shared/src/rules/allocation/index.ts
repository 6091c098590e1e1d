export { type AllocatedList, allocateList, type ListPlace } from './allocate-list.js';
export { faultsOfAllocationRule } from './check-rule.js';
export { type AllocationComparison, type AllocationMove, compareAllocationRules } from './compare-rules.js';
export { explainLongWait } from './explain-fit.js';
export type { AllocationPlace, OfferingProvider, OfferingWorker, WaitingPerson, Wish } from './people.js';
export { ALLOCATION_PARTS, type AllocationPart, type AllocationRule, USUAL_ALLOCATION } from './rule.js';
export {
  type AllocationChoice,
  type AllocationSuggestion,
  type AllocationSuggestions,
  type NotSuggested,
  suggestFor,
} from './suggest-for.js';
