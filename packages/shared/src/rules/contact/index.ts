export * from './read-email.js';
export * from './read-phone.js';
