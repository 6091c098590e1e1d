import type {
  AllocationChoice,
  AllocationPart,
  AllocationSuggestion,
  NotSuggested,
} from '../../rules/index.js';
import { ALLOCATION_PARTS } from '../../rules/index.js';
import { personBehind } from './who-offers.js';

/** A worker with their provider, or a provider by itself. */
export interface ChoiceView {
  readonly providerId: string;
  readonly workerId: string | null;
  readonly name: string;
}

export interface SuggestionPartView {
  readonly part: AllocationPart;
  /** whole percent; null: does not matter for this person */
  readonly percent: number | null;
}

export interface SuggestionView extends ChoiceView {
  readonly sentence: string;
  /** why not before the first one; null for the first */
  readonly below: string | null;
  readonly parts: readonly SuggestionPartView[];
}

export interface NotSuggestedView extends ChoiceView {
  readonly why: NotSuggested['why'];
  readonly sentence: string;
}

export const choiceView = ({ providerId, workerId, name }: AllocationChoice): ChoiceView => ({
  providerId,
  workerId: workerId === null ? null : personBehind(workerId),
  name,
});

export const suggestionView = (one: AllocationSuggestion): SuggestionView => ({
  ...choiceView(one),
  sentence: one.sentence,
  below: one.below,
  parts: ALLOCATION_PARTS.map((part) => ({ part, percent: one.parts[part] })),
});

export const notSuggestedView = (one: NotSuggested): NotSuggestedView => ({
  ...choiceView(one),
  why: one.why,
  sentence: one.sentence,
});
