import type { BlockingKey, BlockingRule, ColumnKind, LinkedColumn } from './linkage-settings.js';

/** A rule that could be used, and what it would cost. */
export interface Candidate {
  readonly rule: BlockingRule;
  /** pairs with all its keys the same, estimated */
  readonly pairs: number;
}

/** Up to so many pairs nobody waits long for, however few the records. */
const ALWAYS_ALLOWED = 1_000_000;
const PER_RECORD = 15;
const MOST_CHOSEN = 40_000_000;
const MOST_RULES = 40;

/** How many pairs a run that chooses for itself may compare: fewer for each record the more records there are. */
export function pairsToChoose(records: number): number {
  return Math.min(Math.max(ALWAYS_ALLOWED, PER_RECORD * records), MOST_CHOSEN);
}

/** What of a column may have to be the same. */
const KEYS: Readonly<Record<ColumnKind, readonly Omit<BlockingKey, 'column'>[]>> = {
  GIVEN_NAME: [{ part: 'WHOLE' }, { part: 'START', characters: 3 }, { part: 'SOUND' }],
  NAME: [{ part: 'WHOLE' }, { part: 'START', characters: 3 }, { part: 'SOUND' }],
  TEXT: [{ part: 'WHOLE' }, { part: 'START', characters: 5 }, { part: 'END', characters: 5 }],
  DATE: [
    { part: 'WHOLE' },
    { part: 'START', characters: '1984'.length },
    { part: 'END', characters: '-03-05'.length },
  ],
  POSTCODE: [{ part: 'WHOLE' }, { part: 'FIRST_PART' }],
  PHONE: [{ part: 'WHOLE' }, { part: 'END', characters: 6 }],
  EMAIL: [
    { part: 'WHOLE' },
    { part: 'FIRST_PART' },
    { part: 'START', characters: 4 },
    { part: 'END', characters: 8 },
  ],
  IDENTIFIER: [{ part: 'WHOLE' }, { part: 'START', characters: 4 }, { part: 'END', characters: 4 }],
  CODE: [{ part: 'WHOLE' }],
  CATEGORY: [],
};

/** Every single key, whole, and every two keys of different columns. */
export function possibleRules(columns: readonly LinkedColumn[]): BlockingRule[] {
  const keys = columns.flatMap(({ name, kind }) => KEYS[kind].map((key) => ({ column: name, ...key })));
  const single = keys.map((key) => [key]);
  const double = keys.flatMap((one, at) =>
    keys.slice(at + 1).flatMap((other) => (one.column === other.column ? [] : [[one, other]])),
  );
  return [...single, ...double];
}

/** Of pairs of one person, the share in which a value is wholly the same: rough, and only used to weigh rules. */
const WHOLLY_THE_SAME = 0.6;
/** And where it is not, the share in which a part of it still is. */
const PART_THE_SAME = 0.5;
const TRIED = 2048;
/** A pair that one rule finds is worth this much to another, since who is made up is not who is met. */
const FOUND_AGAIN = 0.25;

/**
 * Rules that together miss few pairs of one person and stay within the pairs allowed: of made pairs, in which each
 * column fails by chance, always the rule next that finds most new ones for its cost. Empty where none is cheap enough.
 *
 * @param known the share of records in which each column is filled
 */
export function chooseBlocking(
  candidates: readonly Candidate[],
  known: ReadonlyMap<string, number>,
  allowed: number,
): BlockingRule[] {
  const rolls = rollsFor(
    [...new Set(candidates.flatMap(({ rule }) => rule.map(({ column }) => column)))],
    known,
  );
  const open = candidates
    .filter(({ pairs }) => pairs <= allowed / 2)
    .map((each) => ({ ...each, finds: rolls.foundBy(each.rule) }));
  const chosen: BlockingRule[] = [];
  let left = allowed;
  /** what it is worth to find each made pair: less each time that it is found */
  const worthOf = Array.from({ length: TRIED }, () => 1);
  while (chosen.length < MOST_RULES) {
    let best: { readonly at: number; readonly worth: number } | null = null;
    for (const [at, { pairs, finds }] of open.entries()) {
      if (pairs > left) continue;
      const found = finds.reduce((sum, pair) => sum + (worthOf[pair] ?? 0), 0);
      const worth = found / (pairs + allowed / 100);
      if (worth > (best?.worth ?? 0)) best = { at, worth };
    }
    const [next] = best === null ? [] : open.splice(best.at, 1);
    if (!next) break;
    chosen.push(next.rule);
    left -= next.pairs;
    for (const pair of next.finds) worthOf[pair] = (worthOf[pair] ?? 0) * FOUND_AGAIN;
  }
  return chosen;
}

/** Made pairs of one person: which keys are the same in each. The same every time; evenly spread, not random. */
function rollsFor(columns: readonly string[], known: ReadonlyMap<string, number>) {
  const steps = columns.map((_, at) => Math.sqrt(primeAfter(at)) % 1);
  const roll = (pair: number, column: number, nth: number): number =>
    ((pair + 1) * (steps[column] ?? 0) * (nth + 1) + nth * 0.37) % 1;
  const isSame = (pair: number, { column, part, characters }: BlockingKey): boolean => {
    const at = columns.indexOf(column);
    const whole = WHOLLY_THE_SAME * (known.get(column) ?? 1) ** 2;
    const first = roll(pair, at, 0);
    if (first < whole) return true;
    if (part === 'WHOLE') return false;
    const isKnown = first < (known.get(column) ?? 1) ** 2;
    return isKnown && roll(pair, at, 1 + part.length + (characters ?? 0)) < PART_THE_SAME;
  };
  return {
    foundBy: (rule: BlockingRule): number[] =>
      Array.from({ length: TRIED }, (_, pair) => pair).filter((pair) =>
        rule.every((key) => isSame(pair, key)),
      ),
  };
}

function primeAfter(nth: number): number {
  let prime = 2;
  for (let found = 0; found < nth; ) {
    prime++;
    if (Array.from({ length: prime - 2 }, (_, at) => at + 2).every((divisor) => prime % divisor !== 0))
      found++;
  }
  return prime;
}
