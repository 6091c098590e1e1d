import { type EvidenceKind, formatDate, type OutcomeLine, TEMPLATES } from '../../rules/index.js';
import { type DemonstrationFile, pdfOf, pngOf, textOf } from './documents.js';
import type { PlannedClaim } from './plan.js';
import type { Dice } from './random.js';

/** What is to be attached to a claim: a written statement, or a file that is still to be uploaded. */
export type PlannedEvidence =
  | { readonly kind: EvidenceKind; readonly statement: string }
  | { readonly kind: EvidenceKind; readonly file: DemonstrationFile };

/** Of a hundred claims that could do without, how many come with a document. */
const WITH_DOCUMENT = 2;

const WRITTEN: readonly EvidenceKind[] = ['ASSESSMENT', 'EMPLOYER_CONFIRMATION', 'SELF_CERTIFICATION'];

/** Evidence that the outcome's line accepts. */
export function evidenceFor(line: OutcomeLine, claim: PlannedClaim, dice: Dice): PlannedEvidence {
  const written = WRITTEN.find((kind) => line.evidence.includes(kind));
  if (written === undefined || (line.evidence.includes('DOCUMENT') && dice.percent(WITH_DOCUMENT)))
    return { kind: 'DOCUMENT', file: documentFor(line, claim, dice) };
  if (written === 'ASSESSMENT') return { kind: written, statement: assessmentFor(line, dice) };
  const words = written === 'EMPLOYER_CONFIRMATION' ? EMPLOYERS_WORDS : (OWN_WORDS[line.domain] ?? ANY_WORDS);
  return { kind: written, statement: `${dice.pick(words)} ${signed(written, claim)}` };
}

const signed = (kind: EvidenceKind, claim: PlannedClaim): string =>
  kind === 'EMPLOYER_CONFIRMATION'
    ? `By telephone on ${formatDate(claim.submittedOn)}.`
    : `Signed on ${formatDate(claim.achievedOn)}.`;

function documentFor(line: OutcomeLine, claim: PlannedClaim, dice: Dice): DemonstrationFile {
  const number = `${dice.between(1, 9)}${dice.between(10, 99)}-${dice.between(1000, 9999)}`;
  const lines = [
    DOCUMENT_TITLES[line.domain] ?? 'Confirmation',
    `Concerns: ${line.title}`,
    `Reference: ${number}`,
    `Date: ${formatDate(claim.achievedOn)}`,
    'Issued for the demonstration of Weft. The person and the place are made up.',
  ];
  const name = `${(DOCUMENT_TITLES[line.domain] ?? 'Confirmation').toLowerCase().replace(/\s+/g, '-')}-${number}`;
  const kind = dice.between(1, 10);
  if (kind <= 6) return pdfOf(name, lines);
  return kind <= 8 ? pngOf(name, dice) : textOf(name, lines);
}

const DOCUMENT_TITLES: Readonly<Record<string, string>> = {
  Accommodation: 'Tenancy agreement',
  'Education, training and employment': 'Certificate',
  'Managing money': 'Payment plan',
  'Statutory orders': 'Letter of completion',
  'Domestic abuse': 'Safety plan review',
  'Taking part': 'Consent and attendance record',
  'On track': 'School report',
};

/** A score in words, as link workers note it: eight areas, a reading age, or points of a questionnaire. */
function assessmentFor(line: OutcomeLine, dice: Dice): string {
  const improved = line.outcomeCode.includes('_UP_');
  if (line.domain === 'On track') {
    const months = dice.between(14, 26);
    return `${dice.pick(ON_TRACK_MEASURES)} ${months} months’ progress in twelve; on track by the end of term.`;
  }
  if (
    line.outcomeCode === 'WELLBEING_FIRST' ||
    line.outcomeCode.endsWith('6M') ||
    line.outcomeCode.endsWith('12M')
  ) {
    const scores = TEMPLATES.SOCIAL_PRESCRIBING.wellbeingAreas.map(
      (area) => `${area} ${dice.between(improved ? 3 : 1, improved ? 5 : 4)}`,
    );
    return `Out of 5: ${scores.join('; ')}.`;
  }
  const before = dice.between(9, 20);
  return improved
    ? `Wellbeing score ${before + dice.between(3, 12)} of 35, up from ${before}.`
    : `Wellbeing score ${before} of 35. Filled in together, in the participant’s own time.`;
}

const ON_TRACK_MEASURES = [
  'Reading assessed in class.',
  'Mathematics assessed in class.',
  'Attendance back above 95 %.',
  'Strengths and difficulties questionnaire, teacher’s form.',
];

const EMPLOYERS_WORDS = [
  'Started as agreed, in work every week since, no breaks.',
  'Works 35 hours a week with us; the contract is permanent.',
  'Still with us and doing well. Part-time hours, shifts attached to the payroll.',
  'Kitchen porter, full time. Turns up early.',
];

const OWN_WORDS: Readonly<Record<string, readonly string[]>> = {
  Accommodation: [
    '“I have my own front door and the rent is set up.”',
    '“Still in my flat. The neighbours know me now.”',
    '“The landlord renewed without asking anything.”',
    '“We are staying. The children have their beds.”',
  ],
  'Mental health': [
    '“I go every Thursday and I have not missed one.”',
    '“I rang them myself, which I never thought I would.”',
    '“Talking there helps. I will keep going.”',
  ],
  'Drugs and alcohol': [
    '“Nine weeks. My key worker has the dates.”',
    '“I go to the group and to my own sessions.”',
  ],
  'Domestic abuse': ['“I decide who comes through the door.”', '“I opened an account in my own name.”'],
  'Managing money': [
    '“Everything is paid by direct debit and there is some left.”',
    '“The debts are in one plan, and I understand it.”',
  ],
  'Education, training and employment': [
    '“First day done. I was nervous and it was fine.”',
    '“I am on the course, Mondays and Wednesdays.”',
    '“I help at the community kitchen twice a week.”',
  ],
  'Taking part': ['“I want to be part of it.”', '“My plan is mine: walk more, see people, sleep.”'],
};
const ANY_WORDS = ['“This is how it is, and I am glad.”'];
