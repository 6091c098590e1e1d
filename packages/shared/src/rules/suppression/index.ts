export { type Suppression, shownCount, USUAL_SUPPRESSION } from './shown-count.js';
export {
  type CountedCell,
  type ShownCell,
  type ShownFigure,
  type ShownTable,
  suppressTable,
} from './suppress-table.js';
