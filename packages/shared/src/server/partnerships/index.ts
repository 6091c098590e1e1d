export * from './create-partnership.js';
export * from './get-partnership.js';
export * from './get-viewer.js';
export * from './partnership-view.js';
export * from './record-variation.js';
export * from './set-payment-schedule.js';
