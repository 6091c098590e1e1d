import type { Role } from '../permissions/index.js';
import { DEFAULT_SENSITIVE_DOMAINS } from '../rate-cards/index.js';
import { HOUSING_OUTCOMES } from './housing-outcomes.js';
import { SCHOOL_OUTCOMES } from './school-outcomes.js';
import { SOCIAL_PRESCRIBING_OUTCOMES, WELLBEING_AREAS } from './social-prescribing-outcomes.js';
import type { Template, TemplateWords } from './template.js';

export const PARTNERSHIP_TEMPLATES = [
  'HOUSING_SUPPORT',
  'SCHOOL_ZONE',
  'SOCIAL_PRESCRIBING',
  'BLANK',
] as const;
export type PartnershipTemplate = (typeof PARTNERSHIP_TEMPLATES)[number];

const WORDS: TemplateWords = {
  participant: 'participant',
  participants: 'participants',
  linkWorker: 'link worker',
  provider: 'provider',
  anchorOrganisation: 'anchor organisation',
  backbone: 'backbone organisation',
};

/** Those who decide about money, or see what everybody does. */
const GUARDED_ROLES: readonly Role[] = ['BACKBONE', 'DATA_LEAD', 'VERIFIER', 'COMMISSIONER', 'AUDITOR'];

/**
 * What a new partnership starts from. Everything in it is a suggestion that the partners change: only the
 * outcome lines of the first draft of a rate card, never a price.
 */
export const TEMPLATES: Readonly<Record<PartnershipTemplate, Template>> = {
  HOUSING_SUPPORT: {
    name: 'Housing support',
    description:
      'Several providers support adults into a home, work and wellbeing; a council and a central fund pay for what is achieved.',
    outcomes: HOUSING_OUTCOMES,
    fullTimeHours: '35',
    sensitiveDomains: DEFAULT_SENSITIVE_DOMAINS,
    secondFactorRoles: GUARDED_ROLES,
    wellbeingAreas: [],
    words: { ...WORDS, linkWorker: 'support worker' },
  },
  SCHOOL_ZONE: {
    name: 'School zone',
    description:
      'Link workers in schools bring the right charities to each child for two years; government, boroughs, schools and donors pay together.',
    outcomes: SCHOOL_OUTCOMES,
    fullTimeHours: null,
    sensitiveDomains: DEFAULT_SENSITIVE_DOMAINS,
    secondFactorRoles: GUARDED_ROLES,
    wellbeingAreas: [],
    words: { ...WORDS, participant: 'child', participants: 'children', anchorOrganisation: 'school' },
  },
  SOCIAL_PRESCRIBING: {
    name: 'Social prescribing',
    description:
      'GP practices refer people with long-term conditions to link workers; a health body, a council and a national fund pay for better wellbeing.',
    outcomes: SOCIAL_PRESCRIBING_OUTCOMES,
    fullTimeHours: null,
    sensitiveDomains: DEFAULT_SENSITIVE_DOMAINS,
    secondFactorRoles: GUARDED_ROLES,
    wellbeingAreas: WELLBEING_AREAS,
    words: { ...WORDS, anchorOrganisation: 'GP practice' },
  },
  BLANK: {
    name: 'Start from nothing',
    description: 'An empty partnership: you write your own outcomes.',
    outcomes: [],
    fullTimeHours: null,
    sensitiveDomains: DEFAULT_SENSITIVE_DOMAINS,
    secondFactorRoles: [],
    wellbeingAreas: [],
    words: WORDS,
  },
};
