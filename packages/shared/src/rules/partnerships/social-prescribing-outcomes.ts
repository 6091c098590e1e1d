import type { EvidenceKind, Sustain } from '../rate-cards/index.js';
import { following, type OutcomeLine, outcome } from './template.js';

/** The eight areas that the wellbeing measure asks about (domain.md, Tyne Wellbeing). */
export const WELLBEING_AREAS: readonly string[] = [
  'Lifestyle',
  'Looking after yourself',
  'Managing symptoms',
  'Work, volunteering and other activities',
  'Money',
  'Where you live',
  'Family and friends',
  'Feeling positive',
];

const MEASURED: readonly EvidenceKind[] = ['ASSESSMENT'];
const months = (length: string): Sustain => ({ unit: 'MONTHS', length, breakDays: 0, breakRestarts: false });

const measuredAgain = (code: string, title: string, length: string): OutcomeLine =>
  following(outcome(code, title, 'Wellbeing', MEASURED), 'WELLBEING_FIRST', months(length));

/**
 * The outcomes of the Ways to Wellness model: seeds/004 and INDIGO project INDIGO-POJ-0120, whose wellbeing
 * measure is taken at the start and again after six months. Its other part, the cost of hospital care against a
 * control group, is a result of a cohort and waits for a tariff's basis that says so.
 */
export const SOCIAL_PRESCRIBING_OUTCOMES: readonly OutcomeLine[] = [
  outcome('WELLBEING_FIRST', 'First wellbeing measure in eight areas', 'Wellbeing', MEASURED),
  following(
    outcome('PLAN_AGREED', 'Own plan agreed with the link worker', 'Taking part', [
      'DOCUMENT',
      'SELF_CERTIFICATION',
    ]),
    'WELLBEING_FIRST',
  ),
  measuredAgain('WELLBEING_6M', 'Wellbeing measured after 6 months', '6'),
  measuredAgain('WELLBEING_UP_6M', 'Wellbeing improved after 6 months', '6'),
  measuredAgain('WELLBEING_12M', 'Wellbeing measured after 12 months', '12'),
  measuredAgain('WELLBEING_UP_12M', 'Wellbeing still improved after 12 months', '12'),
];
