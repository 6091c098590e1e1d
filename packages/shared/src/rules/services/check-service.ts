import { type Refusal, refuse } from '../refusals/index.js';

/** What a service says of itself in figures and places. */
export interface ServiceFacts {
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly anchorId: string | null;
  readonly place: string | null;
  readonly capacity: number;
  readonly free: number;
}

const OLDEST = 120;
const MOST_PLACES = 100_000;

const isAge = (age: number | null): boolean =>
  age === null || (Number.isInteger(age) && age >= 0 && age <= OLDEST);

/** All that is wrong with the figures of a service: INVALID or OUT_OF_RANGE, at most one a field, in the form's order. */
export function checkService({ ageFrom, ageTo, anchorId, place, capacity, free }: ServiceFacts): Refusal[] {
  const wrong: Refusal[] = [];
  if (!isAge(ageFrom))
    wrong.push(refuse('OUT_OF_RANGE', `Give an age in years, up to ${OLDEST}, or none.`, 'ageFrom'));
  if (!isAge(ageTo))
    wrong.push(refuse('OUT_OF_RANGE', `Give an age in years, up to ${OLDEST}, or none.`, 'ageTo'));
  else if (ageFrom !== null && ageTo !== null && ageTo < ageFrom)
    wrong.push(refuse('OUT_OF_RANGE', 'The oldest cannot be younger than the youngest.', 'ageTo'));
  if ((anchorId === null) === (place === null))
    wrong.push(refuse('INVALID', 'Say where: at an anchor, or at another place.', 'place'));
  if (!Number.isInteger(capacity) || capacity < 1 || capacity > MOST_PLACES)
    wrong.push(refuse('OUT_OF_RANGE', 'Say for how many there is room, in figures.', 'capacity'));
  if (!Number.isInteger(free) || free < 0 || free > capacity)
    wrong.push(refuse('OUT_OF_RANGE', 'Say how many places are free: none, or up to all of them.', 'free'));
  return wrong;
}

/** 'from 7 to 13 years', in words for whoever reads the directory. */
export function ageBandText(ageFrom: number | null, ageTo: number | null): string {
  if (ageFrom === null && ageTo === null) return 'any age';
  if (ageTo === null) return `${ageFrom} years and older`;
  if (ageFrom === null) return `up to ${ageTo} years`;
  return ageFrom === ageTo ? `${ageFrom} years` : `${ageFrom} to ${ageTo} years`;
}
