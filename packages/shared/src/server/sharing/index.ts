export {
  type SharingAgreementView,
  type SharingEvidenceView,
  type SharingPartyView,
  type SharingPersonView,
  WAYS_TO_SIGN,
  type WayToSign,
} from './agreement-view.js';
export { endSharingAgreement } from './end-agreement.js';
export { endSharingPerson, nameSharingPerson } from './name-people.js';
export {
  type ParticipantSharingView,
  participantSharing,
  type SharingNoticeView,
} from './participant-sharing.js';
export { sharingPeopleToTell } from './people-to-tell.js';
export { sharingAgreement, sharingAgreements } from './read-agreements.js';
export { recordSharingNotices, type SharingNoticesInput, type SharingNoticesMade } from './record-notices.js';
export { type SharingAgreementInput, saveSharingAgreement } from './save-agreement.js';
export { type SharingChoices, sharingChoices } from './sharing-choices.js';
export { type SharingCounts, sharingCounts } from './sharing-counts.js';
export { type SignSharingInput, signSharingAgreement } from './sign-agreement.js';
export { SHARING_TASKS, type SharingTask } from './waiting-under.js';
