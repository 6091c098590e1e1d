import type { Room } from './candidates.js';
import type { Distance } from './distance.js';
import { type Fit, hasWaitedLong, type OutReason, weightsFor } from './judge-fit.js';
import type { WaitingPerson, Wish } from './people.js';
import { tieBetween } from './rank.js';
import { ALLOCATION_PARTS, type AllocationPart, type AllocationRule } from './rule.js';

/** More reasons than these nobody listens to. */
const MOST_REASONS = 2;

/** Why somebody is suggested, as the hub would say it to a colleague: what speaks for them, and what does not. */
export function explainFit(person: WaitingPerson, fit: Fit, rule: AllocationRule): string {
  const { candidate, room, distance } = fit;
  const known = person.wants.filter(({ what }) => candidate.has.has(what));
  const liked = person.prefers.filter(({ what }) => candidate.has.has(what));
  const why = [
    known.length > 0 ? `knows ${and(known)}` : '',
    ...liked.map((wish) => meets(wish, person, fit)),
    fit.parts.anchor ? `looks after ${person.anchor?.name}` : '',
    distance ? nearby(distance, fit.parts.travel) : '',
    room ? `has room (${carries(room)})${whenLong(person, rule)}` : '',
  ].filter((clause) => clause !== '');
  const but = [
    ...person.wants.filter((wish) => !known.includes(wish)).map(({ words }) => `does not know ${words}`),
    ...person.prefers
      .filter((wish) => !liked.includes(wish))
      .map(({ words }) => `does not meet the wish for ${words}`),
    fit.parts.anchor === 0 ? `does not look after ${person.anchor?.name}` : '',
    distance && fit.parts.travel === 0 ? farAway(distance) : '',
    room ? '' : 'has not said how much room there is',
  ].filter((clause) => clause !== '');
  const reasons = why.length > 0 ? LIST.format(why) : 'can be asked';
  return `${candidate.name} ${reasons}${but.length > 0 ? `, but ${LIST.format(but)}` : ''}.`;
}

/** Why somebody ranks below the first, by the parts that cost them most. */
export function explainBelow(person: WaitingPerson, fit: Fit, first: Fit, rule: AllocationRule): string {
  const { name } = fit.candidate;
  if (fit.score === first.score)
    return tieBetween(first, fit) === 'ROOM'
      ? `${name} fits as well as ${first.candidate.name}, who has more room left.`
      : `${name} fits as well as ${first.candidate.name} and has as much room: the lot, which falls the same way each time, put them below.`;
  const weights = weightsFor(person, rule);
  const lost = (part: AllocationPart): number =>
    weights[part] * ((first.parts[part] ?? 0) - (fit.parts[part] ?? 0));
  const reasons = ALLOCATION_PARTS.filter((part) => lost(part) > 0)
    .sort((a, b) => lost(b) - lost(a))
    .slice(0, MOST_REASONS)
    .map((part) => lessOf(part, person, fit, first));
  return `${name} ranks below ${first.candidate.name}: ${LIST.format(reasons)}.`;
}

/** Why somebody is not suggested at all. */
export function explainOut(person: WaitingPerson, name: string, reason: OutReason): string {
  switch (reason.why) {
    case 'AVOIDED':
      return `${name} is not suggested: ${person.name} wishes to avoid ${reason.wish.words}.`;
    case 'LACKS':
      return `${name} is not suggested: ${person.name} needs somebody who knows ${reason.wish.words}.`;
    case 'FULL':
      return `${name} is not suggested: with ${person.name} ${reason.room.whose === 'WORKER' ? 'they' : 'the provider'} would carry ${carries(reason.room)}.`;
  }
}

function lessOf(part: AllocationPart, person: WaitingPerson, fit: Fit, first: Fit): string {
  switch (part) {
    case 'expertise':
      return `does not know ${and(missing(person.wants, fit, first))}`;
    case 'wishes':
      return `does not meet the wish for ${and(missing(person.prefers, fit, first))}`;
    case 'room':
      return fit.room && first.room
        ? `is fuller (${carries(fit.room)}, not ${carries(first.room)})`
        : 'may have less room';
    case 'travel':
      return fit.distance ? farAway(fit.distance) : 'it is not known how far away they are';
    case 'anchor':
      return `does not look after ${person.anchor?.name}`;
  }
}

/** What the first has of these and this one has not. */
const missing = (wishes: readonly Wish[], { candidate }: Fit, first: Fit): Wish[] =>
  wishes.filter(({ what }) => first.candidate.has.has(what) && !candidate.has.has(what));

function meets({ what, words }: Wish, { name }: WaitingPerson, { candidate }: Fit): string {
  if (what === candidate.id) return `is whom ${name} asked for`;
  if (what === candidate.provider.id) return `works for whom ${name} asked for`;
  return `meets the wish for ${words}`;
}

const LIST = new Intl.ListFormat('en-GB');
const and = (wishes: readonly Wish[]): string => LIST.format(wishes.map(({ words }) => words));

/** "13.5 of 15": hundredths as people. */
const carries = ({ would, most }: Room): string => `${inPeople(would)} of ${inPeople(most)}`;
const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const inPeople = (hundredths: number): string => NUMBER.format(hundredths / 100);

function whenLong({ waitedDays }: WaitingPerson, rule: AllocationRule): string {
  return hasWaitedLong(waitedDays, rule) ? `, which counts more after ${waitedDays} days of waiting` : '';
}

function nearby(distance: Distance, share: number | null): string {
  if (!share) return '';
  return 'km' in distance ? `is ${inKm(distance.km)} away` : 'is in the same place';
}
const farAway = (distance: Distance): string =>
  'km' in distance ? `is ${inKm(distance.km)} away` : 'is in another place';
const inKm = (km: number): string => (km < 1 ? 'less than 1 km' : `${NUMBER.format(Math.round(km))} km`);
