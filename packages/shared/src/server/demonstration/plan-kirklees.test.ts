import { describe, expect, it } from 'vitest';
import {
  type AchievedOutcome,
  addDays,
  isRefusal,
  judgeBaseline,
  judgeSubmission,
  judgeVerification,
  type PricedTariff,
  readRateCard,
} from '../../rules/index.js';
import { kirkleesCard } from './kirklees-card.js';
import { PROVIDERS, SPECIALIST } from './kirklees-providers.js';
import {
  CONTRACT,
  PAID_QUARTERS,
  RECORDED_GRANT_QUARTER,
  RECORDED_OUTCOMES,
  RECORDED_TOTALS,
  UNFUNDED_QUARTER,
} from './kirklees-record.js';
import type { PlannedClaim } from './plan.js';
import { PERIODS, planKirklees } from './plan-kirklees.js';

/** Days after the end of a period by which all of it has been verified. */
const PAPERWORK_DAYS = 17;

const card = readRateCard(kirkleesCard(), { currency: 'GBP', sensitiveDomains: [] });
if (isRefusal(card)) throw new Error(`${card.field}: ${card.message}`);
const tariffs: PricedTariff[] = card.tariffs.map((line) => ({
  ...line,
  id: `${line.cohort} ${line.outcomeCode}`,
}));
const priceOf = new Map(RECORDED_OUTCOMES.map((outcome) => [outcome.code, outcome.price]));
const cost = (claims: readonly PlannedClaim[]): bigint =>
  claims.reduce((sum, claim) => sum + (priceOf.get(claim.outcomeCode) ?? 0n), 0n);

describe('the plan of the Kirklees replay', () => {
  const plan = planKirklees();
  const within = (period: { from: string; to: string }): PlannedClaim[] =>
    plan.claims.filter(({ achievedOn }) => achievedOn >= period.from && achievedOn <= period.to);
  const countOf = (claims: readonly PlannedClaim[], code: string): number =>
    claims.filter(({ outcomeCode }) => outcomeCode === code).length;

  it('is the same every time', () => {
    expect(planKirklees()).toEqual(plan);
  });

  it('holds every recorded outcome, in the grant’s, the paid and the unfunded part', () => {
    expect(plan.claims).toHaveLength(RECORDED_TOTALS.outcomes);
    const grant = within(RECORDED_GRANT_QUARTER);
    const unfunded = within(UNFUNDED_QUARTER);
    const paid = PAID_QUARTERS.flatMap(within);
    const counts = RECORDED_OUTCOMES.map(({ code }) => ({
      code,
      grantPeriod: countOf(grant, code),
      paid: countOf(paid, code),
      unfunded: countOf(unfunded, code),
    }));
    expect(counts).toEqual(
      RECORDED_OUTCOMES.map(({ code, grantPeriod, paid, unfunded }) => ({
        code,
        grantPeriod,
        paid,
        unfunded,
      })),
    );
    expect(cost(unfunded)).toBe(RECORDED_TOTALS.unfunded);
  });

  it('comes to each quarter’s published payment', () => {
    expect(PAID_QUARTERS.map((quarter) => cost(within(quarter)))).toEqual(
      PAID_QUARTERS.map((quarter) => quarter.amount),
    );
  });

  it('breaks no rule of submission or verification, in the order in which it is submitted', () => {
    const before = plan.participants.map((participant) =>
      participant.baselines.map(
        ({ outcomeCode, achievedOn }): AchievedOutcome => ({ outcomeCode, achievedOn, state: 'BASELINE' }),
      ),
    );
    const refused: string[] = [];
    for (const { participant, outcomeCode, achievedOn, submittedOn } of plan.claims) {
      const person = plan.participants[participant];
      const achieved = before[participant];
      if (!person || !achieved) throw new Error('The plan’s lists do not fit together.');
      const facts = { achievedOn, achieved };
      const judged = judgeSubmission({
        ...facts,
        today: submittedOn,
        contractFrom: CONTRACT.from,
        contractTo: CONTRACT.to,
        enrolledOn: person.enrolledOn,
        cohort: person.cohort,
        outcomeCode,
        tariffs,
        evidence: [
          {
            kind: tariffs.find((line) => line.outcomeCode === outcomeCode)?.evidence[0] ?? 'DOCUMENT',
            statement: 'It is so.',
            hasFile: true,
          },
        ],
        counts: { total: 0, inContractYear: 0 },
        alreadyClaimed: achieved.some((one) => one.outcomeCode === outcomeCode),
        reversalPending: false,
      });
      const refusal = isRefusal(judged) ? judged : judgeVerification({ ...facts, tariff: judged.tariff });
      if (refusal) refused.push(`${outcomeCode} ${achievedOn}: ${refusal.message}`);
      achieved.push({ outcomeCode, achievedOn, state: 'VERIFIED' });
    }
    expect(refused).toEqual([]);
  });

  it('has every outcome verified before its quarter is paid, and after what it rests on', () => {
    const claimOf = new Map(plan.claims.map((claim) => [`${claim.participant} ${claim.outcomeCode}`, claim]));
    const after = new Map(card.tariffs.map((line) => [line.outcomeCode, line.after]));
    const wrong = plan.claims.filter((claim) => {
      const period = PERIODS.find(({ to }) => claim.achievedOn <= to);
      const earlier = claimOf.get(`${claim.participant} ${after.get(claim.outcomeCode)}`);
      return (
        !period ||
        claim.verifiedOn > addDays(period.to, PAPERWORK_DAYS) ||
        (earlier && (earlier.submittedOn > claim.submittedOn || earlier.verifiedOn > claim.verifiedOn))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('accounts for more people keeping a home than finding one by those who came before', () => {
    const historic = plan.participants.filter(({ cohort }) => cohort === 'HISTORIC');
    expect(historic.length).toBeGreaterThan(1000);
    expect(
      plan.participants.filter(({ cohort, baselines }) => cohort === 'NEW' && baselines.length > 0),
    ).toEqual([]);
    const refused = historic.flatMap(({ cohort, baselines, enrolledOn }) =>
      baselines
        .map((baseline) => judgeBaseline({ ...baseline, today: enrolledOn, cohort, tariffs, achieved: [] }))
        .filter((refusal) => refusal !== null),
    );
    expect(refused).toEqual([]);
  });

  it('gives the specialist in domestic abuse most of what is hers, and everyone some work', () => {
    const providerOf = (claim: PlannedClaim): number => plan.participants[claim.participant]?.provider ?? -1;
    const abuse = plan.claims.filter(({ outcomeCode }) => outcomeCode === 'DA_RISK_REDUCED');
    expect(abuse.filter((claim) => providerOf(claim) === SPECIALIST).length).toBeGreaterThan(
      abuse.length * 0.8,
    );
    for (const place of PROVIDERS.keys())
      expect(plan.claims.filter((claim) => providerOf(claim) === place).length).toBeGreaterThan(500);
  });

  it('knows people by names in several scripts', () => {
    const names = plan.participants.map(({ givenName, familyName }) => `${givenName} ${familyName}`);
    expect(names.filter((name) => /\p{Script=Latin}/u.test(name)).length).toBeGreaterThan(5000);
    for (const script of ['Cyrillic', 'Arabic', 'Han'])
      expect(names.some((name) => new RegExp(`\\p{Script=${script}}`, 'u').test(name))).toBe(true);
  });
});
