export { type AgreeToJointWorkInput, agreeToJointWork } from './agree-to-joint-work.js';
export { askForJointWork, type JointWorkInput } from './ask-for-joint-work.js';
export {
  declineJointWork,
  type EndJointWorkInput,
  endJointWork,
  withdrawJointWork,
} from './end-joint-work.js';
export {
  JOINT_WORK_SIDES,
  type JointWorkSide,
  type JointWorkView,
  type WayToReach,
} from './joint-work-view.js';
export { type NameJointWorkerInput, nameJointWorker } from './name-joint-worker.js';
export { jointWorks, participantJointWorks } from './read-joint-works.js';
