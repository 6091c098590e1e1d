import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../calendar/index.js';
import { CLAIM_STATES, isLive } from '../claims/index.js';
import { isRefusal } from '../refusals/index.js';
import {
  type ClaimOfRecord,
  findBaselineClashes,
  findClaimClashes,
  findOverlap,
  planSupport,
  type SupportEpisode,
  whoEndsClaim,
} from './index.js';

const day = fc
  .integer({ min: 1, max: 28 })
  .map((nth) => `2026-03-${String(nth).padStart(2, '0')}` as CalendarDate);
const today = '2026-04-01' as CalendarDate;
const claims = fc.uniqueArray(
  fc.record({
    claimId: fc.constant('c'),
    outcomeCode: fc.constantFrom('A', 'B', 'C'),
    achievedOn: day,
    state: fc.constantFrom(...CLAIM_STATES, 'BASELINE' as const),
    reversalPending: fc.boolean(),
  }),
  { selector: ({ outcomeCode }) => outcomeCode, maxLength: 3 },
);
const episodes = fc.uniqueArray(
  fc.record({
    providerId: fc.constantFrom('one', 'two'),
    anchorId: fc.constantFrom(null, 'school'),
    cohort: fc.constantFrom('NEW' as const, 'HISTORIC' as const),
    enrolledOn: day,
    endedOn: fc.constant(null),
  }),
  { selector: ({ enrolledOn }) => enrolledOn, minLength: 1, maxLength: 3 },
);
const holds = ({ state, reversalPending }: ClaimOfRecord): boolean =>
  state !== 'BASELINE' && (isLive(state) || reversalPending);

describe('two records', () => {
  it('clash in an outcome just where one of each holds it, whichever is kept', () => {
    fc.assert(
      fc.property(claims, claims, (kept, merged) => {
        const clashing = findClaimClashes(kept, merged).map(({ outcomeCode }) => outcomeCode);
        const both = ['A', 'B', 'C'].filter((code) =>
          [kept, merged].every((some) => some.some((one) => one.outcomeCode === code && holds(one))),
        );
        expect(clashing).toEqual(both);
        expect(findClaimClashes(merged, kept).map(({ outcomeCode }) => outcomeCode)).toEqual(clashing);
        for (const { kept: one, merged: other } of findBaselineClashes(kept, merged))
          expect(one).not.toBe(other);
      }),
    );
  });

  it('go on with the support that was chosen, which then began last', () => {
    const side = fc.constantFrom('KEPT' as const, 'MERGED' as const);
    fc.assert(
      fc.property(episodes, episodes, side, (kept, merged, from) => {
        const plan = planSupport(kept, merged, from, today);
        if (isRefusal(plan)) throw new Error(plan.message);
        const lastDay = (some: readonly SupportEpisode[]): string =>
          some
            .map(({ enrolledOn }) => enrolledOn as string)
            .sort()
            .at(-1) ?? '';
        const own = from === 'KEPT' ? kept : merged;
        const chosen = own.find(({ enrolledOn }) => enrolledOn === lastDay(own));
        expect(plan).toMatchObject({
          providerId: chosen?.providerId,
          anchorId: chosen?.anchorId,
          cohort: chosen?.cohort,
        });
        expect(plan.enrolledOn).toBe(plan.beginsAnew ? today : lastDay([...kept, ...merged]));
      }),
    );
  });

  it('do not go on with the one support on the day on which the other began', () => {
    const episode = { anchorId: null, cohort: 'NEW', endedOn: null } as const;
    const kept: SupportEpisode[] = [
      { ...episode, providerId: 'one', enrolledOn: '2026-03-01' as CalendarDate },
    ];
    const merged: SupportEpisode[] = [{ ...episode, providerId: 'two', enrolledOn: today }];
    expect(planSupport(kept, merged, 'KEPT', today)).toMatchObject({ code: 'OVERLAP', field: 'supportFrom' });
    expect(planSupport(kept, merged, 'MERGED', today)).toMatchObject({
      providerId: 'two',
      beginsAnew: false,
    });
    expect(planSupport([], merged, 'KEPT', today)).toMatchObject({ code: 'INVALID' });
    expect(findOverlap(kept, merged)).toMatchObject({ merged: { providerId: 'two' } });
    expect(findOverlap([{ ...kept[0], endedOn: '2026-03-31' } as SupportEpisode], merged)).toBeNull();
  });

  it('say for each state of a claim whose it is to end it', () => {
    for (const state of CLAIM_STATES) expect(whoEndsClaim({ state })).toMatch(/\.$/);
    expect(whoEndsClaim({ state: 'PAID' })).toContain('next payment run');
    expect(whoEndsClaim({ state: 'SUBMITTED' })).toContain('verifier rejects');
  });
});
