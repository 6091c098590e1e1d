/**
 * What people and systems call what a column holds, the surest first: the one table of it, for the columns of an extract,
 * the matching of files and their encoding, and files of referrals. Gathered from what school registers (SIMS, Arbor, the
 * common transfer file, the school census, the learner record), hospital data sets (SUS, HES), employers' and
 * jobcentres' records and housing systems call theirs. How they are written (blanks, signs, capitals) makes no difference,
 * and whom it is about may stand before them (`ABOUT`), but in files of referrals, which use the names as they stand.
 */
export const CALLED = /* @__PURE__ */ listed({
  RECORD_ID: `
    record id, record number, unique id, unique record id, row id, employment id, susrecid, epikey,
    attendkey, attendid, attendance identifier, hospital provider spell number, spell id, spell number,
    employee number, employee id, employee no, employee ref, payroll number, payroll id, payroll no, payroll ref,
    payroll reference, works number, works no, staff number, staff no, staff id, assignment number,
    pupil number, upn, unique pupil number, admission number, adno, arbor student id, student id,
    student number, learner number, learner id, learn ref number, learner reference number, uln,
    unique learner number, pupil id, patient id, patient number, client number, hospital number,
    local patient identifier, lopatid, mrn, hesid, tenancy reference, tenancy ref, tenancy number,
    rent account, person ref, person reference, person number, application reference, household reference,
    case reference, case number, customer id, customer reference, customer number, person id, client id,
    case id, your reference, reference, reference number, ref, our reference, referral id, id, identifier,
    record, row number, no, nr
  `,
  WHOLE_NAME: `
    full name, whole name, name, legal name, names, display name, name of person, name of employee,
    name of pupil, name of patient, pupil, student, learner, child, patient, client, customer,
    service user name, service user, tenant, main tenant, applicant, claimant, resident, employee, person
  `,
  GIVEN_NAME: `
    first name, given name, forename, first names, given names, forenames, fname, christian name,
    first forename, first given name, first forename or given name, forename 1, chosen name, known as,
    known as name, vorname, first initial, initial, initials
  `,
  MIDDLE_NAME: `
    middle name, middle names, other names, other name, second forename, middle initial, forename 2, mname
  `,
  FAMILY_NAME: `
    last name, family name, surname, second name, lname, sname, surname or family name, last names, surnames,
    nachname, familienname
  `,
  BIRTH_DATE: `
    date of birth, birth date, dob, born, born on, birthday, date birth, birth d, geburtsdatum
  `,
  POSTCODE: `
    postcode, postal code, zip, zip code, pcode, postcode of usual address, address postcode,
    postcode current, postcode of residence, plz
  `,
  PHONE: `
    phone, telephone, mobile, phone number, telephone number, tel, mobile number, mobile phone,
    mobile phone number, mobile telephone, tel no, phone no, telephone no, mobile no, mob, tel number,
    contact number, contact telephone, contact phone, cell, cell phone, phone num
  `,
  EMAIL: 'email, email address, mail, email addr',
  ADDRESS: `
    address, address line 1, address line, address 1, addr, addr 1, first line of address, street,
    street address, postal address, full address, homeadd, address full, usual address, add1
  `,
  CITY: 'city, town, post town, town or city, town city, city town, city or town',
  SEX: 'sex, gender, gender code, sex code, legal sex, person stated gender code, gender identity',
  NHS_NUMBER: 'nhs number, nhs no, newnhsno, nhs num, nhs',
  NI_NUMBER: `
    national insurance number, ni number, nino, nin, national insurance no, nat ins no, ni num
  `,
  PUPIL_NUMBER: 'upn, unique pupil number, pupil number',
  LEARNER_NUMBER: 'uln, unique learner number',
  EMPLOYER: `
    employer, employer name, company, company name, organisation, organisation name, workplace,
    name of employer, employing organisation, place of work, business name
  `,
  PLACE: `
    school or college, school, college, school name, college name, provider, provider name, establishment,
    establishment name, institution, institution name, place of study, current school, base school, place,
    academy, university
  `,
  COURSE: `
    course, course name, course title, programme, programme name, qualification, qualification title,
    subject, learning aim, learning aim title, learn aim ref, aim title
  `,
  STARTED_ON: `
    started on, start date, started, date started, start, from, employment start date, employment start,
    job start date, contract start date, enrolment date, enrolled on, enrolment start date, date enrolled,
    enrolled, learn start date, learning start date, date of entry, entry date, admission date,
    date of admission, admitted, admitted on, date admitted, doa, on roll date, on roll from, starting date,
    date of start, actual start date, joined, date joined, joining date, commencement date, hire date,
    date of hire, first day, valid from, date from
  `,
  ENDED_ON: `
    ended on, end date, ended, date ended, end, to, until, leaving date, left on, date left, left,
    date of leaving, dol, leave date, leaver date, left date, employment end date, employment end,
    job end date, contract end date, enrolment end date, learn act end date, actual end date, finish date,
    date finished, finished, termination date, exit date, withdrawal date, last day, last day of employment,
    date of end, off roll date, valid to, date to
  `,
  WEEKLY_HOURS: `
    weekly hours, hours a week, hours per week, hours week, hours, contracted hours, contract hours,
    contracted hours per week, contracted weekly hours, weekly contracted hours, hours worked per week,
    average weekly hours, average hours per week, usual weekly hours, standard hours, normal hours,
    hours worked, hrs, hrs per week, hrs week, hours pw, hrs pw, weekly hrs, no of hours, number of hours
  `,
  ATTENDANCE: `
    attendance, attendance percent, attendance percentage, percentage attendance, percent attendance,
    percent attend, attendance rate, att, overall attendance, present percentage, attendance ytd
  `,
  ADMITTED_ON: `
    admitted on, admission date, date of admission, admitted, date admitted, admidate, admit date,
    start date hospital provider spell, spell start date, epistart, episode start date, arrival date,
    attendance date, date of attendance, appointment date, appt date, visit date, date of visit, doa
  `,
  VISIT_KIND: `
    kind of visit, visit kind, visit type, type of visit, admission type, type of admission, attendance type,
    admission method, method of admission, admimeth, admission method code, patient classification,
    admission method code hospital provider spell, attendance category, activity type, point of delivery,
    pod
  `,
});

/** What a column can mean. */
export type Meaning = keyof typeof CALLED;

/** What names it less surely than the others do: beside 'First name' a column 'Known as' is not meant. */
export const LESSER: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'known as',
  'known as name',
  'chosen name',
  'first initial',
  'initial',
  'initials',
  'second name',
]);

/** Whom a file is about: 'Pupil surname' and 'Legal surname' are somebody's surname. */
export const ABOUT: ReadonlySet<string> = /* @__PURE__ */ words(
  `pupil pupils student students learner learners child childs patient patients client clients customer customers
   employee employees staff worker person persons individual participant participants member tenant tenants main applicant
   applicants claimant claimants resident residents candidate beneficiary legal preferred current home main primary
   personal private usual permanent lead principal s`,
);

/** What may stand behind a heading and says nothing of what it means: 'gender_desc', 'surname_std', 'forename 1'. */
export const SAYS_NOTHING: ReadonlySet<string> = /* @__PURE__ */ words(
  'desc description text value raw clean cleaned std standardised norm normalised fake 1',
);

/** Whom a file is not about, though their names and addresses stand in it: 'Parent surname', 'School postcode'. */
export const OTHERS: ReadonlySet<string> = /* @__PURE__ */ words(
  `parent parents parental mother mothers father fathers guardian guardians carer carers kin relative spouse partner
   sibling emergency nok gp doctor practice practitioner consultant surgery school college employer
   employers company organisation provider landlord agent referrer referred referee worker keyworker officer manager
   advisor adviser coach tutor teacher head caseworker former previous prior old maiden alias aka birth husband wife son
   daughter second other alternative next bank account login file course class event site hospital ward trust business
   work job`,
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

function listed<Name extends string>(
  table: Readonly<Record<Name, string>>,
): Readonly<Record<Name, readonly string[]>> {
  const lists = Object.entries<string>(table).map(([name, text]) => [
    name,
    text.split(',').map((one) => one.trim()),
  ]);
  return Object.fromEntries(lists) as Record<Name, readonly string[]>;
}
