import { calendarDate, TEMPLATES } from '../../rules/index.js';
import type { ContributionInput } from '../funding/index.js';
import { draftRateCard } from '../rate-cards/index.js';
import { NATIONAL_FUND } from './accounts.js';
import { SCHOOLS_TOLD } from './anchor-stories.js';
import { instant } from './days.js';
import { enactAnchors, teamsOf } from './enact-anchors.js';
import { draftNext, introduce, measureAll } from './enact-assessments.js';
import { ClaimsDesk } from './enact-claims.js';
import { meetEverybody, SCHOOL_WAYS } from './enact-contacts.js';
import { enactDuplicates } from './enact-duplicates.js';
import { expectPayments } from './enact-forecasts.js';
import { meetInGroups } from './enact-groups.js';
import { meetLately } from './enact-lately.js';
import { enrolAll } from './enact-people.js';
import { changeSomePhases } from './enact-phases.js';
import { writePlans } from './enact-plans.js';
import { bringUpToDate, type Quarter } from './enact-quarters.js';
import { enactReferrals } from './enact-referrals.js';
import { enactReturns } from './enact-returns.js';
import { nameLeads } from './enact-safety.js';
import { agreeCard, agreeOn, paidBy } from './enact-terms.js';
import { matchSchoolRoll } from './match-school-roll.js';
import { planWestwayAssessments } from './plan-assessments.js';
import { SCHOOL_STORIES } from './plan-stories.js';
import {
  NORTHMEAD_SCHOOLS,
  planWestway,
  SOUTHMEAD_SCHOOLS,
  WESTWAY_CONTRACT,
  westwayCard,
} from './plan-westway.js';
import { diceFrom } from './random.js';
import { SCHOOL_LIFE } from './school-life.js';
import { SCHOOL_SERVICES } from './service-stories.js';
import { granted, type Stage, setUp, type Workshop } from './stage.js';
import {
  BUSINESSES,
  DONORS,
  FOUNDATION,
  NORTHMEAD,
  SOUTHMEAD,
  WESTWAY_DECIDERS,
  WESTWAY_DOOR,
  WESTWAY_MEMBERS,
  WESTWAY_PARTNERSHIP,
  WESTWAY_PLACES,
} from './westway-partnership.js';

const QUARTERS: readonly Quarter[] = [
  { end: '2024-12-31', until: 'SETTLED' },
  { end: '2025-03-31', until: 'SETTLED' },
  { end: '2025-06-30', until: 'SETTLED' },
  { end: '2025-09-30', until: 'SETTLED' },
  { end: '2025-12-31', until: 'SETTLED' },
  { end: '2026-03-31', until: 'SETTLED' },
  {
    end: '2026-06-30',
    until: 'SETTLED',
    unsettled: [NATIONAL_FUND, SOUTHMEAD, 'Bevington Lane Primary', 'Canalbank School'],
  },
  { end: '2026-09-30', until: 'DONE' },
];

/** Invented: twelve schools that join one after another. */
const BASE_CASE = {
  name: 'Base case',
  kind: 'BASE',
  adoptedOn: '2024-07-15',
  note: 'Twelve schools by the second year, and two in three children who reach an outcome.',
  firstQuarter: calendarDate('2024-07-01'),
  quarters: [0, 8, 12, 14, 12, 20, ...Array<number>(11).fill(24)].map(
    (thousands) => BigInt(thousands) * 1_000_000n,
  ),
} as const;

const SCHOOL_GROUPS: readonly (readonly [name: string, place: string])[] = [
  ['Breakfast club', 'Dining hall'],
  ['Reading circle', 'School library'],
  ['Drama after school', 'Main hall'],
];

/** Two years of the school zone up to now, with work that waits for every role. */
export async function enactWestway(workshop: Workshop, people: ReadonlyMap<string, string>): Promise<void> {
  const stage = await setUp(workshop, WESTWAY_PARTNERSHIP, people);
  await agreeCard(stage, '2024-07-02', westwayCard(0));
  await agreeCard(stage, '2025-06-12', westwayCard(1));
  await agreeOn(stage, '2024-07-09', WESTWAY_CONTRACT.from, contributions(stage));
  const plan = planWestway();
  const enrolled = await enrolAll(stage, plan.participants, WESTWAY_PLACES);
  const desk = new ClaimsDesk(
    stage,
    TEMPLATES.SCHOOL_ZONE.outcomes,
    enrolled,
    WESTWAY_DECIDERS,
    diceFrom('westway evidence'),
  );
  await bringUpToDate({
    stage,
    desk,
    claims: plan.claims,
    quarters: QUARTERS,
    enrolled,
    deciders: WESTWAY_DECIDERS,
  });
  await meetEverybody(stage, plan.participants, enrolled, SCHOOL_WAYS);
  await writePlans(stage, SCHOOL_STORIES, plan.participants, enrolled);
  await enactReferrals(stage, WESTWAY_DOOR, { ...plan, enrolled, members: WESTWAY_MEMBERS });
  await changeSomePhases(stage, plan.participants, enrolled, WESTWAY_CONTRACT.to);
  await meetInGroups(stage, plan.participants, enrolled, {
    places: WESTWAY_PLACES,
    names: SCHOOL_GROUPS,
    services: SCHOOL_SERVICES,
  });
  await enactAnchors(stage, {
    stories: SCHOOLS_TOLD,
    services: SCHOOL_SERVICES,
    anchors: WESTWAY_PLACES.anchors,
    teams: teamsOf(WESTWAY_PLACES),
    members: WESTWAY_MEMBERS,
  });
  await meetLately(stage, SCHOOL_WAYS);
  await enactDuplicates(
    stage,
    plan.participants,
    enrolled,
    WESTWAY_PLACES,
    diceFrom('westway twice'),
    calendarDate('2026-10-19'),
  );
  await enactReturns(stage, WESTWAY_DOOR, WESTWAY_MEMBERS, WESTWAY_CONTRACT.to);
  await nameLeads(stage, 'Westway Schools Zone', 'Westway Link Workers', calendarDate('2026-07-22'));
  await expectPayments(stage, BASE_CASE);
  await matchSchoolRoll(stage, plan.participants);
  const instrumentId = await introduce(stage, '2024-09-03', SCHOOL_LIFE);
  await measureAll(stage, instrumentId, planWestwayAssessments(SCHOOL_LIFE, plan.participants), enrolled);
  await draftNext(stage, '2026-10-20', {
    ...SCHOOL_LIFE,
    title: 'How school is for me, with two new questions',
  });
  granted(await draftRateCard(stage.actor('backbone', instant('2026-10-26', 11)), westwayCard(2)));
  workshop.log(`Westway Schools Zone: ${plan.participants.length} children, ${plan.claims.length} outcomes`);
}

/** Four kinds of funder: central and local government, schools, and business and giving (seeds/004). */
const contributions = (stage: Stage): ContributionInput[] => [
  paidBy(stage, NATIONAL_FUND, { kind: 'PERCENT', percent: '25', cap: '1200000.00' }),
  paidBy(stage, NORTHMEAD, {
    kind: 'PERCENT',
    percent: '25',
    anchorIds: NORTHMEAD_SCHOOLS.map((school) => stage.organisation(school)),
  }),
  paidBy(stage, SOUTHMEAD, {
    kind: 'PERCENT',
    percent: '25',
    anchorIds: SOUTHMEAD_SCHOOLS.map((school) => stage.organisation(school)),
  }),
  { label: 'Schools', funderId: null, anchorPays: true, kind: 'PERCENT', percent: '12' },
  paidBy(stage, BUSINESSES, {
    kind: 'FIXED',
    amount: '100.00',
    outcomeCodes: ['OUTCOME_1', 'OUTCOME_2', 'OUTCOME_3'],
  }),
  paidBy(stage, FOUNDATION, { kind: 'RESIDUAL', cap: '450000.00' }),
  paidBy(stage, DONORS, { kind: 'RESIDUAL' }),
];
