import type { CalendarDate } from '../../rules/index.js';
import { NO_PARTS, resubmitClaim, reverseClaim } from '../claims/index.js';
import { dateOf, dayOf, instant } from './days.js';
import type { ClaimsDesk, Deciders } from './enact-claims.js';
import { talkAbout } from './enact-conversations.js';
import type { Enrolled } from './enact-people.js';
import { type RunStage, run } from './enact-runs.js';
import { TODAY } from './paperwork.js';
import type { Fate, PlannedClaim } from './plan.js';
import { diceFrom } from './random.js';
import { Following, granted, type Stage } from './stage.js';
import type { StandingClaim } from './standing-claim.js';

/** A payment period and how far its payment has come. */
export interface Quarter {
  readonly end: string;
  readonly until: RunStage;
  /** Funders whose statements are not settled yet. */
  readonly unsettled?: readonly string[];
}

export interface Scene {
  readonly stage: Stage;
  readonly desk: ClaimsDesk;
  readonly claims: readonly PlannedClaim[];
  readonly quarters: readonly Quarter[];
  readonly enrolled: readonly Enrolled[];
  readonly deciders: Deciders;
}

const PAID_AND_FOUND_WANTING = 4;
const PAID_AND_JUST_FOUND = 3;
const GIVEN_BACK_IN = 2;

/**
 * Claims and pays quarter by quarter up to the demonstration's last day. What came after the last quarter
 * waits in every state; an auditor has found two paid claims wanting, of which the ledger shows one by now.
 */
export async function bringUpToDate(scene: Scene): Promise<void> {
  const { stage, desk, claims, quarters } = scene;
  const audited: StandingClaim[] = [];
  const payments = new Following();
  let after = '';
  for (const [nth, { end, until, unsettled }] of quarters.entries()) {
    const left = quarters.length - nth;
    const standing = await desk.work(
      claims.filter(({ achievedOn }) => achievedOn > after && achievedOn <= end),
    );
    if (left === PAID_AND_FOUND_WANTING || left === PAID_AND_JUST_FOUND)
      audited.push(...standing.slice(0, 1));
    payments.next(async () => {
      const [first] = audited;
      if (left === GIVEN_BACK_IN && first) await reverse(stage, first, dateOf(dayOf(end) - 9));
      await run(stage, end as CalendarDate, until, unsettled);
    });
    after = end;
  }
  const recent = await desk.work(claims.filter(({ achievedOn }) => achievedOn > after));
  await payments.done();
  // the second stays in the ledger until the next run
  for (const claim of audited.slice(1)) await reverse(stage, claim, dateOf(dayOf(TODAY) - 3));
  await stirUp(scene, recent);
}

const reverse = async (stage: Stage, { id }: StandingClaim, on: string): Promise<void> => {
  const reason =
    'Drawn for the audit: the document is another person’s. The outcome may be claimed again with the right one.';
  granted(await reverseClaim(stage.actor('auditor', instant(on, 11)), { id, reason }, NO_PARTS));
};

/** What people have done about the claims of the last weeks, and what they have left open. */
async function stirUp({ stage, enrolled, deciders }: Scene, recent: readonly StandingClaim[]): Promise<void> {
  const dice = diceFrom(`${stage.slug} talk`);
  const some = (fate: Fate, count: number): StandingClaim[] =>
    dice.shuffled(recent.filter((claim) => claim.fate === fate)).slice(0, count);
  const linkWorkerOf = (claim: StandingClaim): string => enrolled[claim.participant]?.linkWorker ?? '';
  const turn = (who: readonly string[], claim: StandingClaim): string =>
    who[claim.participant % who.length] ?? '';

  for (const [nth, claim] of some('APPROVED', 7).entries())
    await talkAbout(
      stage,
      claim,
      { asks: turn(deciders.verifiers, claim), answers: nth < 3 ? linkWorkerOf(claim) : null },
      dice,
    );
  for (const claim of some('SUBMITTED', 2))
    await talkAbout(stage, claim, { asks: turn(deciders.approvers, claim), answers: null }, dice);
  for (const claim of some('RETURNED', 2)) {
    const actor = stage.actor(linkWorkerOf(claim), instant(TODAY, 9, 30));
    const statement =
      'The date on the form was written wrongly. The right one is the date claimed; signed again.';
    granted(
      await resubmitClaim(
        actor,
        { id: claim.id, evidence: [{ kind: 'SELF_CERTIFICATION', statement }] },
        NO_PARTS,
      ),
    );
  }
  const verified = some('VERIFIED', recent.length);
  // one on which another rests, so that there is something to look at again
  const isFollowed = (one: StandingClaim): boolean =>
    recent.some(
      ({ participant, achievedOn, fate, id }) =>
        participant === one.participant &&
        achievedOn > one.achievedOn &&
        fate !== 'REJECTED' &&
        id !== one.id,
    );
  const found = verified.find(isFollowed) ?? verified[0];
  if (found) await reverse(stage, found, TODAY);
}
