export { type AttendanceView, attendanceOf } from './attendance-of.js';
export type { GroupInFull, GroupMember, GroupView, Sitting } from './group-view.js';
export { group, groups } from './read-groups.js';
export { recordSitting, type SittingInput } from './record-sitting.js';
export { type GroupInput, saveGroup } from './save-group.js';
