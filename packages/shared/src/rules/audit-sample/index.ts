export { drawSample, type FrameClaim, ONE_IN, type Sha256 } from './draw-sample.js';
export { type ErrorRate, errorRate } from './error-rate.js';
