export * from './check-partnership.js';
export * from './invitation-limits.js';
export * from './postcode.js';
export { WELLBEING_AREAS } from './social-prescribing-outcomes.js';
export type { OutcomeLine, Template, TemplateWords } from './template.js';
export * from './templates.js';
