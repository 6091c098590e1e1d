export * from './add-member.js';
export * from './change-member.js';
export * from './invite-again.js';
export * from './list-members.js';
export * from './membership-view.js';
export * from './send-invitation.js';
