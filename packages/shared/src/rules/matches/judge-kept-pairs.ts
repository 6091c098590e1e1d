import {
  decideBetweenFiles,
  findNobodyTwice,
  type LinkageSettings,
  type ScoredPair,
} from '../matching/index.js';

/** MATCH: one person; REVIEW: for somebody to look at; BELOW: neither, and kept so that a threshold can be moved. */
export const MATCH_VERDICTS = ['MATCH', 'REVIEW', 'BELOW'] as const;
export type MatchVerdictOfRun = (typeof MATCH_VERDICTS)[number];

/** Pairs less likely than this are not kept: no threshold goes below it. */
export const LEAST_KEPT = 0.01;

/** A pair of a run, as it is kept. */
export interface KeptPair {
  readonly id: string;
  readonly participantId: string;
  readonly recordKey: string;
  /** in bits */
  readonly weight: number;
  /** what somebody decided of the two, the latest; null where nobody did or it was taken back */
  readonly decision: 'SAME' | 'DIFFERENT' | null;
}

export interface MatchThresholds {
  /** 0 to 1: from here on a pair is a match */
  readonly matchFrom: number;
  /** 0 to 1: from here on somebody looks at it */
  readonly reviewFrom: number;
}

/**
 * What becomes of a run's pairs under thresholds: as the engine decides between two files (`decideBetweenFiles`), and
 * what a person decided goes before everything. The same pairs and thresholds always give the same.
 *
 * @param nobodyTwice as the run's settings say; AS_FOUND: by what the sure pairs show
 * @returns each pair's verdict by its id, and what held of the two sides
 */
export function judgeKeptPairs(
  pairs: readonly KeptPair[],
  { matchFrom, reviewFrom }: MatchThresholds,
  nobodyTwice: LinkageSettings['nobodyTwice'],
): {
  readonly verdicts: ReadonlyMap<string, MatchVerdictOfRun>;
  readonly nobodyTwice: LinkageSettings['nobodyTwice'];
} {
  const people = new Map<string, number>();
  const records = new Map<string, number>();
  const idOf = new Map<string, string>();
  const scored = pairs.map((pair): ScoredPair => {
    const left = numberOf(people, pair.participantId);
    const right = numberOf(records, pair.recordKey);
    idOf.set(`${left} ${right}`, pair.id);
    return { left, right, weight: weightOf(pair) };
  });
  const thresholds = { match: bitsOf(matchFrom), review: bitsOf(reviewFrom) };
  const found =
    nobodyTwice === 'AS_FOUND'
      ? findNobodyTwice(scored.filter(({ weight }) => Number.isFinite(weight) && weight >= thresholds.match))
      : nobodyTwice;
  const verdicts = new Map<string, MatchVerdictOfRun>(pairs.map(({ id }) => [id, 'BELOW']));
  const relevant = scored.filter(({ weight }) => weight >= thresholds.review);
  for (const { left, right, verdict } of decideBetweenFiles(relevant, thresholds, found).pairs) {
    const id = idOf.get(`${left} ${right}`);
    if (id !== undefined) verdicts.set(id, verdict);
  }
  return { verdicts, nobodyTwice: found };
}

/** What a person decided weighs without end. */
function weightOf({ weight, decision }: KeptPair): number {
  if (decision === null) return weight;
  return decision === 'SAME' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}

function numberOf(known: Map<string, number>, name: string): number {
  const there = known.get(name);
  if (there !== undefined) return there;
  known.set(name, known.size);
  return known.size - 1;
}

/** As log odds to the base of 2. */
const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability));
