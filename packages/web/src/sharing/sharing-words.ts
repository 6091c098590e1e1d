import {
  type ExtractKind,
  FIELD_TITLES,
  type LawfulBasis,
  type NoticeWay,
  type PartyPart,
  type PersonField,
  type RecordField,
  type SharingForm,
  type SharingProof,
  type SharingState,
} from '@weft/shared';
import type { SharingTask } from '../gql/graphql.js';
import { count } from '../ui/count.js';
import type { Tone } from '../ui/state-badge.js';

export const STATE_WORDS: Readonly<Record<SharingState, { name: string; tone: Tone }>> = {
  DRAFT: { name: 'Not signed by all', tone: 'needs' },
  SIGNED: { name: 'Signed, not begun', tone: 'going' },
  IN_FORCE: { name: 'In force', tone: 'good' },
  EXPIRED: { name: 'Its time is over', tone: 'quiet' },
  ENDED: { name: 'Ended', tone: 'stopped' },
};

/** What can wait for somebody under an agreement, as the filter of the list says it. */
export const TASK_WORDS: readonly { readonly value: SharingTask; readonly label: string }[] = [
  { value: 'SHARING_TO_SIGN', label: 'Your signature' },
  { value: 'EXTRACTS_TO_SEND', label: 'A first extract to bring' },
  { value: 'EXTRACTS_TO_ACCEPT', label: 'An extract to look at' },
  { value: 'MATCH_RUNS_TO_START', label: 'A run to start' },
  { value: 'MATCH_RUNS_TO_REVIEW', label: 'Pairs to look at' },
  { value: 'SHARING_EXPIRES', label: 'Its end is near' },
];

interface KindWords {
  readonly name: string;
  /** of records with names */
  readonly help: string;
  /** of codes, which say who is in the file and nothing else */
  readonly encoded: string;
}

export const KIND_WORDS: Readonly<Record<ExtractKind, KindWords>> = {
  EMPLOYMENT: {
    name: 'Work',
    help: 'Records of who worked where, from when to when.',
    encoded: 'Codes of people who are in records of work, and nothing else about them.',
  },
  ENROLMENT: {
    name: 'School or course',
    help: 'Records of who is on the roll of a school or a course.',
    encoded: 'Codes of people who are on the roll of a school or a course, and nothing else about them.',
  },
  HOSPITAL: {
    name: 'Hospital',
    help: 'Records of who was in hospital, and when.',
    encoded: 'Codes of people who were in hospital, and nothing else about them.',
  },
  LIST: {
    name: 'Another list',
    help: 'Who is on another partner’s list, and nothing else about them.',
    encoded: 'Codes of people who are on another partner’s list, and nothing else about them.',
  },
};

/** What comes in under an agreement about such records. */
export const kindInWords = (kind: ExtractKind, form: SharingForm): string =>
  KIND_WORDS[kind][form === 'ENCODED' ? 'encoded' : 'help'];

export const FORM_WORDS: Readonly<Record<SharingForm, { name: string; help: string }>> = {
  CLEAR: { name: 'With names', help: 'The data owner sends names, and they are compared here.' },
  ENCODED: {
    name: 'Encoded, without names',
    help: 'The data owner encodes the names on its own computer with a secret key. No name arrives here.',
  },
};

export const PART_WORDS: Readonly<Record<PartyPart, { name: string; help: string }>> = {
  CONTROLLER: { name: 'Controller', help: 'It decides what its data is used for.' },
  JOINT_CONTROLLER: { name: 'Joint controller', help: 'It decides together with another party.' },
  PROCESSOR: { name: 'Processor', help: 'It only does what a controller asks of it.' },
};

export const BASIS_WORDS: Readonly<Record<LawfulBasis, string>> = {
  CONSENT: 'Consent: people said yes, and may take it back',
  CONTRACT: 'Contract: a contract with the person needs it',
  LEGAL_OBLIGATION: 'Legal obligation: a law says it must be done',
  VITAL_INTERESTS: 'Vital interests: somebody’s life may depend on it',
  PUBLIC_TASK: 'Public task: it is a task given by law',
  LEGITIMATE_INTERESTS: 'Legitimate interests: people expect it, and it does no harm',
};

export const PROOF_WORDS: Readonly<Record<SharingProof, string>> = {
  STARTED: 'a record shows that it began',
  SUSTAINED: 'a record shows that it went on for long enough',
};

export const WAY_WORDS: Readonly<Record<NoticeWay, string>> = {
  SPOKEN: 'In a talk',
  LETTER: 'By letter',
  ONLINE: 'Online',
  SIGNED: 'In writing, with their signature',
};

/** 'First name, last name and date of birth' */
export function fieldsInWords(fields: readonly (PersonField | RecordField)[]): string {
  const words = fields.map((field, nth) => {
    const title = FIELD_TITLES[field];
    return nth === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1);
  });
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
}

const DAYS_A_YEAR = 365;

/** '1 day', '90 days', and where it is whole years: '4 years (1,460 days)' */
export function daysInWords(days: number): string {
  const years = days / DAYS_A_YEAR;
  const inDays = count(days, 'day');
  return days > 0 && Number.isInteger(years) ? `${count(years, 'year')} (${inDays})` : inDays;
}
