import { type CalendarDate, formatDate } from '../calendar/index.js';
import type { Minor } from '../money/index.js';
import type { Cohort, TariffTerms } from '../rate-cards/index.js';
import { isRefusal, type Refusal, refuse } from '../refusals/index.js';
import { checkEvidence, type OfferedEvidence } from './check-evidence.js';
import { contractYear } from './contract-year.js';
import { type AchievedOutcome, checkSustained, findAchieved } from './earlier-outcome.js';
import { isLive } from './states.js';

/** A line of the card in force, with the id under which it is kept. */
export type PricedTariff = TariffTerms & { readonly id: string };

/** Everything that decides on a new claim, as plain data: gathered under lock for one, in bulk for many. */
export interface SubmissionFacts {
  /** Today in the partnership's time zone. */
  readonly today: CalendarDate;
  readonly contractFrom: CalendarDate;
  readonly contractTo: CalendarDate;
  /** First day of the participant's first enrolment; null when support has not begun. */
  readonly enrolledOn: CalendarDate | null;
  /** The participant's on the date of achievement. */
  readonly cohort: Cohort;
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  /** The lines of the card in force on that date for the participant's provider; empty when there is none. */
  readonly tariffs: readonly PricedTariff[];
  readonly evidence: readonly OfferedEvidence[];
  /** The participant's other outcomes, merged records included. */
  readonly achieved: readonly AchievedOutcome[];
  /** Live claims that count against the tariff's maxima, the year being that of the date of achievement. */
  readonly counts: { readonly total: number; readonly inContractYear: number };
  /** The participant has a live claim for this outcome. */
  readonly alreadyClaimed: boolean;
  /** An earlier claim for it was reversed, and the ledger does not show it yet. */
  readonly reversalPending: boolean;
}

/** What a submission fixes for good. */
export interface AcceptedSubmission {
  readonly tariffId: string;
  readonly price: Minor;
  readonly tariff: PricedTariff;
  /** The outcome that this one rests on, where the tariff asks for one. */
  readonly restsOn: AchievedOutcome | null;
}

/** Judges a new claim by every rule of domain.md, in the order in which a person can put things right. */
export function judgeSubmission(facts: SubmissionFacts): AcceptedSubmission | Refusal {
  const wrongDate = checkDate(facts);
  if (wrongDate) return wrongDate;
  const tariff = facts.tariffs.find(
    (line) => line.outcomeCode === facts.outcomeCode && line.cohort === facts.cohort,
  );
  if (!tariff) {
    const cohort = facts.cohort === 'HISTORIC' ? 'historic' : 'new';
    return refuse(
      'NOT_ON_RATE_CARD',
      `No price for ${facts.outcomeCode} held on ${formatDate(facts.achievedOn)} for ${cohort} participants of this provider. Check the outcome and the date.`,
      'outcomeCode',
    );
  }
  const missing = checkEvidence(tariff.evidence, facts.evidence);
  if (missing) return missing;
  const restsOn = tariff.after === null ? null : judgeEarlier(facts, tariff, tariff.after);
  if (isRefusal(restsOn)) return restsOn;
  const refused = checkCounts(facts, tariff) ?? checkOnce(facts, tariff);
  return refused ?? { tariffId: tariff.id, price: tariff.price, tariff, restsOn };
}

function checkDate(facts: SubmissionFacts): Refusal | null {
  const { achievedOn, contractFrom, contractTo, enrolledOn, today } = facts;
  const outOfRange = (message: string): Refusal => refuse('OUT_OF_RANGE', message, 'achievedOn');
  if (achievedOn > today) {
    return outOfRange(
      `${formatDate(achievedOn)} is in the future. Give the day on which it was achieved, up to today, ${formatDate(today)}.`,
    );
  }
  if (achievedOn < contractFrom || achievedOn > contractTo) {
    return outOfRange(
      `The contract pays for outcomes from ${formatDate(contractFrom)} to ${formatDate(contractTo)}. Give a date in that time.`,
    );
  }
  if (enrolledOn === null)
    return outOfRange('This participant’s support has not begun. Enrol them first, then record the outcome.');
  if (achievedOn < enrolledOn) {
    return outOfRange(
      `Support began on ${formatDate(enrolledOn)}. Give that date or a later one, or have the date of enrolment corrected.`,
    );
  }
  return null;
}

function judgeEarlier(
  facts: SubmissionFacts,
  tariff: PricedTariff,
  after: string,
): AchievedOutcome | Refusal {
  const earlier = findAchieved(facts.achieved, after, isLive);
  const title = facts.tariffs.find((line) => line.outcomeCode === after)?.title ?? after;
  if (!earlier) {
    return refuse(
      'EARLIER_OUTCOME_MISSING',
      `“${tariff.title}” follows “${title}”. Record that outcome first.`,
      'outcomeCode',
    );
  }
  return checkSustained(tariff, facts.achievedOn, earlier, title) ?? earlier;
}

function checkCounts(facts: SubmissionFacts, tariff: PricedTariff): Refusal | null {
  const { maximumPaid, maximumPaidPerYear } = tariff;
  const ask = 'Ask the backbone organisation what can be done.';
  if (maximumPaid !== null && facts.counts.total >= maximumPaid) {
    return refuse(
      'CAP_REACHED',
      `The rate card pays “${tariff.title}” ${times(maximumPaid)} in all, and that is used up. ${ask}`,
      'outcomeCode',
    );
  }
  if (maximumPaidPerYear !== null && facts.counts.inContractYear >= maximumPaidPerYear) {
    const year = contractYear(facts.achievedOn, facts.contractFrom);
    return refuse(
      'CAP_REACHED',
      `The rate card pays “${tariff.title}” ${times(maximumPaidPerYear)} from ${formatDate(year.from)} to ${formatDate(year.to)}, and that is used up. ${ask}`,
      'outcomeCode',
    );
  }
  return null;
}

const times = (count: number): string => (count === 1 ? 'once' : `${count.toLocaleString('en-GB')} times`);

function checkOnce(facts: SubmissionFacts, tariff: PricedTariff): Refusal | null {
  if (facts.alreadyClaimed) return alreadyClaimed(tariff.title);
  const before = facts.achieved.find(
    (one) => one.outcomeCode === tariff.outcomeCode && one.state === 'BASELINE',
  );
  if (before) {
    return refuse(
      'ALREADY_CLAIMED',
      `“${tariff.title}” is recorded as achieved on ${formatDate(before.achievedOn)}, before this service, and is not paid for. Record what came after it.`,
      'outcomeCode',
    );
  }
  if (facts.reversalPending) {
    return refuse(
      'ALREADY_CLAIMED',
      `The earlier claim for “${tariff.title}” was reversed, and the next payment run enters that in the ledger. Claim it again after that run.`,
      'outcomeCode',
    );
  }
  return null;
}

/** The refusal for an outcome that has a live claim: also what the slower of two in a race is told. */
export function alreadyClaimed(title: string): Refusal {
  return refuse(
    'ALREADY_CLAIMED',
    `“${title}” is claimed already for this participant, and is paid once. Open the participant’s page to see that claim.`,
    'outcomeCode',
  );
}
