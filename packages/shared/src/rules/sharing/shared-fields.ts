/** By what a participant and a record of an extract are compared: what both sides hold about a person. */
export const PERSON_FIELDS = [
  'GIVEN_NAME',
  'FAMILY_NAME',
  'BIRTH_DATE',
  'POSTCODE',
  'PHONE',
  'EMAIL',
] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

/** What else a record of an extract may say. */
export const RECORD_FIELDS = [
  'EMPLOYER',
  'PLACE',
  'COURSE',
  'STARTED_ON',
  'ENDED_ON',
  'WEEKLY_HOURS',
  'ATTENDANCE',
  'ADMITTED_ON',
  'VISIT_KIND',
] as const;
export type RecordField = (typeof RECORD_FIELDS)[number];

export type SharedField = PersonField | RecordField;

/** What its owner calls a record: told apart by it, and never kept but as a hash. */
export const RECORD_ID = 'RECORD_ID';

/** A column that holds first and last name together: both are taken from it (rules/matching/part-name.ts). */
export const WHOLE_NAME = 'WHOLE_NAME';

/** What an extract is about. */
export const EXTRACT_KINDS = ['EMPLOYMENT', 'ENROLMENT', 'HOSPITAL', 'LIST'] as const;
export type ExtractKind = (typeof EXTRACT_KINDS)[number];

/** What records of each kind may say besides who somebody is; `must`: without it a record proves nothing. */
export const FIELDS_OF_KIND: Readonly<
  Record<ExtractKind, { readonly may: readonly RecordField[]; readonly must: readonly RecordField[] }>
> = {
  EMPLOYMENT: { may: ['EMPLOYER', 'STARTED_ON', 'ENDED_ON', 'WEEKLY_HOURS'], must: ['STARTED_ON'] },
  ENROLMENT: {
    may: ['PLACE', 'COURSE', 'STARTED_ON', 'ENDED_ON', 'ATTENDANCE'],
    must: ['STARTED_ON'],
  },
  HOSPITAL: { may: ['ADMITTED_ON', 'VISIT_KIND'], must: ['ADMITTED_ON'] },
  // who is on another partner's list: that somebody is on it is all that it says
  LIST: { may: [], must: [] },
};

/** How a field is called on screen, in the preview's head and in messages. */
export const FIELD_TITLES: Readonly<Record<SharedField | typeof RECORD_ID | typeof WHOLE_NAME, string>> = {
  RECORD_ID: 'Record number',
  WHOLE_NAME: 'Whole name',
  GIVEN_NAME: 'First name',
  FAMILY_NAME: 'Last name',
  BIRTH_DATE: 'Date of birth',
  POSTCODE: 'Postcode',
  PHONE: 'Phone',
  EMAIL: 'Email',
  EMPLOYER: 'Employer',
  PLACE: 'School or college',
  COURSE: 'Course',
  STARTED_ON: 'Started on',
  ENDED_ON: 'Ended on',
  WEEKLY_HOURS: 'Hours a week',
  ATTENDANCE: 'Attendance, per cent',
  ADMITTED_ON: 'Admitted on',
  VISIT_KIND: 'Kind of visit',
};
