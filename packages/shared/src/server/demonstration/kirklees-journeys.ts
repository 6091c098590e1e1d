import { dueOn, type OutcomeLine, type Sustain, TEMPLATES } from '../../rules/index.js';
import { type Day, dateOf, dayOf } from './days.js';
import { PROVIDERS } from './kirklees-providers.js';
import type { Dice } from './random.js';

/** One participant's way through the contract, while the plan is being made. */
export interface Journey {
  readonly historic: boolean;
  readonly provider: number;
  enrolled: Day;
  /** What is claimed, and on which day it was achieved. */
  readonly achieved: Map<string, Day>;
  /** What was achieved before. */
  readonly baselines: Map<string, Day>;
}

export interface Period {
  readonly first: Day;
  readonly last: Day;
}

/** How many of an outcome are achieved in each period. */
export type PeriodCounts = ReadonlyMap<string, readonly number[]>;

const HOUSING_OUTCOMES = TEMPLATES.HOUSING_SUPPORT.outcomes;

const contractFirst = (): Day => dayOf('2019-09-01');
const recordedFirst = (): Day => dayOf('2020-10-01');
/** New participants who came before outcomes were recorded one by one. */
const EARLY_ARRIVALS = 430;
/** New participants who never took a wellbeing assessment, for every hundred who did. */
const WITHOUT_ASSESSMENT = 9;

/** What comes before a rung of a ladder, though it is not asked for: nobody keeps a home for a year without keeping it for six months. */
const RUNG_BELOW: Readonly<Record<string, string>> = {
  ACCOMMODATION_6M: 'ACCOMMODATION_3M',
  ACCOMMODATION_12M: 'ACCOMMODATION_6M',
  ACCOMMODATION_18M: 'ACCOMMODATION_12M',
  EMPLOYMENT_13W: 'EMPLOYMENT_6_5W',
  EMPLOYMENT_26W: 'EMPLOYMENT_13W',
};

/** Days after which somebody who could have reached a sustained outcome has drifted away. */
const LONGEST_DELAY = 150;
const SHORTEST_GAP = 14;
/** Days between one wellbeing assessment and the next, where there is time. */
const USUAL_GAP: Readonly<Record<string, number>> = {
  WELLBEING_2: 70,
  WELLBEING_3: 80,
  EMPLOYMENT_ENTRY_2: 120,
  QUALIFICATION_PART_2: 90,
  QUALIFICATION_FULL_2: 120,
};
/** An improvement is read off the assessment itself. */
const SAME_DAY = new Set(['WELLBEING_UP_1', 'WELLBEING_UP_2']);

const outcomeOf = (code: string): OutcomeLine | undefined =>
  HOUSING_OUTCOMES.find((line) => line.outcomeCode === code);

/**
 * Gives every recorded outcome to somebody who may have achieved it then: once a person and outcome, after
 * enrolment, in the order that the rate card asks for, and sustained for as long as it says. Where more
 * people sustained something than began it, historic participants account for the difference, who began
 * before and carry that as a baseline.
 */
export function planJourneys(counts: PeriodCounts, periods: readonly Period[], dice: Dice): Journey[] {
  const plan = new JourneyPlan(counts, periods, dice);
  plan.arrive();
  for (const line of HOUSING_OUTCOMES) if (line.after === null) plan.begin(line.outcomeCode);
  for (const line of HOUSING_OUTCOMES) if (line.after !== null) plan.follow(line);
  return plan.journeys;
}

class JourneyPlan {
  readonly journeys: Journey[] = [];
  private readonly historic: Journey[] = [];

  constructor(
    private readonly counts: PeriodCounts,
    private readonly periods: readonly Period[],
    private readonly dice: Dice,
  ) {}

  /** Everyone who is new: most begin with the first wellbeing assessment. */
  arrive(): void {
    const { dice } = this;
    for (let early = 0; early < EARLY_ARRIVALS; early++)
      this.add(false, dice.between(contractFirst() + 1, recordedFirst() - 20));
    for (const [at, period] of this.periods.entries()) {
      const assessed = this.counts.get('WELLBEING_1')?.[at] ?? 0;
      for (let count = 0; count < assessed; count++) {
        // early in the quarter in which nothing came before, so that what follows has its time
        const last = at === 0 ? period.first + 40 : period.last;
        const on = dice.between(period.first, last);
        this.add(false, Math.max(contractFirst() + 1, on - dice.between(6, 40))).achieved.set(
          'WELLBEING_1',
          on,
        );
      }
      for (let count = 0; count < (assessed * WITHOUT_ASSESSMENT) / 100; count++)
        this.add(false, dice.between(period.first - 30, period.last - 20));
    }
    this.journeys.sort((a, b) => a.enrolled - b.enrolled);
  }

  private add(historic: boolean, enrolled: Day): Journey {
    const provider = this.dice.weighted(PROVIDERS.map((one) => one.share));
    const journey = { historic, provider, enrolled, achieved: new Map(), baselines: new Map() };
    this.journeys.push(journey);
    if (historic) this.historic.push(journey);
    return journey;
  }

  /** An outcome that nothing has to come before. */
  begin(code: string): void {
    if (code === 'WELLBEING_1') return;
    const { dice } = this;
    for (const [at, period] of this.periods.entries()) {
      for (let count = 0; count < (this.counts.get(code)?.[at] ?? 0); count++) {
        const wanted = wantedProvider(code, dice);
        const journey =
          this.someone(code, period, (one) => wanted === null || one.provider === wanted) ??
          this.someone(code, period, () => true);
        if (!journey) throw new RangeError(`Nobody is left for ${code}.`);
        const first = Math.max(period.first, journey.enrolled + 8);
        journey.achieved.set(code, dice.between(first, period.last));
      }
    }
  }

  /** Somebody new who is in support at that time, the more likely the later they came. */
  private someone(code: string, period: Period, suits: (journey: Journey) => boolean): Journey | null {
    for (const days of [300, 500, 900]) {
      const low = this.firstEnrolledFrom(period.last - days);
      const high = this.firstEnrolledFrom(period.last - 12) - 1;
      for (let attempt = 0; attempt < 80 && high >= low; attempt++) {
        const journey = this.journeys[this.dice.between(low, high)];
        if (journey && !journey.historic && !journey.achieved.has(code) && suits(journey)) return journey;
      }
    }
    return null;
  }

  private firstEnrolledFrom(day: Day): number {
    let [low, high] = [0, this.journeys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.journeys[middle]?.enrolled ?? 0) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** An outcome that comes after another one. */
  follow(line: OutcomeLine): void {
    const { outcomeCode: code, after, sustain } = line;
    if (after === null) return;
    const open = this.journeys.filter((one) => one.achieved.has(after) || one.baselines.has(after));
    for (const [at, period] of this.periods.entries()) {
      const wanted = this.counts.get(code)?.[at] ?? 0;
      const ready = this.dice
        .shuffled(open)
        .filter((one) => !one.achieved.has(code) && canFollow(one, code))
        .map((journey) => ({ journey, ...timing(journey, line, at === 0) }))
        .filter(({ due }) => due <= period.last);
      // those whose time comes in this quarter first, then those who are late: some never get there
      ready.sort((a, b) => untimely(a.usual, period) - untimely(b.usual, period));
      const usable = sustain ? ready.filter(({ due }) => period.first - due < LONGEST_DELAY) : ready;
      for (const { journey, due, usual } of usable.slice(0, wanted))
        journey.achieved.set(code, this.dayWithin(period, usual <= period.last ? usual : due, line));
      for (let missing = usable.length; missing < wanted; missing++) {
        if (!sustain) throw new RangeError(`Nobody is left for ${code} in period ${at}.`);
        open.push(this.fromBefore(line, period));
      }
    }
  }

  private dayWithin(period: Period, due: Day, line: OutcomeLine): Day {
    const first = Math.max(due, period.first);
    if (SAME_DAY.has(line.outcomeCode)) return first;
    const spread = first === due ? 12 : period.last - period.first;
    return this.dice.between(first, Math.min(period.last, first + spread));
  }

  /** A historic participant who reaches this outcome in a period: one who came then, or a new one. */
  private fromBefore(line: OutcomeLine, period: Period): Journey {
    const { outcomeCode: code, after, sustain } = line;
    const on = this.dice.between(period.first + 3, period.last);
    const began = (sustain ? startFor(on, sustain) : on) - this.dice.between(0, 3);
    const known = this.historic.find(
      (one) =>
        !one.baselines.has(after ?? '') && one.enrolled > began && one.enrolled < Math.min(on, began + 80),
    );
    const journey = known ?? this.add(true, enrolledAfter(began, this.dice));
    journey.baselines.set(after ?? '', began);
    journey.achieved.set(code, on);
    return journey;
  }
}

function wantedProvider(code: string, dice: Dice): number | null {
  const known = PROVIDERS.findIndex((one) => one.knownFor[code] !== undefined);
  return known >= 0 && dice.percent(PROVIDERS[known]?.knownFor[code] ?? 0) ? known : null;
}

/** The ladder's rung below is there, or lay before outcomes were recorded. */
function canFollow(journey: Journey, code: string): boolean {
  const below = RUNG_BELOW[code];
  if (below === undefined || journey.achieved.has(below)) return true;
  const line = outcomeOf(below);
  return journey.historic && line !== undefined && timing(journey, line).due < recordedFirst();
}

interface Timing {
  /** The first day on which the outcome can have been achieved. */
  readonly due: Day;
  /** When it usually would be. */
  readonly usual: Day;
}

function timing(journey: Journey, line: OutcomeLine, hurried = false): Timing {
  const { outcomeCode: code, after, sustain } = line;
  const start = journey.achieved.get(after ?? '') ?? journey.baselines.get(after ?? '');
  if (start === undefined) throw new RangeError(`${after} is not there.`);
  const notBefore = Math.max(journey.enrolled + 2, journey.achieved.get(RUNG_BELOW[code] ?? '') ?? 0);
  if (sustain) {
    const due = Math.max(notBefore, sustainedFrom(start, sustain));
    return { due, usual: due };
  }
  const due = Math.max(notBefore, start + (SAME_DAY.has(code) ? 0 : SHORTEST_GAP));
  // in the first quarter there is no time for what is usual
  return { due, usual: hurried ? due : Math.max(due, start + (USUAL_GAP[code] ?? 0)) };
}

/** How far from its natural time an outcome would be achieved in a period: 0 when its time comes then. */
function untimely(usual: Day, period: Period): number {
  if (usual > period.last) return 365 + usual - period.last;
  return usual >= period.first - 15 ? 0 : period.first - usual;
}

const known = new Map<string, Day>();

/** As the rules count it; remembered, because the plan asks for the same few thousand days over and over. */
function sustainedFrom(start: Day, sustain: Sustain): Day {
  const key = `${start} ${sustain.unit} ${sustain.length}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const due = dayOf(dueOn(dateOf(start), sustain));
  known.set(key, due);
  return due;
}

/** The last day of the earlier outcome for which this one is due by a day. */
function startFor(on: Day, sustain: Sustain): Day {
  let start = on;
  // from a first guess that is a few days off at most
  start -= sustainedFrom(on, sustain) - on + 4;
  while (sustainedFrom(start + 1, sustain) <= on) start += 1;
  return start;
}

/** Rolled over at the contract's start, or some weeks after it began for those who came later. */
function enrolledAfter(began: Day, dice: Dice): Day {
  return began < contractFirst() - 10
    ? contractFirst() + 1 + dice.between(0, 80)
    : began + dice.between(8, 45);
}
