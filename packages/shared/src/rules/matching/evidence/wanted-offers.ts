import type { CalendarDate } from '../../calendar/index.js';
import { checkRecorded, findAchieved, isLive, type PricedTariff } from '../../claims/index.js';
import { judgeMilestone, type StatusSpell, type WorkedHours } from '../../milestones/index.js';
import { linesOf, type MilestoneSources } from '../../participants/index.js';
import type { ExtractKind } from '../../sharing/index.js';
import { contradictionOf, type PeoplesFacts } from './contradiction-of.js';
import { type FactsAsked, type MatchedFacts, matchedFacts, NO_FACTS, provenFacts } from './matched-facts.js';
import type { MatchedRecord } from './matched-record.js';
import { sayContradiction, sayRecords, saySustained } from './say-records.js';

/** What an agreement says that a matched record is evidence of. */
export interface EvidenceRule {
  readonly outcomeCode: string;
  /** STARTED: that the record began; SUSTAINED: that it went on for the time that the tariff asks for */
  readonly proves: 'STARTED' | 'SUSTAINED';
}

/** All that follows from somebody's matches under one agreement, as plain data. */
export interface MatchedPerson
  extends Pick<MilestoneSources, 'today' | 'cohort' | 'tariffs' | 'fullTimeHours' | 'achieved'> {
  readonly kind: ExtractKind;
  readonly records: readonly MatchedRecord[];
  readonly rules: readonly EvidenceRule[];
  /** What people recorded, by the code of the outcome that is being sustained. */
  readonly people: ReadonlyMap<string, PeoplesFacts>;
}

/** A claim that matches would prove. */
export interface WantedOffer {
  readonly outcomeCode: string;
  readonly achievedOn: CalendarDate;
  /** what the records show, in sentences; the evidence's statement */
  readonly statement: string;
  readonly pairId: string;
}

/** What follows from somebody's matches: facts by the outcome that is being sustained, and claims to be offered. */
export interface MatchEffects {
  readonly facts: ReadonlyMap<string, MatchedFacts>;
  /** Of several for one outcome the first that can be claimed is offered. */
  readonly offers: readonly WantedOffer[];
}

const NOBODY_SAID: PeoplesFacts = { hours: [], spells: [], putRight: false };

/**
 * What follows from somebody's matches (features.md DL3): facts for the milestones that the agreement names, and offers of
 * the claims that the records prove by themselves and that what people recorded bears out. The same records, in whatever
 * order, give the same effects, and nothing is ever taken over that contradicts what a person recorded.
 */
export function effectsOfMatches(person: MatchedPerson): MatchEffects {
  const facts = new Map<string, MatchedFacts>();
  const offers: WantedOffer[] = [];
  if (person.records.length === 0) return { facts, offers };
  for (const tariff of linesOf(person)) {
    const rule = person.rules.find(({ outcomeCode }) => outcomeCode === tariff.outcomeCode);
    if (!rule) continue;
    const isTaken = person.achieved.some(
      ({ outcomeCode, state }) =>
        outcomeCode === tariff.outcomeCode && (state === 'BASELINE' || isLive(state)),
    );
    if (rule.proves === 'STARTED') {
      if (!tariff.sustain && !isTaken) offers.push(...startedOffers(person, tariff));
      continue;
    }
    const found = sustained(person, tariff);
    if (!found) continue;
    facts.set(found.after, found.facts);
    if (found.offer && !isTaken) offers.push(found.offer);
  }
  return { facts, offers };
}

/**
 * One for each record that began, the first one first. An outcome that follows another needs a record that began later;
 * and not the first one, where that may be what the earlier outcome was reached by.
 */
function startedOffers(person: MatchedPerson, tariff: PricedTariff): WantedOffer[] {
  const earlier = tariff.after === null ? null : findAchieved(person.achieved, tariff.after, isLive);
  if (tariff.after !== null && earlier === null) return [];
  const needsAnother = isOfOneKind(person, tariff);
  return person.records
    .filter(
      ({ startedOn }, _nth, all) =>
        earlier === null ||
        (startedOn > earlier.achievedOn &&
          (!needsAnother || all.some((other) => other.startedOn < startedOn))),
    )
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((record) => ({
      outcomeCode: tariff.outcomeCode,
      achievedOn: record.startedOn,
      statement: sayRecords(person.kind, [record]),
      pairId: record.pairId,
    }));
}

/**
 * Whether the outcome before may have been reached by a record of the same kind, as a first job is before a second one:
 * these records prove it too, or both are of one domain. A child's signing up is no record of any school.
 */
const isOfOneKind = ({ tariffs, rules }: MatchedPerson, { after, domain }: PricedTariff): boolean =>
  rules.some(({ outcomeCode }) => outcomeCode === after) ||
  tariffs.some((line) => line.outcomeCode === after && line.domain === domain);

const keyOf = ({ startedOn, pairId }: MatchedRecord): string => `${startedOn} ${pairId}`;

interface Sustained {
  readonly after: string;
  readonly facts: MatchedFacts;
  readonly offer: WantedOffer | null;
}

function sustained(person: MatchedPerson, tariff: PricedTariff): Sustained | null {
  const { achieved, today, kind, records } = person;
  const { after, sustain } = tariff;
  const earlier = after === null ? null : findAchieved(achieved, after, isLive);
  if (after === null || !sustain || !earlier) return null;
  const asked: FactsAsked = { kind, startedOn: earlier.achievedOn, today };
  const people = person.people.get(after) ?? NOBODY_SAID;
  const matched = matchedFacts(records, asked);
  const contradiction = contradictionOf(people, matched, asked);
  const facts = contradiction === null ? beside(people, matched) : NO_FACTS;
  const recorded = {
    spells: [...people.spells, ...facts.spells],
    hours: [...people.hours, ...facts.hours],
  };
  const achievedOn = provenOn(person, tariff, asked, recorded);
  const tell = records.filter(({ knownUntil }) => knownUntil >= asked.startedOn);
  const [first] = provenFacts(records, asked).spells.filter(({ held }) => held);
  if (achievedOn === null || !first) return { after, facts, offer: null };
  const statement = [
    sayRecords(kind, tell),
    saySustained(sustain, achievedOn),
    ...(contradiction === null ? [] : [sayContradiction(contradiction)]),
  ].join(' ');
  const offer = { outcomeCode: tariff.outcomeCode, achievedOn, statement, pairId: first.pairId };
  return { after, facts, offer };
}

/** Where people entered hours theirs go on; records that say the same add only that it held. */
const beside = (people: PeoplesFacts, facts: MatchedFacts): MatchedFacts =>
  people.hours.length === 0 ? facts : { ...facts, hours: [] };

/**
 * The day on which the records prove it by themselves, and what is recorded does not put off: the later one of the two,
 * where it held still on that day. Null: not yet.
 */
function provenOn(
  { records, fullTimeHours, today }: MatchedPerson,
  { sustain, title }: PricedTariff,
  asked: FactsAsked,
  recorded: { readonly spells: readonly StatusSpell[]; readonly hours: readonly WorkedHours[] },
): CalendarDate | null {
  if (!sustain) return null;
  const terms = { sustain, fullTimeHours };
  const { startedOn } = asked;
  const judge = (facts: typeof recorded) =>
    judgeMilestone(
      { ...facts, startedOn, supportEndedOn: null, hasEvidence: false, claimedFor: null },
      terms,
      today,
    );
  const proof = provenFacts(records, asked);
  const proven = judge(proof);
  if (proven.state !== 'REACHED') return null;
  if (checkRecorded(title, proven.since, { ...recorded, startedOn }, terms, today) === null)
    return proven.since;
  const { dueOn } = judge(recorded);
  if (dueOn === null || dueOn > today || dueOn < proven.since) return null;
  const heldStill = proof.spells.some(
    ({ held, from, to }) => held && from <= dueOn && to !== null && dueOn <= to,
  );
  return sustain.unit === 'FTE_WEEKS' || heldStill ? dueOn : null;
}
