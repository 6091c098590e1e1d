export * from './lock-rate-cards.js';
