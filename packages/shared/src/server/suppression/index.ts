export { chooseSuppression } from './choose-suppression.js';
export {
  type ChosenSuppression,
  type SuppressionChoiceView,
  suppressionChoice,
} from './suppression-choice.js';
export { suppressionOf, suppressionProfile } from './suppression-rules.js';
