import { calendarDate } from '../../rules/index.js';
import { matchExtract } from './enact-matching.js';
import { type MadePlace, schoolRoll } from './made-extracts.js';
import type { PlannedParticipant } from './plan.js';
import { NORTHMEAD_SCHOOLS, WESTWAY_DISTRICTS } from './plan-westway.js';
import { diceFrom } from './random.js';
import type { Stage } from './stage.js';
import { NORTHMEAD, WESTWAY_PLACES } from './westway-partnership.js';

const STRANGERS = 700;

/**
 * Northmead's school roll of the autumn: which children are on it where, so that a change of school is known without
 * asking twelve offices. It proves no outcome; what it leaves in doubt waits for the data lead.
 */
export async function matchSchoolRoll(
  stage: Stage,
  participants: readonly PlannedParticipant[],
): Promise<void> {
  const dice = diceFrom('westway roll');
  const places = participants.flatMap((child): MadePlace[] => {
    const school = child.anchor === null ? undefined : WESTWAY_PLACES.anchors[child.anchor];
    if (school === undefined || !NORTHMEAD_SCHOOLS.includes(school)) return [];
    // one in twenty has changed to a school that the zone does not know
    const moved = dice.percent(5);
    return [
      {
        ...child,
        school: moved ? 'Eastfield Academy' : school,
        startedOn: calendarDate(moved ? '2026-09-03' : '2023-09-05'),
        attendance: dice.between(86, 100),
      },
    ];
  });
  await matchExtract(stage, {
    agreement: {
      title: 'School roll of Northmead',
      purpose:
        'To know which school a child goes to, and to see early that a child has moved or is often away.',
      lawfulBasis: 'PUBLIC_TASK',
      legalGateway: 'The Education Act 1996, section 537A, and the Children Act 2004, section 10',
      kind: 'ENROLMENT',
      form: 'CLEAR',
      compares: ['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE', 'POSTCODE'],
      receives: ['PLACE', 'STARTED_ON', 'ATTENDANCE'],
      startsOn: calendarDate('2026-10-01'),
      expiresOn: calendarDate('2028-09-30'),
      keepDays: 365,
      evidence: [],
    },
    supplier: { name: 'Northmead Admissions Office', signedName: 'Grace Whitehead' },
    signs: [
      ['Westway Schools Zone', 'backbone'],
      [NORTHMEAD, 'commissioner'],
    ],
    signedOn: calendarDate('2026-09-21'),
    toldOn: calendarDate('2026-10-05'),
    sentOn: calendarDate('2026-10-30'),
    describesUntil: calendarDate('2026-10-23'),
    fileName: 'northmead-roll-autumn.csv',
    columns: {
      'Pupil number': 'RECORD_ID',
      Surname: 'FAMILY_NAME',
      Forename: 'GIVEN_NAME',
      DoB: 'BIRTH_DATE',
      'Home postcode': 'POSTCODE',
      School: 'PLACE',
      Admitted: 'STARTED_ON',
      Attendance: 'ATTENDANCE',
    },
    text: schoolRoll(places, STRANGERS, [...NORTHMEAD_SCHOOLS, 'Eastfield Academy'], WESTWAY_DISTRICTS, dice),
  });
}
