export { acknowledgeReferralFile } from './acknowledge-file.js';
export { checkReferralFile } from './check-file.js';
export { clearReferralFiles } from './clear-files.js';
export {
  type ColumnChoice,
  cancelReferralFile,
  chooseReferralColumns,
  importReferrals,
} from './decide-on-file.js';
export { exportReferralMistakes } from './export-mistakes.js';
export {
  type CellFaultView,
  type FaultyRowView,
  type KnownRowView,
  REFERRAL_FILE_STATES,
  type ReferralFileState,
  type ReferralFileView,
  type RepeatedRowView,
} from './file-view.js';
export { importReferralFile } from './import-file.js';
export {
  type ReferralFilePreview,
  referralFile,
  referralFilePreview,
  referralFiles,
} from './read-files.js';
export { LARGEST_REFERRAL_FILE, openReferralFileStore, receiveReferralFile } from './receive-file.js';
