import type { PartnershipTemplate } from '../partnerships/index.js';

/** Whose consent comes before anything else about a candidate: a child's parent's, and a grown-up's own. */
export type Consenter = 'PARENT' | 'THEMSELVES';

/** Whom an anchor of such a partnership asks: a family hub or a practice whoever they think of, any other a parent. */
export const consenterIn = (template: PartnershipTemplate): Consenter =>
  template === 'HOUSING_SUPPORT' || template === 'SOCIAL_PRESCRIBING' ? 'THEMSELVES' : 'PARENT';
