export * from './invitation.js';
export * from './send-mail.js';
