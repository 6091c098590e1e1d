import {
  calendarDate,
  checkReferral,
  type ReferralDraft,
  type ReferralState,
  type ReferralVerb,
  type SafeWay,
  type SelfReferralPageInput,
  USUAL_DECLINE_REASONS,
} from '../../rules/index.js';
import { type Day, dateOf, dayOf } from './days.js';
import { nameOf, type PersonsName, postcodeOf } from './names.js';
import { TODAY } from './paperwork.js';
import type { PlannedParticipant } from './plan.js';
import { type Dice, diceFrom } from './random.js';
import {
  ONE_OFF_WORDS,
  SAFE_NOTES,
  STORIES,
  type StoriedTemplate,
  WITHDRAWN_WORDS,
  wordsOf,
} from './referral-stories.js';

/** A step of a referral's life. Providers go by their place in the list. */
export interface PlannedMove {
  readonly verb: ReferralVerb;
  readonly on: Day;
  readonly provider?: number;
  readonly reason?: string;
  readonly words?: string;
}

export interface PlannedReferral {
  readonly draft: ReferralDraft;
  /** The place of the organisation that refers; null: the person themself. */
  readonly source: number | null;
  readonly receivedOn: Day;
  readonly moves: readonly PlannedMove[];
  /** The day on which the person agreed to take part. */
  readonly agreedOn: Day | null;
  /** Whose support it led to, by place in the list of participants. */
  readonly participant: number | null;
}

/** What a partnership's front door is like. */
export interface FrontDoor {
  readonly seed: string;
  readonly template: StoriedTemplate;
  readonly districts: readonly string[];
  /** In years, youngest and oldest. */
  readonly ages: readonly [number, number];
  readonly providers: readonly string[];
  /** Of a hundred offers, how many each provider declines: one stands out. */
  readonly declines: readonly number[];
  readonly sources: readonly string[];
  /** How many of the latest participants came by this door. */
  readonly started: number;
  /** How many stand elsewhere today. */
  readonly standing: Readonly<Partial<Record<ReferralState, number>>>;
  /** What stands on its page for people who refer themselves; null: it has none. */
  readonly page: SelfReferralPageInput | null;
}

type Gap = readonly [after: number, move: Omit<PlannedMove, 'on'>];

const HUB_REASONS = USUAL_DECLINE_REASONS.filter(({ by }) => by.includes('HUB'));
const PROVIDER_REASONS = USUAL_DECLINE_REASONS.filter(({ by }) => by.includes('PROVIDER'));
const SAFE_WAYS: readonly (readonly [SafeWay, number])[] = [
  ['CALL', 46],
  ['TEXT', 27],
  ['EMAIL', 11],
  ['THROUGH_SOMEONE', 9],
  ['IN_PERSON', 7],
];

/** Everybody who came by a partnership's front door, in the order in which they came. */
export function planReferrals(
  door: FrontDoor,
  participants: readonly PlannedParticipant[],
): PlannedReferral[] {
  const dice = diceFrom(`${door.seed} referrals`);
  const first = Math.max(0, participants.length - door.started);
  const latest = participants.slice(first);
  const decliners = declinersFor(door, latest, dice);
  const planned = latest.map((participant, nth) => {
    const gaps = placed(decliners.get(nth) ?? [], participant.provider, dice);
    const way = wayTo(dayOf(participant.enrolledOn), [
      ...gaps,
      [dice.between(2, 10), { verb: 'startSupport', provider: participant.provider }],
    ]);
    return referralOf(door, way, participant, first + nth, dice);
  });
  for (const [state, count] of Object.entries(door.standing) as [ReferralState, number][])
    for (let nth = 0; nth < count; nth++) {
      const since = Math.round(SINCE[state][0] + (SINCE[state][1] - SINCE[state][0]) * dice.next() ** 1.6);
      const way = wayTo(dayOf(TODAY) - since, gapsTo(state, door, dice));
      planned.push(referralOf(door, way, null, null, dice));
    }
  return withReturns(planned.sort((a, b) => a.receivedOn - b.receivedOn));
}

/** Of those who were declined, withdrew or had one-off support, every third comes again: by so many places later. */
const EVERY = 3;
const LATER = 20;

/** Somebody whom the hub did not place the first time is referred again: the earlier referral is of the same person. */
function withReturns(planned: readonly PlannedReferral[]): PlannedReferral[] {
  const ends: readonly (ReferralVerb | undefined)[] = [
    'declineReferral',
    'withdrawReferral',
    'giveOneOffSupport',
  ];
  let nth = 0;
  return planned.map((one, place) => {
    const again = planned[place + LATER];
    if (!again || !ends.includes(one.moves.at(-1)?.verb) || nth++ % EVERY > 0) return one;
    const { givenName, familyName, birthDate, postcode } = again.draft;
    return { ...one, draft: { ...one.draft, givenName, familyName, birthDate, postcode } };
  });
}

/** For how many days a referral may have stood where it stands. */
const SINCE: Readonly<Record<ReferralState, readonly [number, number]>> = {
  RECEIVED: [0, 6],
  IN_TRIAGE: [0, 7],
  ACCEPTED: [0, 12],
  WAITING: [1, 130],
  OFFERED: [0, 12],
  STARTED: [0, 0],
  DECLINED: [4, 300],
  WITHDRAWN: [4, 300],
  SUPPORTED_ONCE: [4, 300],
};

/** Which of these referrals other providers had declined: as many of each as its share of its offers says. */
function declinersFor(
  { declines }: FrontDoor,
  participants: readonly PlannedParticipant[],
  dice: Dice,
): ReadonlyMap<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [provider, percent] of declines.entries()) {
    const took = participants.filter((one) => one.provider === provider).length;
    const others = dice.shuffled(
      [...participants.keys()].filter((nth) => participants[nth]?.provider !== provider),
    );
    for (const nth of others.slice(0, Math.round((took * percent) / (100 - percent))))
      found.set(nth, [...(found.get(nth) ?? []), provider]);
  }
  return found;
}

/** The way to an offer to this provider, past those who declined. */
function placed(decliners: readonly number[], provider: number, dice: Dice): Gap[] {
  const offer = { verb: 'offerReferral', provider } as const;
  if (decliners.length === 0 && dice.percent(60)) return [...accepted(dice), [dice.between(0, 4), offer]];
  return [...onList(decliners, dice), [dice.between(3, 35), offer]];
}

/** The way to the waiting list, and back to it from those who declined. */
const onList = (decliners: readonly number[], dice: Dice): Gap[] => [
  ...accepted(dice),
  [1, { verb: 'putOnWaitingList' }],
  ...decliners.flatMap((provider): Gap[] => [
    [dice.between(2, 21), { verb: 'offerReferral', provider }],
    [dice.between(2, 7), declineOffer(provider, dice)],
  ]),
];

const accepted = (dice: Dice): Gap[] => [
  [dice.between(0, 3), { verb: 'triageReferral' }],
  [dice.between(1, 6), { verb: 'acceptReferral' }],
];

function declineOffer(provider: number, dice: Dice): Omit<PlannedMove, 'on'> {
  const reason = dice.pick(PROVIDER_REASONS);
  return { verb: 'declineOffer', provider, reason: reason.code, words: wordsOf(reason) };
}

function gapsTo(state: ReferralState, { declines }: FrontDoor, dice: Dice): Gap[] {
  const provider = dice.between(0, declines.length - 1);
  switch (state) {
    case 'IN_TRIAGE':
      return dice.percent(25)
        ? [
            [1, { verb: 'triageReferral' }],
            [9, { verb: 'withdrawReferral', words: dice.pick(WITHDRAWN_WORDS) }],
            [20, { verb: 'reopenReferral', words: 'They rang: they would like to after all.' }],
          ]
        : accepted(dice).slice(0, 1);
    case 'ACCEPTED':
      return accepted(dice);
    case 'WAITING':
      return onList(dice.percent(35) ? [dice.weighted(declines)] : [], dice);
    case 'OFFERED':
      return placed(dice.percent(25) ? [(provider + 1) % declines.length] : [], provider, dice);
    case 'DECLINED': {
      const reason = dice.pick(HUB_REASONS);
      return [
        ...accepted(dice).slice(0, 1),
        [dice.between(1, 12), { verb: 'declineReferral', reason: reason.code, words: wordsOf(reason) }],
      ];
    }
    case 'WITHDRAWN':
      return [
        ...accepted(dice),
        [dice.between(2, 30), { verb: 'withdrawReferral', words: dice.pick(WITHDRAWN_WORDS) }],
      ];
    case 'SUPPORTED_ONCE':
      return [
        ...accepted(dice).slice(0, 1),
        [dice.between(1, 9), { verb: 'giveOneOffSupport', words: dice.pick(ONE_OFF_WORDS) }],
      ];
    default:
      return [];
  }
}

interface Way {
  readonly receivedOn: Day;
  readonly moves: readonly PlannedMove[];
}

/** Days counted back from where it ends. */
function wayTo(last: Day, gaps: readonly Gap[]): Way {
  const receivedOn = last - gaps.reduce((sum, [after]) => sum + after, 0);
  let on = receivedOn;
  return {
    receivedOn,
    moves: gaps.map(([after, move]) => {
      on += after;
      return { ...move, on };
    }),
  };
}

function referralOf(
  door: FrontDoor,
  { receivedOn, moves }: Way,
  participant: PlannedParticipant | null,
  place: number | null,
  dice: Dice,
): PlannedReferral {
  const who = participant ?? {
    ...nameOf(dice),
    birthDate: dateOf(receivedOn - dice.between(door.ages[0] * 365, door.ages[1] * 365)),
    postcode: postcodeOf(dice, door.districts),
  };
  const accepted = moves.find(({ verb }) => verb === 'acceptReferral');
  const isSelf = door.template !== 'SCHOOL_ZONE' && dice.percent(10);
  const anchor = participant?.anchor ?? null;
  return {
    draft: draftOf(door, who, receivedOn, isSelf, dice),
    source: isSelf ? null : (anchor ?? dice.between(0, door.sources.length - 1)),
    receivedOn,
    moves,
    agreedOn: accepted && (participant || dice.percent(70)) ? accepted.on : null,
    participant: place,
  };
}

/** What is said of somebody who is referred on a day. */
export function draftOf(
  { template }: FrontDoor,
  who: PersonsName & { birthDate: string; postcode: string },
  on: Day,
  isSelf: boolean,
  dice: Dice,
): ReferralDraft {
  const stories = STORIES[template];
  const safeWay = SAFE_WAYS[dice.weighted(SAFE_WAYS.map(([, weight]) => weight))]?.[0] ?? 'CALL';
  const hidden = safeWay === 'THROUGH_SOMEONE' || safeWay === 'IN_PERSON';
  const draft = checkReferral(
    {
      ...who,
      safeWay,
      safeNote: hidden || dice.percent(35) ? dice.pick(SAFE_NOTES[safeWay]) : null,
      // numbers that the regulator keeps for stories
      phone: hidden && dice.percent(60) ? null : `07700 900${String(dice.between(0, 999)).padStart(3, '0')}`,
      email:
        safeWay === 'EMAIL' || dice.percent(15) ? `person-${dice.between(1000, 9999)}@mail.example` : null,
      hopes: dice.percent(88) ? dice.pick(stories.hopes) : null,
      strengths: dice.percent(80) ? dice.pick(stories.strengths) : null,
      prefers: dice.percent(40) ? dice.pick(stories.prefers) : null,
      avoids: dice.percent(25) ? dice.pick(stories.avoids) : null,
      lawfulBasis: isSelf ? 'CONSENT' : dice.percent(70) ? 'PUBLIC_TASK' : 'LEGITIMATE_INTERESTS',
      told: isSelf ? 'What the page for people who refer themselves says.' : dice.pick(stories.told),
      toldOn: dateOf(on),
      referredOn: dateOf(on),
    },
    calendarDate(dateOf(on)),
  );
  if (Array.isArray(draft))
    throw new Error(`A referral of the demonstration is refused: ${draft[0]?.message}`);
  return draft;
}
