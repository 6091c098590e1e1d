export * from './correct-partnership.js';
export * from './create-partnership.js';
export * from './get-partnership.js';
export * from './get-set-up.js';
export * from './get-viewer.js';
export * from './invite-first-person.js';
export * from './partnership-view.js';
export {
  type MadePartnershipView,
  partnershipsMade,
  SET_UP_STAGES,
  type SetUpStage,
} from './partnerships-made.js';
export * from './record-variation.js';
export * from './require-second-factor.js';
export * from './set-payment-schedule.js';
