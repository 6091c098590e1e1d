import type { CalendarDate } from '../calendar/index.js';
import { type ClaimState, isLive } from '../claims/index.js';

/** A claim of one of two records, or a baseline. */
export interface ClaimOfRecord {
  /** null: a baseline */
  readonly claimId: string | null;
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  readonly state: ClaimState | 'BASELINE';
  /** reversed, and the ledger does not say so yet */
  readonly reversalPending: boolean;
}

/** One outcome that is claimed under both records: one of the claims has to end before they can be one. */
export interface ClaimClash {
  readonly outcomeCode: string;
  readonly kept: ClaimOfRecord;
  readonly merged: ClaimOfRecord;
}

/** One outcome recorded as achieved before under both records: somebody says on which day it was. */
export interface BaselineClash {
  readonly outcomeCode: string;
  readonly kept: CalendarDate;
  readonly merged: CalendarDate;
}

/** Whether it holds its outcome, as the unique key of the database has it (domain.md: at most one live claim). */
const holdsOutcome = ({ state, reversalPending }: ClaimOfRecord): boolean =>
  state !== 'BASELINE' && (isLive(state) || reversalPending);

const inBoth = (
  kept: readonly ClaimOfRecord[],
  merged: readonly ClaimOfRecord[],
  counts: (one: ClaimOfRecord) => boolean,
): ClaimClash[] =>
  kept
    .filter(counts)
    .flatMap((one) => {
      const other = merged.find((each) => each.outcomeCode === one.outcomeCode && counts(each));
      return other ? [{ outcomeCode: one.outcomeCode, kept: one, merged: other }] : [];
    })
    .sort((a, b) => (a.outcomeCode < b.outcomeCode ? -1 : 1));

/** Outcomes with a live claim under both records, by code. */
export const findClaimClashes = (
  kept: readonly ClaimOfRecord[],
  merged: readonly ClaimOfRecord[],
): ClaimClash[] => inBoth(kept, merged, holdsOutcome);

/** Outcomes with a baseline under both records on different days, by code. */
export const findBaselineClashes = (
  kept: readonly ClaimOfRecord[],
  merged: readonly ClaimOfRecord[],
): BaselineClash[] =>
  inBoth(kept, merged, ({ state }) => state === 'BASELINE')
    .filter((clash) => clash.kept.achievedOn !== clash.merged.achievedOn)
    .map(({ outcomeCode, kept: one, merged: other }) => ({
      outcomeCode,
      kept: one.achievedOn,
      merged: other.achievedOn,
    }));

const ENDS: Readonly<Record<ClaimState, string>> = {
  DRAFT: 'Its provider sends it; then the backbone approves it and the verifier rejects it.',
  SUBMITTED: 'The backbone approves it and the verifier rejects it.',
  RETURNED: 'Its provider sends it again; then the backbone approves it and the verifier rejects it.',
  APPROVED: 'The verifier rejects it.',
  WITHHELD: 'The verifier rejects it.',
  VERIFIED: 'The backbone or the auditor reverses it.',
  BILLED: 'The backbone or the auditor reverses it, and the next payment run gives it back.',
  PAID: 'The backbone or the auditor reverses it, and the next payment run gives it back.',
  REJECTED: 'It has ended.',
  REVERSED: 'The next payment run gives it back.',
};

/** How a claim that counts twice ends, by the moves there are (domain.md, The life of a claim), and whose they are. */
export const whoEndsClaim = ({ state }: Pick<ClaimOfRecord, 'state'>): string =>
  state === 'BASELINE' ? 'Nobody pays for it.' : ENDS[state];
