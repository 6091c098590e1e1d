export {
  type ChooseNotificationsInput,
  chooseNotifications,
  setNotificationDays,
} from './choose-notifications.js';
export { type UnreadNotifications, unreadNotifications } from './count-unread.js';
export { notifications } from './list-notifications.js';
export { makeDigests } from './make-digests.js';
export { markAllNotifications, markNotification } from './mark-notifications.js';
export type { NotificationView } from './notification-view.js';
export { type NotificationChoicesView, notificationChoices } from './read-choices.js';
export { sendDigest } from './send-digest.js';
export { tellWhatHappened } from './tell-what-happened.js';
