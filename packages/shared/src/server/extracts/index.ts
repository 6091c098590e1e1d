export { checkExtract } from './check-extract.js';
export { clearExtracts } from './clear-extracts.js';
export {
  acceptExtract,
  cancelExtract,
  chooseExtractColumns,
  deleteExtract,
} from './decide-on-extract.js';
export {
  EXTRACT_STATES,
  type ExtractColumn,
  type ExtractFault,
  type ExtractMessage,
  type ExtractPreview,
  type ExtractState,
  type ExtractView,
} from './extract-view.js';
export { namedExtractFiles } from './named-files.js';
export { type ExtractsOfAgreement, extract, extractFaults, extractsOfAgreement } from './read-extracts.js';
export { openExtractStore, receiveExtract } from './receive-extract.js';
