import type { EvidenceKind, Sustain, SustainUnit } from '../rate-cards/index.js';
import { following, type OutcomeLine, outcome } from './template.js';

/*
 * The 33 outcomes of the Kirklees contract: names from the INDIGO impact bond dataset (Government Outcomes
 * Lab, University of Oxford, project INDIGO-POJ-0175), fields and evidence from seeds/002 s.4.2. How long
 * "sustained engagement" lasts, and which breaks are tolerated, is not published: those are suggestions.
 */

const SIGNED: readonly EvidenceKind[] = ['DOCUMENT', 'SELF_CERTIFICATION'];
const MEASURED: readonly EvidenceKind[] = ['ASSESSMENT'];
// Self-certification was allowed for entering work, never for keeping it (seeds/002 s.4.2, footnote 20).
const WORK_ENTRY: readonly EvidenceKind[] = ['DOCUMENT', 'EMPLOYER_CONFIRMATION', 'SELF_CERTIFICATION'];
const WORK_SUSTAINED: readonly EvidenceKind[] = ['DOCUMENT', 'EMPLOYER_CONFIRMATION', 'DATA_MATCH'];

const WELLBEING = 'Wellbeing';
const MENTAL_HEALTH = 'Mental health';
const SUBSTANCES = 'Drugs and alcohol';
const DOMESTIC_ABUSE = 'Domestic abuse';
const HOME = 'Accommodation';
const WORK = 'Education, training and employment';

const lasting = (unit: SustainUnit, length: string): Sustain => ({
  unit,
  length,
  breakDays: 0,
  breakRestarts: true,
});

// Part-time hours add up, so a break in work pauses the clock.
const fullTimeWeeks = (length: string): Sustain => ({
  unit: 'FTE_WEEKS',
  length,
  breakDays: 28,
  breakRestarts: false,
});

const keptHome = (code: string, months: string): OutcomeLine =>
  following(
    outcome(code, `${months} months Accommodation Sustainment`, HOME, SIGNED),
    'ACCOMMODATION_ENTRY',
    lasting('MONTHS', months),
  );

const keptJob = (code: string, weeks: string): OutcomeLine =>
  following(
    outcome(code, `${weeks} weeks Employment Sustainment`, WORK, WORK_SUSTAINED),
    'EMPLOYMENT_ENTRY',
    fullTimeWeeks(weeks),
  );

export const HOUSING_OUTCOMES: readonly OutcomeLine[] = [
  outcome('WELLBEING_1', '1st Wellbeing Assessment', WELLBEING, MEASURED),
  following(outcome('WELLBEING_2', '2nd Wellbeing Assessment', WELLBEING, MEASURED), 'WELLBEING_1'),
  following(outcome('WELLBEING_3', '3rd Wellbeing Assessment', WELLBEING, MEASURED), 'WELLBEING_2'),
  // The first improvement is measured from the 1st to the 2nd assessment, the second from the 1st to the 3rd.
  following(outcome('WELLBEING_UP_1', '1st Wellbeing Improvement', WELLBEING, MEASURED), 'WELLBEING_2'),
  following(outcome('WELLBEING_UP_2', '2nd Wellbeing Improvement', WELLBEING, MEASURED), 'WELLBEING_3'),
  outcome('MENTAL_HEALTH_ACCESS', 'Mental Health - Accessing Services', MENTAL_HEALTH, SIGNED),
  following(
    outcome('MENTAL_HEALTH_SUSTAINED', 'Mental Health Sustained Engagement', MENTAL_HEALTH, SIGNED),
    'MENTAL_HEALTH_ACCESS',
    lasting('MONTHS', '3'),
  ),
  outcome('SUBSTANCE_ACCESS', 'Substance Misuse - Accessing Services', SUBSTANCES, SIGNED),
  following(
    outcome('SUBSTANCE_SUSTAINED', 'Substance Misuse - Sustained Engagement', SUBSTANCES, SIGNED),
    'SUBSTANCE_ACCESS',
    lasting('MONTHS', '3'),
  ),
  outcome('LEGAL_PROTECTION', 'Access to Legal Protection', DOMESTIC_ABUSE, SIGNED),
  outcome('FINANCIAL_RESILIENCE', 'Achieve Financial Resilience', 'Managing money', SIGNED),
  outcome('EMPOWERED', 'Empower, Promote Independence', DOMESTIC_ABUSE, SIGNED),
  outcome('ACCOMMODATION_ENTRY', 'Prevention, Relief or Entry into Accommodation', HOME, SIGNED),
  outcome('DA_RISK_REDUCED', 'Risk Reduction Domestic Abuse', DOMESTIC_ABUSE, ['DOCUMENT', 'ASSESSMENT']),
  outcome('STATUTORY_ORDER', 'Compliance with or Completion of a Statutory Order', 'Statutory orders', [
    'DOCUMENT',
  ]),
  keptHome('ACCOMMODATION_3M', '3'),
  keptHome('ACCOMMODATION_6M', '6'),
  keptHome('ACCOMMODATION_12M', '12'),
  keptHome('ACCOMMODATION_18M', '18'),
  outcome('EDUCATION_ENTRY', 'Entry into Education', WORK, SIGNED),
  outcome('QUALIFICATION_PART_1', '1st Part Qualification', WORK, ['DOCUMENT']),
  following(
    outcome('QUALIFICATION_PART_2', '2nd Part Qualification', WORK, ['DOCUMENT']),
    'QUALIFICATION_PART_1',
  ),
  outcome('QUALIFICATION_FULL_1', '1st Full Qualification', WORK, ['DOCUMENT']),
  following(
    outcome('QUALIFICATION_FULL_2', '2nd Full Qualification', WORK, ['DOCUMENT']),
    'QUALIFICATION_FULL_1',
  ),
  outcome('EMPLOYMENT_ENTRY', 'Entry into Employment', WORK, WORK_ENTRY),
  following(
    outcome(
      'EMPLOYMENT_ENTRY_2',
      '2nd Entry into Employment (temporary COVID additional outcome)',
      WORK,
      WORK_ENTRY,
    ),
    'EMPLOYMENT_ENTRY',
  ),
  keptJob('EMPLOYMENT_6_5W', '6.5'),
  keptJob('EMPLOYMENT_13W', '13'),
  keptJob('EMPLOYMENT_26W', '26'),
  outcome('VOLUNTEERING_ENTRY', 'Entry into Volunteering', WORK, SIGNED),
  following(
    outcome('VOLUNTEERING_6W', '6 weeks Volunteering', WORK, SIGNED),
    'VOLUNTEERING_ENTRY',
    lasting('WEEKS', '6'),
  ),
  outcome('WORK_EXPERIENCE_ENTRY', 'Entry into Work Experience', WORK, SIGNED),
  following(
    outcome('WORK_EXPERIENCE_6W', '6 weeks Work Experience', WORK, SIGNED),
    'WORK_EXPERIENCE_ENTRY',
    lasting('WEEKS', '6'),
  ),
];
