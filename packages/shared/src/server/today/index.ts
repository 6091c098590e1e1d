export * from './get-today.js';
export { TODAY_KINDS, type TodayKind } from './waiting-items.js';
