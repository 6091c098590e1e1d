export * from './cards.js';
export * from './check-publication.js';
export * from './check-rate-card.js';
export * from './compare-rate-cards.js';
export * from './cost-on-past-claims.js';
export * from './read-rate-card.js';
export * from './tariff.js';
