export type { CubeRecord } from './cube-cells.js';
export { ANY_COUNT, boundsOf, LEAST_POSSIBLE, NarrowedFigures } from './narrow-figures.js';
export {
  HIDDEN_SIGN,
  SUPPRESSION_OF,
  SUPPRESSION_PROFILES,
  type SuppressionProfile,
  suppressionSentence,
} from './profiles.js';
export { countsShownAs, type Suppression, shownCount, USUAL_SUPPRESSION } from './shown-count.js';
export {
  type CubeCell,
  type CubeFamily,
  type CubeNames,
  hideSmallAlone,
  suppressCube,
} from './suppress-cube.js';
export {
  type CountedCell,
  type ShownCell,
  type ShownFigure,
  type ShownTable,
  suppressTable,
} from './suppress-table.js';
