import {
  addDays,
  type CalendarDate,
  checkPlan,
  type PlanContent,
  type PlanGoal,
  tidyPlan,
} from '../../rules/index.js';
import { groupBy } from '../group-by.js';
import { type PlanToWrite, writePlansIn } from '../plans/index.js';
import { withTenant } from '../tenancy/index.js';
import { clockDay } from './clock-day.js';
import { instant } from './days.js';
import type { Enrolled } from './enact-people.js';
import { TODAY } from './paperwork.js';
import type { PlannedParticipant } from './plan.js';
import type { PlanStories } from './plan-stories.js';
import { type Dice, diceFrom } from './random.js';
import type { Stage } from './stage.js';

/** So many of those who came last have a plan. */
const WITH_PLAN = 400;
const DAYS_UNTIL_WRITTEN = 9;

/** Plans of those who came last, written by their link workers: some once, some again when a step was taken. */
export async function writePlans(
  stage: Stage,
  stories: PlanStories,
  participants: readonly PlannedParticipant[],
  enrolled: readonly Enrolled[],
): Promise<void> {
  const dice = diceFrom(`${stage.slug} plans`);
  const day = await clockDay(stage);
  const latest = participants
    .map(({ enrolledOn }, nth) => ({ enrolledOn, who: enrolled[nth] }))
    .sort((one, other) => (one.enrolledOn < other.enrolledOn ? 1 : -1))
    .slice(0, WITH_PLAN);
  const written = latest.flatMap(({ enrolledOn, who }) => {
    const on = addDays(enrolledOn, DAYS_UNTIL_WRITTEN);
    if (!who || on > TODAY || dice.percent(10)) return [];
    return versionsOf(stories, who.id, { on, day }, dice).map((plan) => ({
      linkWorker: who.linkWorker,
      plan,
    }));
  });
  for (const [worker, some] of groupBy(written, ({ linkWorker }) => linkWorker))
    await withTenant(stage.actor(worker, instant(TODAY, 8)), async (tenant) => {
      tenant.must('writePlan');
      await writePlansIn(
        tenant,
        some.map(({ plan }) => plan),
      );
    });
}

interface When {
  /** when it is written down */
  readonly on: CalendarDate;
  /** the clock's day, from which what is still to be done is counted */
  readonly day: CalendarDate;
}

function versionsOf(
  stories: PlanStories,
  participantId: string,
  { on, day }: When,
  dice: Dice,
): PlanToWrite[] {
  const first = content(stories, { on, day }, dice);
  const at = (day: CalendarDate): Date => instant(day, dice.between(9, 16), dice.between(0, 59));
  const plan = { participantId, version: 1, plan: sound(first, on), at: at(on) };
  const later = addDays(on, dice.between(12, 80));
  if (later > TODAY || dice.percent(45)) return [plan];
  const wentOn = {
    ...first,
    goals: first.goals.map((goal, nth) => (nth === 0 ? further(goal, later, dice) : goal)),
  };
  return [plan, { participantId, version: 2, plan: sound(wentOn, later), at: at(later) }];
}

function sound(plan: PlanContent, today: CalendarDate): PlanContent {
  const tidy = tidyPlan(plan);
  const [wrong] = checkPlan(tidy, today);
  if (wrong) throw new Error(`The demonstration’s plan is refused: ${wrong.field} ${wrong.message}`);
  return tidy;
}

function content(stories: PlanStories, when: When, dice: Dice): PlanContent {
  return {
    strengths: dice.pick(stories.strengths),
    aspirations: dice.pick(stories.hopes),
    goals: dice
      .shuffled(stories.wishes)
      .slice(0, dice.between(1, 3))
      .map(
        ({ words, steps }, nth): PlanGoal => ({
          key: `g${nth}`,
          words,
          state: 'OPEN',
          endedOn: null,
          endedWords: null,
          steps: steps.map(([what, taker, inDays], place) => ({
            key: `g${nth}-s${place}`,
            words: what,
            taker: taker === 'PARTICIPANT' || taker === 'WORKER' ? taker : 'SOMEBODY_ELSE',
            who: taker.startsWith('by ') ? taker.slice(3) : null,
            dueOn: dueOn(when, inDays, dice),
            doneOn: null,
          })),
        }),
      ),
  };
}

/** Of those whose day has gone by only a few are still open, so that what is overdue can be seen. */
function dueOn({ on, day }: When, inDays: number, dice: Dice): CalendarDate | null {
  const due = addDays(on, inDays);
  if (due >= day || dice.percent(8)) return due;
  return dice.percent(50) ? addDays(day, dice.between(2, 40)) : null;
}

const SAID = [
  'I did it, and it was not as bad as I thought.',
  'I want to tell my mum.',
  'That is enough for now.',
];

/** A goal some weeks later: a step taken, or all of them and the goal reached, or let go in the person's words. */
function further(goal: PlanGoal, on: CalendarDate, dice: Dice): PlanGoal {
  if (dice.percent(15))
    return {
      ...goal,
      state: 'LET_GO',
      endedOn: on,
      endedWords: 'It was somebody else’s wish more than mine.',
    };
  const reached = dice.percent(40);
  const steps = goal.steps.map((step, nth) => (reached || nth === 0 ? { ...step, doneOn: on } : step));
  return reached
    ? { ...goal, steps, state: 'REACHED', endedOn: on, endedWords: dice.pick(SAID) }
    : { ...goal, steps };
}
