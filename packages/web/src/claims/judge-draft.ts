import { isRefusal, judgeSubmission, parseDate, type Refusal } from '@weft/shared';
import type { ClaimFormQuery } from '../gql/graphql.js';
import type { TariffLine } from '../rate-cards/card-queries.js';
import { termsOf } from '../rate-cards/card-words.js';

export type FormPerson = NonNullable<ClaimFormQuery['participant']>;

interface Place {
  readonly today: string;
  readonly contractFrom: string;
  readonly contractTo: string;
}

/**
 * What the rules say of a claim while it is being typed, from what this page knows. The API knows more
 * (maxima used up, outcomes that today's card does not hold), so this warns and decides nothing.
 * Each verdict has the field that it is about; none: nothing is known against it.
 */
export function judgeDraft(
  place: Place,
  person: FormPerson,
  tariffs: readonly TariffLine[],
  draft: { outcomeCode: string; achievedOn: string },
): Refusal[] {
  const verdict = judge(place, person, tariffs, draft);
  if (verdict ? verdict.code !== 'OUT_OF_RANGE' : parseDate(draft.achievedOn) !== null)
    return verdict ? [verdict] : [];
  // without a date that can be, what stands in the outcome's way on every date is said all the same
  const besides = judge(place, person, tariffs, { ...draft, achievedOn: place.today });
  const always = besides?.field === 'outcomeCode' && besides.code !== 'NOT_ON_RATE_CARD';
  return [verdict, always ? besides : null].filter((one) => one !== null);
}

function judge(
  place: Place,
  person: FormPerson,
  tariffs: readonly TariffLine[],
  draft: { outcomeCode: string; achievedOn: string },
): Refusal | null {
  const dates = [place.today, place.contractFrom, place.contractTo, draft.achievedOn].map(parseDate);
  const [today, contractFrom, contractTo, achievedOn] = dates;
  if (!today || !contractFrom || !contractTo || !achievedOn || draft.outcomeCode === '') return null;
  const step = person.ladder.find(({ outcomeCode }) => outcomeCode === draft.outcomeCode);
  const tariff = tariffs.find(
    (line) => line.outcomeCode === draft.outcomeCode && line.cohort === person.cohort,
  );
  const verdict = judgeSubmission({
    today,
    contractFrom,
    contractTo,
    enrolledOn: person.enrolledOn ? parseDate(person.enrolledOn) : null,
    cohort: person.cohort,
    outcomeCode: draft.outcomeCode,
    achievedOn,
    tariffs: tariffs.map((line) => ({ ...termsOf(line), id: line.id })),
    // whether the evidence is whole is said when the form is sent, not while it is put together
    evidence: (tariff?.evidence ?? []).slice(0, 1).map((kind) => ({ kind, hasFile: true, bySystem: true })),
    achieved: person.ladder.flatMap(({ outcomeCode, achievedOn: on, claimState, state }) => {
      const date = on ? parseDate(on) : null;
      if (!date || !(state === 'BASELINE' || claimState)) return [];
      return [{ outcomeCode, achievedOn: date, state: claimState ?? ('BASELINE' as const) }];
    }),
    counts: { total: 0, inContractYear: 0 },
    alreadyClaimed: step?.state === 'REACHED' || step?.state === 'IN_PROGRESS',
    reversalPending: false,
  });
  return isRefusal(verdict) ? verdict : null;
}
