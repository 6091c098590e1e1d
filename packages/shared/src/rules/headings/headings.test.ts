import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USUAL_ENCODING } from '../matching/encoding/encoding-settings.js';
import { findFields } from '../matching/encoding/find-fields.js';
import { calledOf } from '../matching/linkage/column-kind.js';
import { mapColumns } from '../referrals/columns.js';
import { type AgreedFields, EXTRACT_FIELDS, guessColumns } from '../sharing/extracts/extract-columns.js';
import { FIELD_TITLES, FIELDS_OF_KIND, PERSON_FIELDS } from '../sharing/shared-fields.js';
import { CALLED, LESSER, type Meaning } from './called.js';
import { bareHeading, meaningOf, OF_PEOPLE, rankOf } from './meaning-of.js';

const agreed = (kind: AgreedFields['kind']): AgreedFields => ({
  kind,
  compares: PERSON_FIELDS,
  receives: FIELDS_OF_KIND[kind].may,
});

/** Headings as systems export them, each with what it holds; '' for what nobody asks for. */
const LAYOUTS: readonly (readonly [
  system: string,
  kind: AgreedFields['kind'],
  columns: Readonly<Record<string, Meaning | ''>>,
])[] = [
  [
    'a school register (SIMS)',
    'ENROLMENT',
    {
      Adno: '',
      UPN: 'RECORD_ID',
      'Legal Surname': '',
      Surname: 'FAMILY_NAME',
      'Forename(s)': 'GIVEN_NAME',
      'Parent Surname': '',
      DOB: 'BIRTH_DATE',
      'Year Group': '',
      'Date of Admission': 'STARTED_ON',
      'Date of Leaving': 'ENDED_ON',
      '% Attend': 'ATTENDANCE',
      School: 'PLACE',
      Postcode: 'POSTCODE',
      'School Postcode': '',
    },
  ],
  [
    'a school register with whole names',
    'ENROLMENT',
    {
      Pupil: 'WHOLE_NAME',
      UPN: 'RECORD_ID',
      'Date of birth (dd/mm/yyyy)': 'BIRTH_DATE',
      Admitted: 'STARTED_ON',
      Left: 'ENDED_ON',
      'Home Post Code': 'POSTCODE',
      'Parent name': '',
    },
  ],
  [
    'a school register (Arbor)',
    'ENROLMENT',
    {
      'Arbor Student ID': 'RECORD_ID',
      'Student Legal First Name': 'GIVEN_NAME',
      'Student Legal Last Name': 'FAMILY_NAME',
      'Student Date of Birth': 'BIRTH_DATE',
      'Enrolment Start Date': 'STARTED_ON',
      'Enrolment End Date': 'ENDED_ON',
      'Attendance %': 'ATTENDANCE',
      'Guardian Email': '',
    },
  ],
  [
    'the common transfer file',
    'ENROLMENT',
    {
      UPN: 'RECORD_ID',
      Surname: 'FAMILY_NAME',
      Forename: 'GIVEN_NAME',
      MiddleNames: '',
      DOB: 'BIRTH_DATE',
      PostCode: 'POSTCODE',
      EntryDate: 'STARTED_ON',
      LeavingDate: 'ENDED_ON',
      SchoolName: 'PLACE',
    },
  ],
  [
    'the learner record',
    'ENROLMENT',
    {
      LearnRefNumber: 'RECORD_ID',
      ULN: '',
      FamilyName: 'FAMILY_NAME',
      GivenNames: 'GIVEN_NAME',
      DateOfBirth: 'BIRTH_DATE',
      NINumber: '',
      Postcode: 'POSTCODE',
      TelNo: 'PHONE',
      Email: 'EMAIL',
      LearnStartDate: 'STARTED_ON',
      LearnPlanEndDate: '',
      LearnActEndDate: 'ENDED_ON',
    },
  ],
  [
    'hospital use (HES)',
    'HOSPITAL',
    {
      EPIKEY: 'RECORD_ID',
      NEWNHSNO: '',
      DOB: 'BIRTH_DATE',
      HOMEADD: '',
      POSTCODE: 'POSTCODE',
      SEX: '',
      ADMIDATE: 'ADMITTED_ON',
      ADMIMETH: 'VISIT_KIND',
      DISDATE: '',
    },
  ],
  [
    'hospital use (SUS)',
    'HOSPITAL',
    {
      'HOSPITAL PROVIDER SPELL NUMBER': 'RECORD_ID',
      'NHS NUMBER': '',
      'PERSON GIVEN NAME': 'GIVEN_NAME',
      'PERSON FAMILY NAME': 'FAMILY_NAME',
      'PERSON BIRTH DATE': 'BIRTH_DATE',
      'POSTCODE OF USUAL ADDRESS': 'POSTCODE',
      'START DATE (HOSPITAL PROVIDER SPELL)': 'ADMITTED_ON',
      'ADMISSION METHOD CODE (HOSPITAL PROVIDER SPELL)': 'VISIT_KIND',
      'GP NAME': '',
    },
  ],
  [
    'an emergency department',
    'HOSPITAL',
    {
      'Attendance identifier': 'RECORD_ID',
      'Patient name': 'WHOLE_NAME',
      'Patient D.O.B.': 'BIRTH_DATE',
      'Mobile phone': 'PHONE',
      'Arrival date': 'ADMITTED_ON',
      'Attendance category': 'VISIT_KIND',
      'Next of kin phone': '',
    },
  ],
  [
    'employment, from pay',
    'EMPLOYMENT',
    {
      'Payroll ID': 'RECORD_ID',
      NINO: '',
      'Surname or family name': 'FAMILY_NAME',
      'First forename or given name': 'GIVEN_NAME',
      'Second forename': '',
      'Date of birth': 'BIRTH_DATE',
      Employer: 'EMPLOYER',
      'Employer postcode': '',
      'Address 1': '',
      'Starting date': 'STARTED_ON',
      'Leaving date': 'ENDED_ON',
      'Hours (per week)': 'WEEKLY_HOURS',
    },
  ],
  [
    'employment, from a jobcentre',
    'EMPLOYMENT',
    {
      'Customer reference': 'RECORD_ID',
      'Customer name': 'WHOLE_NAME',
      'NI number': '',
      'Customer DOB': 'BIRTH_DATE',
      'Employer name': 'EMPLOYER',
      'Job start date': 'STARTED_ON',
      'Job end date': 'ENDED_ON',
      'Hrs/week': 'WEEKLY_HOURS',
      'Work coach': '',
    },
  ],
  [
    'employment in bare words',
    'EMPLOYMENT',
    {
      No: 'RECORD_ID',
      Name: 'WHOLE_NAME',
      Born: 'BIRTH_DATE',
      Start: 'STARTED_ON',
      End: 'ENDED_ON',
      Hours: 'WEEKLY_HOURS',
      Company: 'EMPLOYER',
    },
  ],
  [
    'a housing system',
    'LIST',
    {
      'Tenancy Ref': 'RECORD_ID',
      UPRN: '',
      'Main tenant forename': 'GIVEN_NAME',
      'Main tenant surname': 'FAMILY_NAME',
      'Partner surname': '',
      'Tenant date of birth': 'BIRTH_DATE',
      'Address Line 1': '',
      'Post Code': 'POSTCODE',
      'Contact number': 'PHONE',
      'Email address': 'EMAIL',
      'Tenancy start date': '',
      'Landlord phone': '',
    },
  ],
];

describe('the headings of a file', () => {
  it.each(LAYOUTS)('are known of %s', (_, kind, columns) => {
    const headings = Object.keys(columns);
    const guessed = guessColumns(headings, agreed(kind));
    expect(headings.map((heading, nth) => [heading, guessed[nth] ?? ''])).toEqual(Object.entries(columns));
    const inCapitals = headings.map((heading) => ` ${heading.toUpperCase()}*`);
    expect(guessColumns(inCapitals, agreed(kind))).toEqual(guessed);
  });

  it.each(LAYOUTS)('are the same to the matching and the encoding of %s', (_, __, columns) => {
    for (const [heading, meaning] of Object.entries(columns))
      if ([...PERSON_FIELDS, 'WHOLE_NAME'].includes(meaning as never))
        expect([heading, calledOf(heading)]).toEqual([heading, meaning]);
    const found = findFields(Object.keys(columns), USUAL_ENCODING);
    if (!('sources' in found)) throw new Error(found.join(' '));
    const headingOf = (field: Meaning): string | undefined =>
      Object.entries(columns).find(([, meaning]) => meaning === field)?.[0];
    expect(found.sources.get('date_of_birth')?.heading).toBe(headingOf('BIRTH_DATE'));
    expect(found.sources.get('surname')?.heading).toBe(headingOf('FAMILY_NAME') ?? headingOf('WHOLE_NAME'));
    expect(found.sources.get('postcode')?.heading).toBe(headingOf('POSTCODE'));
  });

  it('of referrals are the same for what a person is', () => {
    expect(mapColumns(['Forename', 'Surname', 'D.O.B.', 'Tel no', 'E-mail', 'Post code']).columns).toEqual([
      'givenName',
      'familyName',
      'birthDate',
      'phone',
      'email',
      'postcode',
    ]);
  });

  it('of somebody else are nobody’s', () => {
    for (const heading of [
      ...[
        'Mother’s maiden name',
        'Parent 1 surname',
        'Emergency contact phone',
        'Next of kin telephone',
        'GP postcode',
      ],
      ...[
        'Previous surname',
        'Company name',
        'Course name',
        'User name',
        'Product name',
        'Street name',
        'File name',
      ],
      ...[
        'Birthplace',
        'Post held',
        'Townhouse',
        'Emailed on',
        'Phoned',
        'Mobility',
        'Namespace',
        'Sexton',
        'Address 2',
      ],
    ])
      expect([heading, meaningOf(heading)]).toEqual([heading, null]);
  });

  it('of public sets are known too', () => {
    for (const [heading, meaning] of [
      ['postcode_fake', 'POSTCODE'],
      ['first_name_std', 'GIVEN_NAME'],
      ['voter_last_name', 'FAMILY_NAME'],
      ['res_street_address', 'ADDRESS'],
      ['res_city_desc', 'CITY'],
      ['zip_code', 'POSTCODE'],
      ['addr', 'ADDRESS'],
      ['dob', 'BIRTH_DATE'],
      ['address_1', 'ADDRESS'],
      ['PatientNHSNumber', 'NHS_NUMBER'],
      ['National Insurance No.', 'NI_NUMBER'],
    ] as const)
      expect([heading, meaningOf(heading)]).toEqual([heading, meaning]);
  });

  it('are our own too, and none means two things of a person', () => {
    for (const field of EXTRACT_FIELDS)
      for (const heading of [field, FIELD_TITLES[field]])
        expect([heading, rankOf(heading, field) !== null]).toEqual([heading, true]);
    for (const names of Object.values(CALLED))
      expect(new Set(names.map(bareHeading)).size).toBe(names.length);
    for (const meaning of OF_PEOPLE)
      for (const name of CALLED[meaning]) expect([name, meaningOf(name)]).toEqual([name, meaning]);
    const names: readonly string[] = Object.values(CALLED).flat();
    for (const lesser of LESSER) expect(names).toContain(lesser);
  });

  it('mean the same however they are written', () => {
    const names = Object.entries(CALLED).flatMap(([meaning, all]) =>
      all.map((name) => [meaning as Meaning, name] as const),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom(' ', '_', '-', '.', '  '),
        fc.constantFrom('upper', 'lower', 'title'),
        fc.constantFrom('', ' ', '*', ':', ' (required)'),
        ([meaning, name], between, how, behind) => {
          const written = name
            .split(' ')
            .map((word) =>
              how === 'upper'
                ? word.toUpperCase()
                : how === 'title'
                  ? word.charAt(0).toUpperCase() + word.slice(1)
                  : word,
            )
            .join(between);
          expect(rankOf(`${written}${behind}`, meaning)).toBe(rankOf(name, meaning));
        },
      ),
    );
  });
});
