import type { MatchField } from './clean-person.js';

/** Of all people, the share that has a value: that two people are both called Smith says less. */
export interface Shares {
  readonly givenName: ReadonlyMap<string, number>;
  readonly familyName: ReadonlyMap<string, number>;
  /** born on 1 January of one year: what is written for people whose day is not known */
  readonly firstOfJanuary: number;
  /** no value counts as rarer, however rare it is */
  readonly rarest: number;
}

/** In parts of ten thousand, rounded. */
const FAMILY_NAMES = `smith 126 jones 75 taylor 59 brown 56 williams 45 wilson 39 johnson 37 davies 36 patel 35
khan 35 robinson 32 wright 32 thompson 31 evans 31 ali 30 walker 30 white 30 hussain 30 ahmed 29 roberts 28 green 28
hall 28 singh 28 wood 27 jackson 27 clarke 26 begum 25 kaur 22 thomas 22 harris 21 lewis 21 cooper 20 hughes 20`;
const GIVEN_NAMES = `john 150 david 150 james 125 michael 115 mohammed 110 paul 110 mark 90 sarah 90 andrew 85 peter 80
robert 80 susan 80 margaret 75 mary 75 thomas 75 william 70 richard 65 stephen 65 patricia 60 elizabeth 60 daniel 60
christopher 60 karen 55 emma 55 matthew 55 linda 50 jack 50 george 50 helen 50 anthony 50 laura 45 jessica 45`;

function sharesFrom(list: string): ReadonlyMap<string, number> {
  const words = list.split(/\s+/);
  return new Map(
    words.flatMap((name, at) => (at % 2 === 0 ? [[name, Number(words[at + 1]) / 10_000] as const] : [])),
  );
}

/** Estimates for Britain, the most common names only; a server that counts its own people puts its counts here. */
export const COMMON_SHARES: Shares = {
  givenName: /* @__PURE__ */ sharesFrom(GIVEN_NAMES),
  familyName: /* @__PURE__ */ sharesFrom(FAMILY_NAMES),
  firstOfJanuary: 0.0005,
  rarest: 0.0002,
};

/** The share of people who have a cleaned value; undefined where nothing particular is known of it. */
export function shareOf(field: MatchField, value: string, shares: Shares): number | undefined {
  if (field === 'birthDate') return value.endsWith('-01-01') ? shares.firstOfJanuary : undefined;
  if (field !== 'givenName' && field !== 'familyName') return undefined;
  const share = shares[field].get(value);
  return share === undefined ? undefined : Math.max(share, shares.rarest);
}
