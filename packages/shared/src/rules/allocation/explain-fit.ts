import { formatDate } from '../calendar/index.js';
import type { Room } from './candidates.js';
import type { Distance } from './distance.js';
import { type Fit, type OutReason, weightsFor } from './judge-fit.js';
import type { WaitingPerson, Wish } from './people.js';
import { tieBetween } from './rank.js';
import { ALLOCATION_PARTS, type AllocationPart, type AllocationRule } from './rule.js';

/** More reasons than these nobody listens to. */
const MOST_REASONS = 2;

/** Why somebody is suggested, as the hub would say it to a colleague: what speaks for them, and what does not. */
export function explainFit(person: WaitingPerson, fit: Fit): string {
  const { candidate, room, over, distance } = fit;
  const known = person.wants.filter(({ what }) => candidate.has.has(what));
  const liked = person.prefers.filter(({ what }) => candidate.has.has(what));
  const why = [
    known.length > 0 ? `knows ${and(known)}` : '',
    ...liked.map((wish) => meets(wish, person, fit)),
    fit.parts.anchor ? `looks after ${person.anchor?.name}` : '',
    distance ? nearby(distance, fit.parts.travel) : '',
    room && !over ? `has room (${withThem(person, fit, room)})` : '',
  ].filter((clause) => clause !== '');
  const declined = person.declinedBy.find(({ id }) => id === candidate.provider.id);
  const but = [
    declined
      ? `${candidate.worker ? `${candidate.provider.name} ` : ''}declined ${person.name} on ${formatDate(declined.on)}`
      : '',
    ...person.wants.filter((wish) => !known.includes(wish)).map(({ words }) => `does not know ${words}`),
    ...person.prefers
      .filter((wish) => !liked.includes(wish))
      .map(({ words }) => `does not meet the wish for ${words}`),
    fit.parts.anchor === 0 ? `does not look after ${person.anchor?.name}` : '',
    distance && fit.parts.travel === 0 ? farAway(distance) : '',
    room ? '' : 'has not said how much room there is',
    over
      ? `with ${person.name} would carry a load of ${inPeople(over.would)}, more than ${limitOf(over)}`
      : '',
  ].filter((clause) => clause !== '');
  const reasons = why.length > 0 ? LIST.format(why) : 'can be asked';
  return `${candidate.name} ${reasons}${but.length > 0 ? `, but ${LIST.format(but)}` : ''}.`;
}

/** What a long wait changes by this rule, which is said once for all suggestions; null: nothing. */
export function explainLongWait({ weights, longWait }: AllocationRule): string | null {
  if (longWait === null || longWait.room === weights.room) return null;
  const much = longWait.room > weights.room ? 'more' : 'less';
  const days = longWait.days === 1 ? '1 day' : `${longWait.days} days`;
  return `Room counts ${much} for whoever has waited ${days} or longer.`;
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
      return `${name} is not suggested: ${isFull(person, reason.room)}.`;
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
        ? `would be fuller (a load of ${ofAllowed(fit.room)}, against ${ofAllowed(first.room)})`
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

/** "with Amina a load of 6 of the 15 that the guide allows": a load of 1 is somebody in active support. */
function withThem({ name }: WaitingPerson, { candidate }: Fit, room: Room): string {
  const who = room.whose === 'PROVIDER' && candidate.worker ? ` ${candidate.provider.name} has` : '';
  return `with ${name}${who} a load of ${inPeople(room.would)} of ${limitOf(room)}`;
}

/** Why there is no room: what is carried already, what would be, or where the partnership's own rule draws the line. */
function isFull({ name }: WaitingPerson, room: Room): string {
  const { whose, carries, would, most, allowed } = room;
  const who = whose === 'WORKER' ? 'they' : 'the provider';
  if (whose === 'WORKER' && allowed === 0) return 'the guide allows them nobody in the hours that they have';
  const limit = limitOf(room);
  if (carries > allowed)
    return `${who} ${whose === 'WORKER' ? 'carry' : 'carries'} a load of ${inPeople(carries)} already, more than ${limit}`;
  if (would > allowed)
    return `with ${name} ${who} would carry a load of ${inPeople(would)}, more than ${limit}`;
  return `with ${name} they would carry a load of ${inPeople(would)} of ${limit}, and by the partnership’s rule they are full at ${inPeople(most)}`;
}

/** "the 15 that the guide allows" */
const limitOf = ({ whose, allowed }: Room): string =>
  `the ${inPeople(allowed)} ${whose === 'WORKER' ? 'that the guide allows' : 'to which it agreed'}`;

const ofAllowed = ({ would, allowed }: Room): string => `${inPeople(would)} of ${inPeople(allowed)}`;
const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const inPeople = (hundredths: number): string => NUMBER.format(hundredths / 100);

function nearby(distance: Distance, share: number | null): string {
  if (!share) return '';
  return 'km' in distance ? `is ${inKm(distance.km)} away` : 'is in the same place';
}
const farAway = (distance: Distance): string =>
  'km' in distance ? `is ${inKm(distance.km)} away` : 'is in another place';
const inKm = (km: number): string => (km < 1 ? 'less than 1 km' : `${NUMBER.format(Math.round(km))} km`);
