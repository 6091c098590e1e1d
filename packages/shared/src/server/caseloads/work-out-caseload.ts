import {
  type CalendarDate,
  type CaseloadGuide,
  type LoadOnDay,
  loadOf,
  notSeen,
  type PersonWaiting,
  strainOf,
  type TimeRecorded,
  timeWithPeople,
} from '../../rules/index.js';
import type { WorkerCaseload } from './caseload-view.js';

/** A worker with their people and what was recorded of the last weeks. */
interface WorkerFacts extends Pick<WorkerCaseload, 'providerId' | 'worker' | 'works' | 'hours' | 'trend'> {
  readonly people: readonly PersonWaiting[];
  readonly time: TimeRecorded;
}

/** What a worker carries by the guide, as rules/caseload say. */
export function workOutCaseload(
  { people, time, ...worker }: WorkerFacts,
  today: CalendarDate,
  guide: CaseloadGuide,
): WorkerCaseload {
  const hours = worker.hours ?? 0;
  const load = loadOf(people, hours, guide);
  const seen = notSeen(people, today, guide);
  const late = seen.filter(({ over }) => over > 0);
  const withPeople = timeWithPeople(time, hours);
  const count = (of: (person: PersonWaiting) => number): number =>
    people.reduce((sum, person) => sum + of(person), 0);
  return {
    ...worker,
    ...load,
    timeWithPeople: withPeople,
    unseen: late.length,
    toBeSeen: seen.length,
    longestOver: seen[0]?.over ?? 0,
    milestonesDue: count(({ milestones }) => milestones.filter(({ on }) => on < today).length),
    stepsPast: count(({ nextStepOn }) => (nextStepOn !== null && nextStepOn < today ? 1 : 0)),
    questions: count((person) => person.questions),
    strain: strainOf(
      {
        name: worker.worker.name,
        load,
        // who has left has none, and that is known
        hoursSaid: worker.hours !== null || !worker.works,
        people,
        before: beforeOf(worker.trend),
        timeWithPeople: withPeople,
        today,
      },
      guide,
    ),
  };
}

/** What was carried when the trend begins. */
function beforeOf(trend: readonly LoadOnDay[]): { load: number; weeks: number } | null {
  const [first] = trend;
  return first ? { load: first.load, weeks: trend.length - 1 } : null;
}
