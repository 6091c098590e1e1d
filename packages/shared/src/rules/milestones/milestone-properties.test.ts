import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anyDay as day,
  END,
  anyFacts as facts,
  anySpell as spell,
  anyTerms as terms,
  anyToday as today,
} from '../../testing/milestone-facts.js';
import { addDays, type CalendarDate, daysBetween, earlierOf } from '../calendar/index.js';
import { hundredthsOf } from '../rate-cards/index.js';
import { dueOn } from './due-on.js';
import type { MilestoneFacts, MilestoneTerms, StatusSpell } from './facts.js';
import { judgeMilestone } from './judge-milestone.js';
import { type Entry, standingFacts } from './standing-facts.js';

const settledOn = (of: MilestoneFacts, by: MilestoneTerms): CalendarDate =>
  judgeMilestone({ ...of, claimedFor: null }, by, END).dueOn ?? END;

/** The same rules told day by day, as somebody with a calendar and a pencil would count. */
function countByHand(of: MilestoneFacts, { sustain, fullTimeHours }: MilestoneTerms, until: CalendarDate) {
  const full = hundredthsOf(fullTimeHours ?? '') ?? 0;
  const isWork = sustain.unit === 'FTE_WEEKS';
  const known = of.hours.filter(({ from }) => from <= until);
  const needed = (from: CalendarDate) =>
    isWork ? ((hundredthsOf(sustain.length) ?? 0) * full * 7) / 100 : daysBetween(from, dueOn(from, sustain));
  const adds = (on: CalendarDate): number => {
    if (!isWork) return 1;
    if (known.length === 0) return full;
    const latest = known
      .filter(({ from }) => from <= on)
      .map(({ from }) => from)
      .sort()
      .at(-1);
    const rates = known.filter(({ from }) => from === latest).map((one) => hundredthsOf(one.weekly) ?? 0);
    return rates.length === 0 ? 0 : Math.min(full, ...rates);
  };
  const isAway = (on: CalendarDate): boolean =>
    of.spells.some(
      (one) =>
        !one.held &&
        one.reason !== 'MANAGED_MOVE' &&
        one.from <= on &&
        (one.to === null ? !of.spells.some(({ from }) => from > one.from && from <= on) : on <= one.to),
    );
  let [from, done, away] = [of.startedOn, 0, 0];
  for (let on = of.startedOn; on <= until; on = addDays(on, 1)) {
    if (isAway(on)) {
      away += 1;
      continue;
    }
    if (away > sustain.breakDays && sustain.breakRestarts) [from, done] = [on, 0];
    else if (away > 0 && away <= sustain.breakDays && !isWork) done += away;
    away = 0;
    if (!isWork && done >= needed(from)) return on;
    done += adds(on);
    if (isWork && done >= needed(from)) return addDays(on, 1);
  }
  return null;
}

describe('a milestone', () => {
  it('falls due on the day that one finds by counting day by day', () => {
    fc.assert(
      fc.property(facts, terms, today, (of, by, now) => {
        const { dueOn: due, soonestOn } = judgeMilestone(of, by, now);
        const byHand = countByHand(of, by, now);
        expect(due !== null && due <= now ? due : null).toBe(
          byHand !== null && byHand <= now ? byHand : null,
        );
        expect(soonestOn >= dueOn(of.startedOn, by.sustain)).toBe(true);
        expect(due === null ? soonestOn > now : soonestOn === due).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('is judged alike whatever the order in which facts were entered, and however often', () => {
    const shuffled = facts.chain((of) =>
      fc
        .tuple(
          fc.shuffledSubarray([...of.spells, ...of.spells], { minLength: of.spells.length * 2 }),
          fc.shuffledSubarray([...of.hours, ...of.hours], { minLength: of.hours.length * 2 }),
        )
        .map(([spells, worked]) => [of, { ...of, spells, hours: worked }] as const),
    );
    fc.assert(
      fc.property(shuffled, terms, today, ([one, other], by, now) => {
        expect(judgeMilestone(other, by, now)).toEqual(judgeMilestone(one, by, now));
      }),
    );
  });

  it('comes out of corrections in any order as if the final facts had been entered once', () => {
    const histories = fc
      .array(fc.tuple(spell, fc.array(fc.option(spell), { maxLength: 3 })), { maxLength: 5 })
      .chain((stories) => {
        const entries = stories.flatMap(([first, later], nth) =>
          [first, ...later].map(
            (fact, step): Entry<StatusSpell> => ({
              id: `${nth}.${step}`,
              corrects: step === 0 ? null : `${nth}.${step - 1}`,
              fact,
            }),
          ),
        );
        const final = stories.flatMap(([first, later]) =>
          later.length === 0 ? first : (later.at(-1) ?? []),
        );
        return fc
          .shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 })
          .map((log) => ({ log, final }));
      });
    fc.assert(
      fc.property(facts, terms, today, histories, (of, by, now, { log, final }) => {
        const corrected = judgeMilestone({ ...of, spells: standingFacts(log) }, by, now);
        expect(corrected).toEqual(judgeMilestone({ ...of, spells: final }, by, now));
      }),
    );
  });

  it('never falls due earlier for a longer break', () => {
    fc.assert(
      fc.property(facts, terms, fc.nat(5), fc.nat(30), fc.nat(30), (of, by, nth, before, after) => {
        const spells = of.spells.map((one) => ({ ...one, to: one.to ?? addDays(one.from, 3) }));
        const longer = spells.map((one, at) =>
          at !== nth || one.held
            ? one
            : { ...one, from: addDays(one.from, -before), to: addDays(one.to, after) },
        );
        const [short, long] = [spells, longer].map((all) => settledOn({ ...of, spells: all }, by));
        expect(long && short && long >= short).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('never falls due later for more hours, and never for a managed move instead of a break', () => {
    fc.assert(
      fc.property(facts, terms, fc.nat(3), fc.integer({ min: 1, max: 40 }), (of, by, nth, more) => {
        const raised = of.hours.map((one, at) =>
          at === nth ? { ...one, weekly: String(Number(one.weekly) + more) } : one,
        );
        expect(settledOn({ ...of, hours: raised }, by) <= settledOn(of, by)).toBe(true);
        const managed = of.spells.map((one, at) =>
          at === nth ? { ...one, reason: 'MANAGED_MOVE' as const } : one,
        );
        expect(settledOn({ ...of, spells: managed }, by) <= settledOn(of, by)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('changes by time alone only on the days that it names', () => {
    fc.assert(
      fc.property(facts, terms, today, fc.nat(200), (of, by, now, later) => {
        const first = judgeMilestone(of, by, now);
        const next = first.lookAgainOn ?? END;
        expect(next > now).toBe(true);
        const lasting = (on: CalendarDate) => {
          const { progress, soonestOn, breaks, ...rest } = judgeMilestone(of, by, on);
          return { ...rest, breaks: breaks.map(({ from, effect }) => [from, effect]) };
        };
        expect(lasting(earlierOf(addDays(now, later), addDays(next, -1)))).toEqual(lasting(now));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps its claim, and is doubted exactly where the facts have it reached later, or not at all', () => {
    fc.assert(
      fc.property(facts, terms, today, day, (of, by, now, claimedFor) => {
        const judged = judgeMilestone({ ...of, claimedFor }, by, now);
        const { dueOn: due } = judgeMilestone({ ...of, claimedFor: null }, by, now);
        expect([judged.state, judged.since, judged.readyToClaim]).toEqual(['CLAIMED', claimedFor, false]);
        expect(judged.doubt === null).toBe(due !== null && due <= now && due <= claimedFor);
      }),
    );
  });
});
