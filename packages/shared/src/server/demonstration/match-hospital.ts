import { calendarDate, type PersonField } from '../../rules/index.js';
import { instant } from './days.js';
import { agreeAndTell, matchSent, takeIn } from './enact-matching.js';
import type { Enrolled } from './enact-people.js';
import { encodeBothSides } from './encode-both-sides.js';
import { HOSPITAL_ID, hospitalList } from './made-extracts.js';
import type { PlannedParticipant } from './plan.js';
import { TYNE_DISTRICTS } from './plan-tyne.js';
import { diceFrom } from './random.js';
import type { Stage } from './stage.js';
import { HEALTH_BOARD } from './tyne-partnership.js';

const COMPARES: readonly PersonField[] = ['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE', 'POSTCODE'];
/** Who is told by name: they began in these months, so that about a year lies behind. Who is in support is told as well. */
const [BEGAN_FROM, BEGAN_TO] = ['2025-10-01', '2025-12-31'];
/** Of those who began since, told or not, so many in a hundred were in hospital, among so many others. */
const PATIENTS = 35;
const STRANGERS = 160;
const SENT_ON = calendarDate('2026-10-28');
/** Nobody can read a name beside a code: what is not nearly certain is looked at. */
const THRESHOLDS = { matchFrom: 0.95, reviewFrom: 0.05 };
const TELLS_UNTIL = calendarDate('2026-09-30');

/**
 * Who of those in support was in hospital, by codes alone: the hospital learns which of its patients they are and counts
 * their stays before and after, and neither side sees a name of the other.
 */
export async function matchHospital(
  stage: Stage,
  participants: readonly PlannedParticipant[],
  enrolled: readonly Enrolled[],
): Promise<void> {
  const dice = diceFrom('tyne hospital');
  const began = participants
    .map((one, nth) => ({ one, id: enrolled[nth]?.id ?? '' }))
    .filter(({ one }) => one.enrolledOn >= BEGAN_FROM);
  const agreementId = await agreeAndTell(stage, {
    agreement: {
      title: 'Hospital stays before and after support',
      purpose:
        'To learn whether people who have a link worker are in hospital less often. The hospital counts the stays of those found, and gives back numbers without names.',
      lawfulBasis: 'PUBLIC_TASK',
      legalGateway:
        'The National Health Service Act 2006, section 251, and the Health Service (Control of Patient Information) Regulations 2002',
      kind: 'HOSPITAL',
      form: 'ENCODED',
      compares: COMPARES,
      receives: [],
      startsOn: calendarDate('2026-10-01'),
      expiresOn: calendarDate('2028-09-30'),
      keepDays: 365,
      evidence: [],
    },
    supplier: { name: 'North Tyne Hospitals', signedName: 'Dr Helen Redfern' },
    signs: [
      ['Tyne Wellbeing Company', 'backbone'],
      [HEALTH_BOARD, 'commissioner'],
    ],
    signedOn: calendarDate('2026-09-24'),
    toldOn: calendarDate('2026-10-06'),
    told: began.filter(({ one }) => one.enrolledOn <= BEGAN_TO).map(({ id }) => id),
  });
  const patients = began.filter(() => dice.percent(PATIENTS)).map(({ one }) => one);
  const { ours, theirs } = await encodeBothSides(stage, {
    agreementId,
    compares: COMPARES,
    backbone: stage.actor('backbone', instant(SENT_ON, 9)),
    theirs: hospitalList(patients, STRANGERS, TYNE_DISTRICTS, TELLS_UNTIL, dice),
    theirId: HOSPITAL_ID,
  });
  const sent = { sentOn: SENT_ON, describesUntil: TELLS_UNTIL };
  await takeIn(stage, agreementId, { ...sent, fileName: 'our-encoded.csv', text: ours, isOurs: true });
  const theirFile = { ...sent, minute: 20, fileName: 'hospital-encoded.csv', text: theirs };
  await matchSent(stage, await takeIn(stage, agreementId, theirFile), sent, THRESHOLDS);
}
