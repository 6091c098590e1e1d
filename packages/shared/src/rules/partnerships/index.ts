export * from './check-partnership.js';
export * from './postcode.js';
export type { OutcomeLine, Template, TemplateWords } from './template.js';
export * from './templates.js';
