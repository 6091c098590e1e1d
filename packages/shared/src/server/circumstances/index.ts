export { type CircumstanceView, circumstances } from './read-circumstances.js';
export {
  type CircumstanceInput,
  recordCircumstance,
  removeCircumstance,
} from './record-circumstance.js';
