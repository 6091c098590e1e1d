export { adoptAllocationRule } from './adopt-allocation-rule.js';
export { type AllocationChoiceView, allocationChoices, type KeptSuggestion } from './allocation-choices.js';
export { type AllocationTrial, allocationRule, allocationTrial, type TriedMove } from './allocation-rule.js';
export type { AllocationRules, AllocationRuleView } from './rule-versions.js';
export { saveAllocationRule } from './save-allocation-rule.js';
export type {
  ChoiceView,
  NotSuggestedView,
  SuggestionPartView,
  SuggestionView,
} from './suggestion-view.js';
export { allocationSuggestions, type SuggestionsView } from './suggestions.js';
export { type WaitingLineView, type WaitingListView, waitingList } from './waiting-list.js';
