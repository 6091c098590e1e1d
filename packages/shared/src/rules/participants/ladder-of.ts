import { type CalendarDate, formatDate } from '../calendar/index.js';
import {
  type AchievedOutcome,
  type ClaimState,
  contractYear,
  isLive,
  type PossibleFacts,
  type PricedTariff,
  verifiedStates,
  type WhenPossible,
  whenPossible,
} from '../claims/index.js';
import type { Milestone } from '../milestones/index.js';
import type { Cohort } from '../rate-cards/index.js';
import { findMilestones, linesOf, type MilestoneSources } from './find-milestones.js';

export const LADDER_STATES = [
  'REACHED',
  'BASELINE',
  'IN_PROGRESS',
  'POSSIBLE',
  'LATER',
  'NOT_POSSIBLE',
] as const;
/**
 * REACHED: verified, billed or paid. BASELINE: achieved before this service. IN_PROGRESS: claimed and not yet
 * verified. POSSIBLE: may be claimed today. LATER: another outcome, or more time, comes first. NOT_POSSIBLE: can
 * never be claimed, because the contract ends before, or the card pays for no more of them.
 */
export type LadderState = (typeof LADDER_STATES)[number];

/** An outcome of the participant with the claim that stands for it; none for a baseline. */
export interface LadderOutcome extends AchievedOutcome {
  readonly claimId: string | null;
  /** Its claim was reversed, and the ledger does not show it yet. */
  readonly reversalPending: boolean;
}

/** What is recorded about outcomes while they are being sustained. */
export type SustainedRecords = Pick<MilestoneSources, 'recorded' | 'supportEndedOn' | 'fullTimeHours'>;

const NO_RECORDS: SustainedRecords = { recorded: new Map(), supportEndedOn: null, fullTimeHours: null };

/** Everything that a participant's ladder follows from. */
export interface LadderFacts extends Omit<PossibleFacts, 'tariffs' | 'soonest'> {
  readonly cohort: Cohort;
  /** The lines of the card in force today for the participant's provider, of either cohort, in its order. */
  readonly tariffs: readonly PricedTariff[];
  readonly achieved: readonly LadderOutcome[];
  /** Live claims that count against a tariff's maxima, the year being that of the last day that can be claimed. */
  readonly countsOf: (tariff: PricedTariff) => { readonly total: number; readonly inContractYear: number };
  readonly records?: SustainedRecords;
}

/** One outcome of the card, with where the participant stands. */
export interface LadderRung {
  readonly tariff: PricedTariff;
  readonly state: LadderState;
  readonly achievedOn: CalendarDate | null;
  readonly claimId: string | null;
  readonly claimState: ClaimState | null;
  /** When a sustained outcome falls due, by what is recorded; null until the earlier one is achieved. */
  readonly dueOn: CalendarDate | null;
  /** The last day for which it can be claimed, where the contract has ended; else null. */
  readonly latestOn: CalendarDate | null;
  /** Why it can never be claimed, in words; null in other states. */
  readonly whyNot: string | null;
  /** How sustaining it goes; null where it asks for none, has not begun, or is a baseline. */
  readonly milestone: Milestone | null;
}

/**
 * A participant's ladder: each line of the card for their cohort, in its order, and of the other cohort where a
 * baseline is recorded for it, with what is achieved and what comes next (ux.md, A person's page).
 */
export function ladderOf(facts: LadderFacts): LadderRung[] {
  const lines = linesOf(facts);
  const milestones = new Map(
    findMilestones({ ...NO_RECORDS, ...facts.records, ...facts }).map(
      ({ tariff, milestone }) => [tariff.outcomeCode, milestone] as const,
    ),
  );
  const soonest = new Map([...milestones].map(([code, milestone]) => [code, milestone.soonestOn]));
  return lines.map((line) =>
    rungOf(line, milestones.get(line.outcomeCode) ?? null, { ...facts, tariffs: lines, soonest }),
  );
}

const liveClaimOf = (achieved: readonly LadderOutcome[], code: string): LadderOutcome | undefined =>
  achieved.find((one) => one.outcomeCode === code && one.state !== 'BASELINE' && isLive(one.state));

const baselineOf = (achieved: readonly LadderOutcome[], code: string): LadderOutcome | undefined =>
  achieved.find((one) => one.outcomeCode === code && one.state === 'BASELINE');

function rungOf(
  tariff: PricedTariff,
  milestone: Milestone | null,
  facts: LadderFacts & PossibleFacts,
): LadderRung {
  const { achieved, contractFrom, today } = facts;
  const claim = liveClaimOf(achieved, tariff.outcomeCode);
  const baseline = baselineOf(achieved, tariff.outcomeCode);
  const claimState = claim && claim.state !== 'BASELINE' ? claim.state : null;
  const rung = {
    tariff,
    achievedOn: (claim ?? baseline)?.achievedOn ?? null,
    claimId: claim?.claimId ?? null,
    claimState,
    dueOn: milestone?.dueOn ?? null,
    latestOn: null,
    whyNot: null,
    milestone,
  };
  if (claimState) return { ...rung, state: verifiedStates.includes(claimState) ? 'REACHED' : 'IN_PROGRESS' };
  if (baseline) return { ...rung, state: 'BASELINE' };
  const when = whenPossible(facts, tariff);
  const whyNot =
    when.kind === 'NEVER' ? when.whyNot : usedUp(tariff, when, facts.countsOf(tariff), contractFrom);
  if (whyNot !== null) return { ...rung, state: 'NOT_POSSIBLE', whyNot };
  // what was reversed can be claimed anew once the ledger shows it
  const pending = achieved.some((one) => one.outcomeCode === tariff.outcomeCode && one.reversalPending);
  if (when.kind !== 'NOW' || pending) return { ...rung, state: 'LATER' };
  return { ...rung, state: 'POSSIBLE', latestOn: when.to < today ? when.to : null };
}

/** That the card pays for no more of them, in words; an earlier contract year may have some left. */
function usedUp(
  { maximumPaid, maximumPaidPerYear }: PricedTariff,
  when: WhenPossible,
  counts: { readonly total: number; readonly inContractYear: number },
  contractFrom: CalendarDate,
): string | null {
  if (maximumPaid !== null && counts.total >= maximumPaid)
    return `Not possible: all ${maximumPaid.toLocaleString('en-GB')} that the rate card pays for are claimed`;
  if (maximumPaidPerYear === null || counts.inContractYear < maximumPaidPerYear || when.kind !== 'NOW')
    return null;
  const year = contractYear(when.to, contractFrom);
  if (when.from < year.from) return null;
  return `Not possible: all ${maximumPaidPerYear.toLocaleString('en-GB')} that the rate card pays for until ${formatDate(year.to)} are claimed`;
}
