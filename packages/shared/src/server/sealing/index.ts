export { recordSeal, sealChoices } from './record-seal.js';
export type { SealChoice } from './record-to-seal.js';
export { type SealInput, sealRecord } from './seal-record.js';
export type { SealView } from './seal-view.js';
export { type SealOpenersInput, setSealOpeners } from './set-seal-openers.js';
export { unsealRecord } from './unseal-record.js';
