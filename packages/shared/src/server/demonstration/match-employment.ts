import { calendarDate, dueOn, type OutcomeLine, TEMPLATES } from '../../rules/index.js';
import { claimMatchOffer, matchOffers } from '../matched-evidence/index.js';
import { dateOf, dayOf, instant } from './days.js';
import { matchExtract } from './enact-matching.js';
import type { Enrolled } from './enact-people.js';
import { COUNCIL, HUB } from './kirklees-partnership.js';
import { type RecordedPeriod, UNFUNDED_QUARTER } from './kirklees-record.js';
import { employmentExtract, type MadeJob } from './made-extracts.js';
import type { PlannedClaim } from './plan.js';
import { DISTRICTS, type KirkleesPlan } from './plan-kirklees.js';
import { diceFrom } from './random.js';
import { granted, type Stage } from './stage.js';
import type { StandingClaim } from './standing-claim.js';

const ENTRY = 'EMPLOYMENT_ENTRY';
/** What the employment office's records prove. */
const SUSTAINED = ['EMPLOYMENT_6_5W', 'EMPLOYMENT_13W', 'EMPLOYMENT_26W'];
const SENT_ON = calendarDate('2024-04-08');
/** Of those whom nobody claimed anything for, so many go on working: what that proves is still on offer. */
const LEFT_OPEN = 12;
const STRANGERS = 900;

const lines = TEMPLATES.HOUSING_SUPPORT.outcomes;

/** On which day somebody has kept a job for as long as the outcome asks, in full time. */
function reachedOn(plan: KirkleesPlan, { participant, outcomeCode }: PlannedClaim): string | null {
  const sustain = lines.find((line: OutcomeLine) => line.outcomeCode === outcomeCode)?.sustain;
  const began = startOf(plan, participant);
  return sustain && began ? dueOn(calendarDate(began), sustain) : null;
}

const startOf = ({ claims }: KirkleesPlan, participant: number): string | undefined =>
  claims.find((claim) => claim.participant === participant && claim.outcomeCode === ENTRY)?.achievedOn;

/**
 * The planned claims of the last quarter for work that was kept, which the employment office's records prove: nobody is
 * asked for payslips, and they are claimed when the records have come.
 */
export const provedByRecords = (plan: KirkleesPlan, { from, to }: RecordedPeriod): readonly PlannedClaim[] =>
  plan.claims.filter((claim) => {
    if (!SUSTAINED.includes(claim.outcomeCode) || claim.achievedOn < from || claim.achievedOn > to)
      return false;
    const day = reachedOn(plan, claim);
    return day !== null && day >= from && day <= to;
  });

/**
 * Matches the employment office's records of April 2024 with everybody in support, and claims by them what was planned:
 * each by the participant's own link worker, from the offer.
 * @param waiting the claims of `provedByRecords`
 * @returns those that were offered, as they stand; the rest, with the planned evidence, are still to be claimed
 */
export async function claimByRecords(
  stage: Stage,
  plan: KirkleesPlan,
  enrolled: readonly Enrolled[],
  waiting: readonly PlannedClaim[],
): Promise<{ readonly standing: readonly StandingClaim[]; readonly left: readonly PlannedClaim[] }> {
  const agreementId = await matchExtract(stage, {
    agreement: {
      title: 'Employment records for sustained work',
      purpose:
        'To show that somebody kept their work without asking them for payslips, and to see early where a job has ended.',
      lawfulBasis: 'PUBLIC_TASK',
      legalGateway: 'The Digital Economy Act 2017, section 35 (public service delivery)',
      kind: 'EMPLOYMENT',
      form: 'CLEAR',
      compares: ['GIVEN_NAME', 'FAMILY_NAME', 'BIRTH_DATE', 'POSTCODE'],
      receives: ['EMPLOYER', 'STARTED_ON', 'ENDED_ON', 'WEEKLY_HOURS'],
      startsOn: calendarDate('2024-02-01'),
      expiresOn: calendarDate('2028-01-31'),
      keepDays: 1460,
      evidence: SUSTAINED.map((outcomeCode) => ({ outcomeCode, proves: 'SUSTAINED' })),
    },
    supplier: { name: 'Employment Records Office', signedName: 'Ruth Appleyard' },
    signs: [
      [HUB, 'backbone'],
      [COUNCIL, 'commissioner'],
    ],
    signedOn: calendarDate('2024-01-24'),
    toldOn: calendarDate('2024-03-28'),
    sentOn: SENT_ON,
    describesUntil: UNFUNDED_QUARTER.to,
    fileName: 'employment-records-2024-Q1.csv',
    text: employmentExtract(jobsOf(plan, waiting), STRANGERS, DISTRICTS, diceFrom('kirklees employment')),
  });
  const offered = await offersOf(stage, agreementId);
  const standing: StandingClaim[] = [];
  const left: PlannedClaim[] = [];
  for (const [nth, claim] of waiting.entries()) {
    const { id = '', linkWorker = '' } = enrolled[claim.participant] ?? {};
    const offer = offered.get(`${id} ${claim.outcomeCode}`);
    if (!offer) {
      left.push(claim);
      continue;
    }
    const { id: claimId } = granted(
      await claimMatchOffer(stage.actor(linkWorker, instant('2024-04-09', 9, nth % 60)), { id: offer.id }),
    );
    standing.push({
      ...claim,
      id: claimId,
      achievedOn: offer.achievedOn,
      submittedOn: calendarDate('2024-04-09'),
      approvedOn: calendarDate('2024-04-11'),
      verifiedOn: calendarDate('2024-04-16'),
    });
  }
  return { standing, left };
}

type Offer = Awaited<ReturnType<typeof matchOffers>>['edges'][number]['node'];

async function offersOf(stage: Stage, agreementId: string): Promise<ReadonlyMap<string, Offer>> {
  const actor = stage.actor('backbone', instant(SENT_ON, 12));
  const offers = new Map<string, Offer>();
  for (let after: string | null = null; ; ) {
    const { edges, pageInfo }: Awaited<ReturnType<typeof matchOffers>> = await matchOffers(actor, {
      first: 100,
      after,
    });
    for (const { node: offer } of edges)
      if (offer.way.agreementId === agreementId)
        offers.set(`${offer.participant?.id} ${offer.outcomeCode}`, offer);
    if (!pageInfo.hasNextPage) return offers;
    after = pageInfo.endCursor;
  }
}

/** Everybody who began to work in the year before, as the office has them: most jobs ended, or nothing more came of them. */
function jobsOf(plan: KirkleesPlan, waiting: readonly PlannedClaim[]): readonly MadeJob[] {
  const dice = diceFrom('kirklees jobs');
  const kept = new Set(waiting.map(({ participant }) => participant));
  let open = 0;
  return plan.claims
    .filter(({ outcomeCode, achievedOn }) => outcomeCode === ENTRY && achievedOn >= '2023-03-01')
    .map(({ participant, achievedOn }) => {
      const person = plan.participants[participant];
      if (!person) throw new RangeError('A job of nobody.');
      const lastRung = plan.claims.findLast(
        (claim) => claim.participant === participant && SUSTAINED.includes(claim.outcomeCode),
      );
      const goesOn = kept.has(participant) || (!lastRung && achievedOn >= '2023-11-01' && open++ < LEFT_OPEN);
      const until = dayOf(lastRung?.achievedOn ?? achievedOn) + (lastRung ? 3 : dice.between(8, 30));
      return {
        ...person,
        startedOn: achievedOn,
        endedOn: goesOn || until > dayOf(UNFUNDED_QUARTER.to) ? null : dateOf(until),
        weeklyHours: '37',
      };
    });
}
