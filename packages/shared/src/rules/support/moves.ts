import { type Refusal, refuse } from '../refusals/index.js';

/** From which state something goes to which, and who moves it so. */
interface Move<State, Mover> {
  readonly from: State;
  readonly to: State;
  readonly by: readonly Mover[];
}

interface Moves<Verb, State, Mover> {
  /** Whether one of these moves it so. */
  readonly mayMove: (verb: Verb, movers: readonly Mover[]) => boolean;
  /** The state to which a move leads, or why it is not possible any more. Who may not move it at all is not told why. */
  readonly judgeMove: (verb: Verb, state: State) => State | Refusal;
}

/** What can become of something that one provider asks of another. @param late what is said to who comes too late */
export const movesOf = <Verb extends string, State, Mover>(
  moves: Readonly<Record<Verb, Move<State, Mover>>>,
  late: string,
): Moves<Verb, State, Mover> => ({
  mayMove: (verb, movers) => moves[verb].by.some((mover) => movers.includes(mover)),
  judgeMove: (verb, state) => (state === moves[verb].from ? moves[verb].to : refuse('WRONG_STATE', late)),
});
