export * from './add-member.js';
export * from './change-member.js';
export * from './export-members.js';
export * from './invite-again.js';
export { listMembers, MEMBER_SORTS, type MemberSort, type MembersRequest } from './list-members.js';
export * from './membership-view.js';
export type { PersonView } from './person-view.js';
export * from './send-invitation.js';
