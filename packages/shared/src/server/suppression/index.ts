export { chooseSuppression } from './choose-suppression.js';
export {
  type ChosenSuppression,
  type SuppressionChoiceView,
  suppressionChoice,
} from './suppression-choice.js';
export {
  type SuppressionRulesView,
  suppressionOf,
  suppressionProfile,
  suppressionRules,
} from './suppression-rules.js';
