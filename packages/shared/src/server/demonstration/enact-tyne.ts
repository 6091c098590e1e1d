import { calendarDate, EIGHT_AREAS, TEMPLATES } from '../../rules/index.js';
import { NATIONAL_FUND } from './accounts.js';
import { PRACTICES_TOLD } from './anchor-stories.js';
import { enactAnalysis } from './enact-analysis.js';
import { enactAnchors, teamsOf } from './enact-anchors.js';
import { agreeImprovement, correctSome, introduce, measureAll } from './enact-assessments.js';
import { mendAndClaim } from './enact-broken.js';
import { ClaimsDesk } from './enact-claims.js';
import { enactClash } from './enact-clash.js';
import { meetEverybody, WELLBEING_WAYS } from './enact-contacts.js';
import { enactDuplicates } from './enact-duplicates.js';
import { expectPayments } from './enact-forecasts.js';
import { meetInGroups } from './enact-groups.js';
import { meetLately } from './enact-lately.js';
import { doubtSome, judgeEverybody, sustainSome } from './enact-milestones.js';
import { enrolAll } from './enact-people.js';
import { changeSomePhases } from './enact-phases.js';
import { writePlans } from './enact-plans.js';
import { bringUpToDate, type Quarter } from './enact-quarters.js';
import { sendFile } from './enact-referral-file.js';
import { enactReferrals } from './enact-referrals.js';
import { enactReturns } from './enact-returns.js';
import { nameLeads } from './enact-safety.js';
import { agreeCard, agreeOn, paidBy } from './enact-terms.js';
import { enactTyneTogether } from './enact-tyne-together.js';
import { matchHospital } from './match-hospital.js';
import { planTyneAssessments } from './plan-assessments.js';
import { WELLBEING_STORIES } from './plan-stories.js';
import { planTyne, TYNE_CONTRACT, TYNE_PROVIDERS, tyneCard } from './plan-tyne.js';
import { diceFrom } from './random.js';
import { PRACTICE_SERVICES } from './service-stories.js';
import { setUp, type Workshop } from './stage.js';
import {
  HEALTH_BOARD,
  TYNE_COUNCIL,
  TYNE_DECIDERS,
  TYNE_DOOR,
  TYNE_MEMBERS,
  TYNE_PARTNERSHIP,
  TYNE_PLACES,
} from './tyne-partnership.js';

const QUARTERS: readonly Quarter[] = [
  { end: '2024-06-30', until: 'SETTLED' },
  { end: '2024-09-30', until: 'SETTLED' },
  { end: '2024-12-31', until: 'SETTLED' },
  { end: '2025-03-31', until: 'SETTLED' },
  { end: '2025-06-30', until: 'SETTLED' },
  { end: '2025-09-30', until: 'SETTLED' },
  { end: '2025-12-31', until: 'SETTLED' },
  { end: '2026-03-31', until: 'SETTLED' },
  { end: '2026-06-30', until: 'SETTLED' },
  { end: '2026-09-30', until: 'SETTLED', unsettled: [NATIONAL_FUND, TYNE_COUNCIL] },
];

/** The national fund's cap in this partnership: nearly used up, so that its page has something to warn of. */
const NATIONAL_CAP = '170000.00';

/** From the winter of 2025 on, improvement is what two measures show: better altogether, about six and twelve months on. */
const IMPROVEMENTS = (
  [
    ['WELLBEING_UP_6M', 150, 290],
    ['WELLBEING_UP_12M', 330, 460],
  ] as const
).map(([outcomeCode, daysBetween, daysAtMost]) => ({
  outcomeCode,
  effectiveFrom: calendarDate('2025-12-01'),
  instrumentCode: EIGHT_AREAS.code,
  daysBetween,
  daysAtMost,
}));

/** Invented: a slow start, then what fifteen practices refer. */
const BASE_CASE = {
  name: 'Base case',
  kind: 'BASE',
  adoptedOn: '2024-03-11',
  note: 'Fifteen practices from the first year on; as many people as the link workers have room for.',
  firstQuarter: calendarDate('2024-04-01'),
  quarters: [3, 6, 8, 9, ...Array<number>(16).fill(9)].map((thousands) => BigInt(thousands) * 1_000_000n),
} as const;

const WELLBEING_GROUPS: readonly (readonly [name: string, place: string])[] = [
  ['Walking group', 'From the front door'],
  ['Garden mornings', 'Community garden'],
  ['Knit and talk', 'Waiting room'],
];

/** Two and a half years of social prescribing up to now. */
export async function enactTyne(workshop: Workshop, people: ReadonlyMap<string, string>): Promise<void> {
  const stage = await setUp(workshop, TYNE_PARTNERSHIP, people);
  await agreeCard(stage, '2024-02-27', tyneCard());
  await agreeOn(stage, '2024-03-05', TYNE_CONTRACT.from, [
    paidBy(stage, NATIONAL_FUND, { kind: 'PERCENT', percent: '20', cap: NATIONAL_CAP }),
    paidBy(stage, TYNE_COUNCIL, { kind: 'PERCENT', percent: '27.5' }),
    paidBy(stage, HEALTH_BOARD, { kind: 'RESIDUAL' }),
  ]);
  const plan = planTyne();
  const enrolled = await enrolAll(stage, plan.participants, TYNE_PLACES);
  const instrumentId = await introduce(stage, '2024-03-12', EIGHT_AREAS);
  for (const rule of IMPROVEMENTS) await agreeImprovement(stage, '2025-10-14', rule);
  const assessments = planTyneAssessments(EIGHT_AREAS, plan.claims);
  const measures = await measureAll(stage, instrumentId, assessments, enrolled);
  const desk = new ClaimsDesk(
    stage,
    TEMPLATES.SOCIAL_PRESCRIBING.outcomes,
    enrolled,
    TYNE_DECIDERS,
    diceFrom('tyne evidence'),
    measures,
  );
  await bringUpToDate({
    stage,
    desk,
    claims: plan.claims,
    quarters: QUARTERS,
    enrolled,
    deciders: TYNE_DECIDERS,
  });
  await correctSome(stage, assessments, enrolled, measures, 'WELLBEING_6M', 2);
  await sustainSome(stage, enrolled, plan.claims, ['WELLBEING_FIRST', 'WELLBEING_6M']);
  await judgeEverybody(stage, enrolled);
  await doubtSome(stage, enrolled, plan.claims, ['WELLBEING_FIRST', 'WELLBEING_6M'], 3);
  await meetEverybody(stage, plan.participants, enrolled, WELLBEING_WAYS);
  await writePlans(stage, WELLBEING_STORIES, plan.participants, enrolled);
  await enactReferrals(stage, TYNE_DOOR, { ...plan, enrolled, members: TYNE_MEMBERS });
  await sendFile(stage);
  await changeSomePhases(stage, plan.participants, enrolled, TYNE_CONTRACT.to);
  await meetInGroups(stage, plan.participants, enrolled, {
    places: TYNE_PLACES,
    names: WELLBEING_GROUPS,
    services: PRACTICE_SERVICES,
  });
  await enactAnchors(stage, {
    stories: PRACTICES_TOLD,
    services: PRACTICE_SERVICES,
    anchors: TYNE_PLACES.anchors,
    teams: teamsOf(TYNE_PLACES),
    members: TYNE_MEMBERS,
  });
  await enactTyneTogether(stage, TYNE_PROVIDERS[0]);
  await mendAndClaim(stage);
  await meetLately(stage, WELLBEING_WAYS);
  const enrolledAgainOn = calendarDate('2026-10-19');
  const twice = await enactDuplicates(
    stage,
    plan.participants,
    enrolled,
    TYNE_PLACES,
    diceFrom('tyne twice'),
    enrolledAgainOn,
  );
  await enactClash(stage, twice, TYNE_PLACES, TYNE_DECIDERS, enrolledAgainOn, {
    outcomeCode: 'WELLBEING_FIRST',
    statement: 'We went through the eight areas together.',
  });
  await enactReturns(stage, TYNE_DOOR, TYNE_MEMBERS, TYNE_CONTRACT.to);
  await nameLeads(stage, 'Tyne Wellbeing Company', TYNE_PROVIDERS[0], calendarDate('2026-07-22'));
  await matchHospital(stage, plan.participants, enrolled);
  await expectPayments(stage, BASE_CASE);
  await enactAnalysis(stage);
  workshop.log(`Tyne Wellbeing: ${plan.participants.length} people, ${plan.claims.length} outcomes`);
}
