import { addDays } from '../../rules/index.js';
import { changePhase, closeSupport, reopenSupport, type StepInput } from '../support/index.js';
import { instant } from './days.js';
import type { Enrolled } from './enact-people.js';
import { TODAY } from './paperwork.js';
import type { PlannedParticipant } from './plan.js';
import { type DatedActor, granted, type Stage } from './stage.js';

/** Those who came between so many days ago have been supported for long enough to go on otherwise. */
const CAME_AT_LEAST = 240;
const SOME = 28;

type Step = (actor: DatedActor, participantId: string, daysAgo: number) => Promise<void>;

const given = (participantId: string, daysAgo: number, reason: string, words: string | null): StepInput => ({
  participantId,
  on: addDays(TODAY, -daysAgo),
  reason,
  words,
});
const monitored: Step = async (actor, id, daysAgo) => {
  granted(await changePhase(actor, { ...given(id, daysAgo, 'STEADY', null), to: 'MONITORING' }));
};
const closed: Step = async (actor, id, daysAgo) => {
  granted(
    await closeSupport(
      actor,
      given(id, daysAgo, 'GOALS_REACHED', 'I know where to find you. Thank you for the tea.'),
    ),
  );
};
const lost: Step = async (actor, id, daysAgo) => {
  granted(await closeSupport(actor, given(id, daysAgo, 'LOST_TOUCH', 'Rang four times, wrote twice.')));
};
const foundAgain: Step = async (actor, id, daysAgo) => {
  granted(await closeSupport(actor, given(id, daysAgo + 60, 'LOST_TOUCH', null)));
  granted(await reopenSupport(actor, given(id, daysAgo, 'FOUND_AGAIN', 'Came by on her own.')));
};
const STEPS: readonly Step[] = [monitored, closed, monitored, lost, monitored, foundAgain, monitored];

/** Some of those who were supported for long go on in monitoring, are closed, and are opened again. */
export async function changeSomePhases(
  stage: Stage,
  participants: readonly PlannedParticipant[],
  enrolled: readonly Enrolled[],
  contractTo: string,
): Promise<void> {
  // no episode begins after the contract has ended
  const steps = contractTo < TODAY ? STEPS.filter((step) => step !== foundAgain) : STEPS;
  const latest = addDays(TODAY, -CAME_AT_LEAST);
  const long = participants
    .flatMap(({ enrolledOn }, nth) =>
      enrolledOn < latest && enrolled[nth] ? [{ enrolledOn, who: enrolled[nth] }] : [],
    )
    .sort((one, other) => (one.enrolledOn < other.enrolledOn ? 1 : -1))
    .slice(0, SOME);
  for (const [nth, { who }] of long.entries()) {
    const step = steps[nth % steps.length];
    await step?.(stage.actor(who.linkWorker, instant(TODAY, 13, nth)), who.id, 10 + nth * 2);
  }
}
