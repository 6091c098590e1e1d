export * from './check-self-referral.js';
export * from './limits.js';
export * from './page.js';
