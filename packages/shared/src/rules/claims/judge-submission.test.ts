import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '../calendar/index.js';
import { minor } from '../money/index.js';
import { isRefusal, type RefusalCode } from '../refusals/index.js';
import { LONGEST_STATEMENT, MOST_EVIDENCE, type OfferedEvidence } from './check-evidence.js';
import type { AchievedOutcome } from './earlier-outcome.js';
import {
  type AcceptedSubmission,
  alreadyClaimed,
  judgeSubmission,
  type PricedTariff,
  type SubmissionFacts,
} from './judge-submission.js';
import { CLAIM_STATES, isLive } from './states.js';

const on = calendarDate;
const ENTRY: PricedTariff = {
  id: 'tariff entry',
  outcomeCode: 'ENTRY',
  title: 'Entry into employment',
  domain: 'Work',
  cohort: 'NEW',
  price: minor(50_000n),
  evidence: ['DOCUMENT', 'SELF_CERTIFICATION'],
  after: null,
  sustain: null,
  maximumPaid: null,
  maximumPaidPerYear: null,
  basis: 'PARTICIPANT',
  sensitive: false,
};
const KEPT: PricedTariff = {
  ...ENTRY,
  id: 'tariff kept',
  outcomeCode: 'KEPT',
  title: '6.5 weeks in employment',
  price: minor(103_000n),
  evidence: ['DOCUMENT', 'EMPLOYER_CONFIRMATION', 'DATA_MATCH'],
  after: 'ENTRY',
  sustain: { unit: 'FTE_WEEKS', length: '6.5', breakDays: 28, breakRestarts: false },
};
const payslip: OfferedEvidence = { kind: 'DOCUMENT', hasFile: true };
const signed: OfferedEvidence = {
  kind: 'SELF_CERTIFICATION',
  statement: 'I began on Monday.',
  hasFile: false,
};
const entered = (state: AchievedOutcome['state'], achievedOn = '2026-01-05'): AchievedOutcome => ({
  outcomeCode: 'ENTRY',
  achievedOn: on(achievedOn),
  state,
});

/** Sam, enrolled on 5 January 2026, entered work on 2 March. */
const SAM: SubmissionFacts = {
  today: on('2026-03-05'),
  contractFrom: on('2025-09-01'),
  contractTo: on('2029-08-31'),
  enrolledOn: on('2026-01-05'),
  cohort: 'NEW',
  outcomeCode: 'ENTRY',
  achievedOn: on('2026-03-02'),
  tariffs: [ENTRY, KEPT],
  evidence: [signed],
  achieved: [],
  counts: { total: 0, inContractYear: 0 },
  alreadyClaimed: false,
  reversalPending: false,
};
const KEPT_BY_SAM: SubmissionFacts = {
  ...SAM,
  outcomeCode: 'KEPT',
  evidence: [payslip],
  achieved: [entered('SUBMITTED')],
};
const accepted = (facts: SubmissionFacts): AcceptedSubmission => {
  const judged = judgeSubmission(facts);
  if (isRefusal(judged)) throw new Error(`${judged.code}: ${judged.message}`);
  return judged;
};
const refused = (facts: SubmissionFacts, code: RefusalCode, field: string): string => {
  const judged = judgeSubmission(facts);
  expect(judged).toMatchObject({ code, field });
  return isRefusal(judged) ? judged.message : '';
};

describe('a claim that is accepted', () => {
  it('has its price fixed from the tariff', () => {
    expect(accepted(SAM)).toMatchObject({ tariffId: 'tariff entry', price: 50_000n, restsOn: null });
  });

  it('may be for today, for the day of enrolment, and for either end of the contract', () => {
    for (const day of ['2026-03-05', '2026-01-05']) accepted({ ...SAM, achievedOn: on(day) });
    const early = { ...SAM, enrolledOn: on('2025-09-01') };
    accepted({ ...early, achievedOn: on('2025-09-01') });
    accepted({ ...early, today: on('2030-01-01'), achievedOn: on('2029-08-31') });
  });

  it('takes the line of the participant’s cohort', () => {
    const historic: PricedTariff = { ...ENTRY, id: 'historic', cohort: 'HISTORIC', price: minor(1n) };
    const facts: SubmissionFacts = { ...SAM, cohort: 'HISTORIC', tariffs: [ENTRY, historic] };
    expect(accepted(facts)).toMatchObject({ tariffId: 'historic', price: 1n });
  });
});

describe('its date', () => {
  it('is not in the future', () => {
    expect(refused({ ...SAM, achievedOn: on('2026-03-06') }, 'OUT_OF_RANGE', 'achievedOn')).toContain(
      '5 March 2026',
    );
  });

  it('is not before support began', () => {
    expect(refused({ ...SAM, achievedOn: on('2026-01-04') }, 'OUT_OF_RANGE', 'achievedOn')).toContain(
      '5 January 2026',
    );
    refused({ ...SAM, enrolledOn: null }, 'OUT_OF_RANGE', 'achievedOn');
  });

  it('is within the contract', () => {
    const long = { ...SAM, enrolledOn: on('2020-01-01'), today: on('2030-01-01') };
    for (const day of ['2025-08-31', '2029-09-01']) {
      expect(refused({ ...long, achievedOn: on(day) }, 'OUT_OF_RANGE', 'achievedOn')).toContain(
        '1 September 2025 to 31 August 2029',
      );
    }
  });
});

describe('the rate card', () => {
  it('must price the outcome for the cohort: cohorts do not fall back on each other', () => {
    expect(refused({ ...SAM, outcomeCode: 'OTHER' }, 'NOT_ON_RATE_CARD', 'outcomeCode')).toContain(
      '2 March 2026',
    );
    refused({ ...SAM, tariffs: [] }, 'NOT_ON_RATE_CARD', 'outcomeCode');
    refused({ ...SAM, cohort: 'HISTORIC' }, 'NOT_ON_RATE_CARD', 'outcomeCode');
  });

  it('may limit how often it pays, in all and in a year of the contract', () => {
    const capped = (more: Partial<PricedTariff>, total: number, inContractYear: number): SubmissionFacts => ({
      ...SAM,
      tariffs: [{ ...ENTRY, ...more }],
      counts: { total, inContractYear },
    });
    accepted(capped({ maximumPaid: 50 }, 49, 49));
    expect(refused(capped({ maximumPaid: 50 }, 50, 0), 'CAP_REACHED', 'outcomeCode')).toContain('50 times');
    accepted(capped({ maximumPaidPerYear: 5 }, 400, 4));
    expect(refused(capped({ maximumPaidPerYear: 5 }, 5, 5), 'CAP_REACHED', 'outcomeCode')).toContain(
      '1 September 2025 to 31 August 2026',
    );
  });
});

describe('evidence', () => {
  const asks = (...evidence: OfferedEvidence[]): SubmissionFacts => ({ ...SAM, evidence });

  it('is any one kind that the tariff accepts', () => {
    accepted(asks(payslip));
    accepted(asks({ kind: 'ASSESSMENT', statement: 'Scored 8.', hasFile: false }, signed));
    expect(refused(asks(), 'EVIDENCE_MISSING', 'evidence')).toBe(
      'Attach a document or the participant’s signed words: this outcome asks for it.',
    );
    refused(
      asks({ kind: 'EMPLOYER_CONFIRMATION', statement: 'Yes.', hasFile: false }),
      'EVIDENCE_MISSING',
      'evidence',
    );
  });

  it('for keeping a job is never self-certification', () => {
    refused({ ...KEPT_BY_SAM, evidence: [signed] }, 'EVIDENCE_MISSING', 'evidence');
    accepted({
      ...KEPT_BY_SAM,
      evidence: [{ kind: 'EMPLOYER_CONFIRMATION', statement: 'Yes.', hasFile: false }],
    });
  });

  it('is whole: a document is a file, the rest a file or a statement', () => {
    refused(
      asks(signed, { kind: 'DOCUMENT', statement: 'See the file.', hasFile: false }),
      'EVIDENCE_MISSING',
      'evidence.1.uploadId',
    );
    for (const kind of ['SELF_CERTIFICATION', 'ASSESSMENT', 'EMPLOYER_CONFIRMATION'] as const) {
      refused(asks({ kind, statement: '  ', hasFile: false }), 'EVIDENCE_MISSING', 'evidence.0.statement');
    }
    accepted(asks({ kind: 'SELF_CERTIFICATION', hasFile: true }));
  });

  it('that is a data match comes from the system only', () => {
    const claimed: OfferedEvidence = { kind: 'DATA_MATCH', hasFile: true, statement: 'Matched.' };
    refused({ ...KEPT_BY_SAM, evidence: [payslip, claimed] }, 'INVALID', 'evidence.1.kind');
    accepted({ ...KEPT_BY_SAM, evidence: [{ kind: 'DATA_MATCH', hasFile: false, bySystem: true }] });
  });

  it('has an end', () => {
    const long = (length: number): OfferedEvidence => ({ ...signed, statement: '🙂'.repeat(length) });
    accepted(asks(long(LONGEST_STATEMENT)));
    expect(refused(asks(long(LONGEST_STATEMENT + 1)), 'INVALID', 'evidence.0.statement')).toContain('5,000');
    refused(asks(...Array<OfferedEvidence>(MOST_EVIDENCE + 1).fill(payslip)), 'INVALID', 'evidence');
  });
});

describe('an outcome that follows another', () => {
  it('needs that one claimed, or recorded as a baseline', () => {
    expect(accepted(KEPT_BY_SAM).restsOn).toEqual(entered('SUBMITTED'));
    accepted({ ...KEPT_BY_SAM, achieved: [entered('BASELINE', '2019-05-01')] });
    expect(refused({ ...KEPT_BY_SAM, achieved: [] }, 'EARLIER_OUTCOME_MISSING', 'outcomeCode')).toContain(
      '“6.5 weeks in employment” follows “Entry into employment”',
    );
    for (const state of CLAIM_STATES) {
      const judged = judgeSubmission({ ...KEPT_BY_SAM, achieved: [entered(state)] });
      expect(isRefusal(judged)).toBe(!isLive(state));
    }
  });

  it('counts from the earliest day on which that one was achieved', () => {
    const achieved = [
      entered('SUBMITTED', '2026-03-01'),
      entered('BASELINE'),
      entered('REJECTED', '2026-01-01'),
    ];
    expect(accepted({ ...KEPT_BY_SAM, achieved }).restsOn?.achievedOn).toBe('2026-01-05');
  });

  it('is claimed from the day on which the time is over: 6.5 weeks after 5 January', () => {
    accepted({ ...KEPT_BY_SAM, achievedOn: on('2026-02-20') });
    expect(refused({ ...KEPT_BY_SAM, achievedOn: on('2026-02-19') }, 'TOO_SOON', 'achievedOn')).toBe(
      '“6.5 weeks in employment” is reached 6.5 full-time weeks after “Entry into employment” of 5 January 2026. Claim it for 20 February 2026 or later.',
    );
  });

  it('that needs no time to pass is not achieved before the other', () => {
    const tariffs = [ENTRY, { ...KEPT, sustain: null }];
    const facts = { ...KEPT_BY_SAM, tariffs, achieved: [entered('PAID', '2026-02-01')] };
    accepted({ ...facts, achievedOn: on('2026-02-01') });
    expect(
      refused({ ...facts, achievedOn: on('2026-01-31') }, 'EARLIER_OUTCOME_MISSING', 'achievedOn'),
    ).toContain('1 February 2026');
  });
});

describe('once for each participant', () => {
  it('an outcome is claimed', () => {
    refused({ ...SAM, alreadyClaimed: true }, 'ALREADY_CLAIMED', 'outcomeCode');
    expect(judgeSubmission({ ...SAM, alreadyClaimed: true })).toEqual(alreadyClaimed(ENTRY.title));
  });

  it('not anew while a reversal is missing from the ledger', () => {
    refused(
      { ...SAM, achieved: [entered('REVERSED')], reversalPending: true },
      'ALREADY_CLAIMED',
      'outcomeCode',
    );
    accepted({ ...SAM, achieved: [entered('REVERSED')] });
  });

  it('and not when it was achieved before this service', () => {
    expect(
      refused({ ...SAM, achieved: [entered('BASELINE', '2019-05-01')] }, 'ALREADY_CLAIMED', 'outcomeCode'),
    ).toContain('1 May 2019');
  });
});

it('accepts no claim that breaks a rule, and refuses none that keeps them all', () => {
  const day = fc.integer({ min: -30, max: 60 }).map((days) => addDays(on('2026-02-01'), days));
  const states = fc.constantFrom(...CLAIM_STATES, 'BASELINE' as const);
  const facts = fc.record({
    achievedOn: day,
    today: day,
    enrolledOn: day,
    earlier: fc.option(fc.tuple(day, states)),
    total: fc.nat(3),
    alreadyClaimed: fc.boolean(),
  });
  fc.assert(
    fc.property(facts, ({ achievedOn, today, enrolledOn, earlier, total, alreadyClaimed: again }) => {
      const judged = judgeSubmission({
        ...KEPT_BY_SAM,
        tariffs: [ENTRY, { ...KEPT, maximumPaid: 2 }],
        achievedOn,
        today,
        enrolledOn,
        achieved: earlier ? [entered(earlier[1], earlier[0])] : [],
        counts: { total, inContractYear: total },
        alreadyClaimed: again,
      });
      const counts = earlier !== null && earlier[1] !== 'REJECTED' && earlier[1] !== 'REVERSED';
      const keepsAll =
        achievedOn <= today &&
        achievedOn >= enrolledOn &&
        counts &&
        achievedOn >= addDays(earlier[0], 46) &&
        total < 2 &&
        !again;
      expect(isRefusal(judged)).toBe(!keepsAll);
    }),
    { numRuns: 2000 },
  );
});
