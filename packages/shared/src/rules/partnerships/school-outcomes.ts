import type { EvidenceKind } from '../rate-cards/index.js';
import { following, type OutcomeLine, outcome } from './template.js';

const ON_TRACK: readonly EvidenceKind[] = ['ASSESSMENT', 'DOCUMENT', 'DATA_MATCH'];

/**
 * The outcomes of the West London model: seeds/004 and the metrics of INDIGO project INDIGO-POJ-0184. High
 * engagement is six contacts with the link worker and 75 % of the scheduled support in the first year. One,
 * two and three outcomes are a "k of n", so far said as codes that follow one another (domain.md).
 */
export const SCHOOL_OUTCOMES: readonly OutcomeLine[] = [
  outcome('CONSENT', 'Parent consents', 'Taking part', ['DOCUMENT']),
  following(
    outcome('SIGN_UP', 'Child signs up', 'Taking part', ['DOCUMENT', 'SELF_CERTIFICATION']),
    'CONSENT',
  ),
  following(outcome('HIGH_ENGAGEMENT', 'High engagement', 'Taking part', ['DOCUMENT']), 'SIGN_UP'),
  following(outcome('OUTCOME_1', 'At least one outcome achieved', 'On track', ON_TRACK), 'SIGN_UP'),
  following(outcome('OUTCOME_2', 'At least two outcomes achieved', 'On track', ON_TRACK), 'OUTCOME_1'),
  following(outcome('OUTCOME_3', 'Three outcomes achieved', 'On track', ON_TRACK), 'OUTCOME_2'),
];
