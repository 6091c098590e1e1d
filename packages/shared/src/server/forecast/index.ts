export * from './forecast-view.js';
export * from './get-forecast.js';
export * from './record-forecast.js';
