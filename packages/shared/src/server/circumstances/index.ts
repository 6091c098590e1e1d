export { type CircumstanceView, circumstances } from './read-circumstances.js';
export { type CircumstanceInput, recordCircumstance } from './record-circumstance.js';
export { removeCircumstance } from './remove-circumstance.js';
