import { addDays, calendarDate, EIGHT_AREAS, TEMPLATES } from '../../rules/index.js';
import type { ContributionInput } from '../funding/index.js';
import { recordVariation } from '../partnerships/index.js';
import { recordGrant, recordOpening } from '../payments/index.js';
import { NATIONAL_FUND } from './accounts.js';
import { type Day, dateOf, dayOf, instant } from './days.js';
import { enactAnchors, teamsOf } from './enact-anchors.js';
import { introduce, measureAll } from './enact-assessments.js';
import { loseHomes } from './enact-broken.js';
import { ClaimsDesk } from './enact-claims.js';
import { HOUSING_WAYS, meetEverybody } from './enact-contacts.js';
import { talkAbout } from './enact-conversations.js';
import { enactDuplicates } from './enact-duplicates.js';
import { expectKirkleesPayments } from './enact-forecasts.js';
import { meetInGroups } from './enact-groups.js';
import { enactJointWork } from './enact-joint-work.js';
import { meetLately } from './enact-lately.js';
import { doubtSome, judgeEverybody } from './enact-milestones.js';
import { enrolAll } from './enact-people.js';
import { changeSomePhases } from './enact-phases.js';
import { writePlans } from './enact-plans.js';
import { enactReferrals } from './enact-referrals.js';
import { enactReturns } from './enact-returns.js';
import { run, settle } from './enact-runs.js';
import { enactSafety } from './enact-safety.js';
import { agreeCard, agreeOn, paidBy } from './enact-terms.js';
import { enactTransfers } from './enact-transfers.js';
import { atAnchors, HUB_GROUPS, HUB_SERVICES, HUBS_TOLD } from './kirklees-anchors.js';
import { kirkleesCard } from './kirklees-card.js';
import {
  COUNCIL,
  HUB,
  KIRKLEES_DECIDERS,
  KIRKLEES_DOOR,
  KIRKLEES_MEMBERS,
  KIRKLEES_PARTNERSHIP,
  KIRKLEES_PLACES,
  NINTH_PLACES,
} from './kirklees-partnership.js';
import { NINTH_LEFT_ON, PROVIDERS, SPECIALIST } from './kirklees-providers.js';
import {
  CONTRACT,
  decimal,
  GRANTS,
  IMPLIED_VARIATION,
  OPENING,
  PAID_QUARTERS,
  RECORDED_GRANT_QUARTER,
  type RecordedPeriod,
  UNFUNDED_QUARTER,
} from './kirklees-record.js';
import { claimByRecords, provedByRecords } from './match-employment.js';
import { nameOf, postcodeOf } from './names.js';
import { TODAY } from './paperwork.js';
import type { PlannedParticipant } from './plan.js';
import { planKirkleesAssessments } from './plan-assessments.js';
import { DISTRICTS, PERIODS, planKirklees } from './plan-kirklees.js';
import { HOUSING_STORIES } from './plan-stories.js';
import { diceFrom } from './random.js';
import { Following, granted, type Stage, setUp, type Workshop } from './stage.js';
import type { StandingClaim } from './standing-claim.js';

/** Replays the Kirklees contract from its first day to its last, as those who were there would have entered it. */
export async function enactKirklees(workshop: Workshop, people: ReadonlyMap<string, string>): Promise<void> {
  const stage = await setUp(workshop, KIRKLEES_PARTNERSHIP, people);
  await agreeTerms(stage);
  const plan = planKirklees();
  const there = atAnchors(plan.participants);
  const enrolled = await enrolAll(stage, there, KIRKLEES_PLACES);
  await enrolAll(stage, ninthProvidersPeople(), NINTH_PLACES);
  await payBeforeClaims(stage);
  const desk = new ClaimsDesk(
    stage,
    TEMPLATES.HOUSING_SUPPORT.outcomes,
    enrolled,
    KIRKLEES_DECIDERS,
    diceFrom('kirklees evidence'),
  );
  // what is entered, what is decided and what is paid go on beside each other, each a period behind the one before
  const decisions = new Following();
  const payments = new Following();
  for (const period of PERIODS) {
    const isFirst = period === PERIODS[0];
    const byRecords = period === UNFUNDED_QUARTER ? provedByRecords(plan, period) : [];
    const claims = plan.claims.filter(
      (claim) =>
        claim.achievedOn >= period.from && claim.achievedOn <= period.to && !byRecords.includes(claim),
    );
    const standing = await (isFirst ? desk.work(claims) : desk.enter(claims));
    decisions.next(async () => {
      if (!isFirst) await desk.conclude(standing);
      if (byRecords.length > 0) {
        const matched = await claimByRecords(stage, plan, enrolled, byRecords);
        await desk.conclude([...matched.standing, ...(await desk.enter(matched.left))]);
        workshop.log(`Kirklees replay: ${matched.standing.length} outcomes proved by employment records`);
      }
      await converse(stage, standing, enrolled, period === UNFUNDED_QUARTER);
    });
    const decided = decisions.done();
    payments.next(async () => {
      await decided;
      await pay(stage, period);
    });
    workshop.log(`Kirklees replay: ${period.from} to ${period.to}, ${claims.length} outcomes`);
  }
  await meetEverybody(stage, plan.participants, enrolled, HOUSING_WAYS);
  await writePlans(stage, HOUSING_STORIES, plan.participants, enrolled);
  await enactReferrals(stage, KIRKLEES_DOOR, { ...plan, enrolled, members: KIRKLEES_MEMBERS });
  await payments.done();
  await judgeEverybody(stage, enrolled);
  await doubtSome(stage, enrolled, plan.claims, ['ACCOMMODATION_ENTRY', 'ACCOMMODATION_6M'], 3);
  await changeSomePhases(stage, plan.participants, enrolled, CONTRACT.to);
  const instrumentId = await introduce(stage, '2026-04-13', EIGHT_AREAS);
  await measureAll(stage, instrumentId, planKirkleesAssessments(EIGHT_AREAS, plan.participants), enrolled);
  await meetInGroups(stage, there, enrolled, {
    places: KIRKLEES_PLACES,
    names: HUB_GROUPS,
    services: HUB_SERVICES,
  });
  await enactAnchors(stage, {
    stories: HUBS_TOLD,
    services: HUB_SERVICES,
    anchors: KIRKLEES_PLACES.anchors,
    // the first four work with them
    teams: teamsOf(KIRKLEES_PLACES).slice(0, 4),
    members: KIRKLEES_MEMBERS,
  });
  await enactTransfers(stage, 'Calder Bridge Homes');
  await enactJointWork(stage, 'Calder Bridge Homes');
  await loseHomes(stage);
  await meetLately(stage, HOUSING_WAYS);
  await enactDuplicates(
    stage,
    plan.participants,
    enrolled,
    KIRKLEES_PLACES,
    diceFrom('kirklees twice'),
    calendarDate('2024-03-18'),
  );
  await enactReturns(stage, KIRKLEES_DOOR, KIRKLEES_MEMBERS, CONTRACT.to);
  await enactSafety(stage, plan.participants, enrolled, {
    specialist: SPECIALIST,
    visited: { provider: 0, name: PROVIDERS[0]?.name ?? '' },
    hub: HUB,
    on: addDays(TODAY, -100),
  });
  await expectKirkleesPayments(stage);
}

async function pay(stage: Stage, period: RecordedPeriod): Promise<void> {
  if (period === RECORDED_GRANT_QUARTER) return grant(stage, period);
  if (dayOf(IMPLIED_VARIATION.on) === dayOf(period.to) + 1) await varyContract(stage);
  await run(stage, period.to, 'SETTLED');
  // once there is something in the ledger, so that the database knows how to look for it
  if (period === PAID_QUARTERS[0]) await stage.workshop.owner.query(LEDGER_STATISTICS);
}

const LEDGER_STATISTICS = 'ANALYZE ledger_transaction, ledger_entry, payment_run_claim, statement';

async function agreeTerms(stage: Stage): Promise<void> {
  const specialist = stage.organisation(PROVIDERS[SPECIALIST]?.name ?? '');
  await agreeCard(stage, '2019-08-20', kirkleesCard());
  await agreeCard(stage, '2019-08-21', kirkleesCard(specialist));
  await agreeOn(stage, '2019-08-21', CONTRACT.from, contributions(stage, CONTRACT.councilMaximum));
}

const contributions = (stage: Stage, councilMaximum: bigint): ContributionInput[] => [
  paidBy(
    stage,
    NATIONAL_FUND,
    {
      kind: 'PERCENT',
      percent: CONTRACT.centralFundPercent,
      cap: decimal(CONTRACT.centralFundMaximum),
    },
    'Life Chances Fund',
  ),
  paidBy(stage, COUNCIL, { kind: 'RESIDUAL', cap: decimal(councilMaximum) }),
];

async function payBeforeClaims(stage: Stage): Promise<void> {
  granted(
    await recordOpening(stage.actor('backbone', instant('2020-04-14', 10)), {
      periodEnd: OPENING.to,
      amount: decimal(OPENING.amount),
      reason: 'Paid before outcomes were recorded in Weft, from the contract’s first day to March 2020.',
    }),
  );
  for (const period of GRANTS) if (period !== RECORDED_GRANT_QUARTER) await grant(stage, period);
}

async function grant(stage: Stage, { from, to, amount }: RecordedPeriod): Promise<void> {
  const on = dateOf(dayOf(to) + 20);
  const { id } = granted(
    await recordGrant(stage.actor('backbone', instant(on, 10)), {
      from,
      to,
      amount: decimal(amount),
      reason: 'Paid by grant on the medium scenario while the pandemic kept outcomes from being counted.',
    }),
  );
  await settle(stage, id, to, 'SETTLED');
}

/** The payments exceed the stated maximum; the record does not say why (kirklees-record.ts). */
async function varyContract(stage: Stage): Promise<void> {
  const { on, amount } = IMPLIED_VARIATION;
  granted(
    await recordVariation(stage.actor('commissioner', instant('2023-09-25', 10)), {
      on,
      newMaximum: decimal(CONTRACT.maximum + amount),
      reason:
        'Implied by the payments, and not itself published: they come to £255,878.00 more than the stated maximum.',
    }),
  );
  await agreeOn(stage, '2023-09-25', on, contributions(stage, CONTRACT.councilMaximum + amount));
}

/** Some claims of each quarter were asked about; in the last one two questions are still open. */
async function converse(
  stage: Stage,
  claims: readonly StandingClaim[],
  enrolled: readonly { linkWorker: string }[],
  isLast: boolean,
): Promise<void> {
  const dice = diceFrom(`kirklees talk ${claims[0]?.achievedOn}`);
  const slow = dice.shuffled(
    claims.filter(({ approvedOn, verifiedOn }) => dayOf(verifiedOn) - dayOf(approvedOn) > 2),
  );
  for (const [nth, claim] of slow.slice(0, 3).entries()) {
    const linkWorker = enrolled[claim.participant]?.linkWorker ?? '';
    const verifiers = KIRKLEES_DECIDERS.verifiers;
    const verifier = verifiers[claim.participant % verifiers.length] ?? '';
    await talkAbout(stage, claim, { asks: verifier, answers: isLast && nth < 2 ? null : linkWorker }, dice);
  }
}

/** Those who were with the ninth provider; what they achieved lies before outcomes were recorded one by one. */
function ninthProvidersPeople(): PlannedParticipant[] {
  const dice = diceFrom('kirklees ninth provider');
  const enrolled: Day[] = Array.from({ length: 48 }, () =>
    dice.between(dayOf(CONTRACT.from) + 2, dayOf(NINTH_LEFT_ON) - 40),
  );
  return enrolled
    .sort((a, b) => a - b)
    .map((on) => ({
      ...nameOf(dice),
      birthDate: dateOf(on - dice.between(19 * 365, 66 * 365)),
      postcode: postcodeOf(dice, DISTRICTS),
      cohort: 'NEW',
      provider: 0,
      anchor: null,
      enrolledOn: dateOf(on),
      baselines: [],
    }));
}
