import type { MilestoneState } from '../gql/graphql.js';

/** What somebody looks at: what falls due in the next weeks, or what else waits for them, one tap away. */
interface MilestoneView {
  /** As the address has it; '' is what the page opens with. */
  readonly states: string;
  readonly label: string;
  readonly shows: readonly MilestoneState[];
  /** What to say where there is none. */
  readonly empty: string;
}

export const VIEWS = [
  { states: '', label: 'Next weeks', shows: ['RUNNING'], empty: 'Nothing falls due' },
  { states: 'DUE', label: 'Due now', shows: ['DUE'], empty: 'Nothing is due now' },
  { states: 'REACHED', label: 'To claim', shows: ['REACHED'], empty: 'Nothing is reached and not claimed' },
  { states: 'MISSED', label: 'Missed lately', shows: ['MISSED'], empty: 'Nothing was missed lately' },
  {
    states: 'PAUSED,BROKEN',
    label: 'Interrupted or broken',
    shows: ['PAUSED', 'BROKEN'],
    empty: 'Nothing stands still',
  },
] as const satisfies readonly MilestoneView[];

/** The one that the address asks for; a choice of states that is none of them opens the next weeks. */
export const viewOf = (states: string): (typeof VIEWS)[number] =>
  VIEWS.find((one) => one.states === states) ?? VIEWS[0];
