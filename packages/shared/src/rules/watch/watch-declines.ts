import { holm } from '../chance/index.js';
import { type Funnel, funnelOf } from './funnel.js';
import { type JudgedLook, judgeLook } from './judge-look.js';
import { looksOf } from './looks.js';
import { checkWatch, USUAL_WATCH, type WatchRow, type WatchSettings } from './rows.js';
import { sayLook } from './say-look.js';

/** One comparison and what came of it. */
export interface WatchFinding extends JudgedLook {
  /** `chance`, corrected for all looks of the page */
  readonly corrected: number;
  /** chance does not explain it */
  readonly isMarked: boolean;
  readonly sentence: string;
}

export interface Watch {
  /** how many times was looked; each finding is corrected for all of them */
  readonly looks: number;
  /** marked ones first, the least likely by chance first */
  readonly findings: readonly WatchFinding[];
  readonly funnel: Funnel | null;
  /** what the page says of itself */
  readonly sentence: string;
}

/**
 * Watches for patterns in who is declined, waits and starts (domain.md, Referral hub: declines are watched, the hub's own
 * too): each provider and source against the rest among people who are alike, by exact tests, corrected for looking many
 * times (Holm). In a fair network something is marked in at most `falseMarks` of a hundred pages.
 *
 * The counts and sentences are exact, for the hub and the commissioner. For anyone else small counts go through
 * `rules/suppression` first, and findings and sentences are not shown: a sentence tells its counts.
 *
 * @throws RangeError for counts that cannot be
 */
export function watchDeclines(rows: readonly WatchRow[], settings: WatchSettings = USUAL_WATCH): Watch {
  checkWatch(rows, settings);
  const judged = looksOf(rows, settings)
    .map(judgeLook)
    .filter((look) => look !== null);
  const corrected = holm(judged.map(({ chance }) => chance));
  const findings = judged
    .map((look, nth) => findingOf(look, corrected[nth] ?? 1, settings))
    // stable: what is equal stays in the order of ids
    .sort((a, b) => a.corrected - b.corrected || a.chance - b.chance);
  return {
    looks: judged.length,
    findings,
    funnel: funnelOf(rows),
    sentence: sayLooks(judged.length, settings),
  };
}

function findingOf(look: JudgedLook, corrected: number, { falseMarks }: WatchSettings): WatchFinding {
  const isMarked = corrected <= falseMarks / 100;
  return { ...look, corrected, isMarked, sentence: sayLook(look, isMarked) };
}

function sayLooks(looks: number, { falseMarks }: WatchSettings): string {
  if (looks === 0) return 'There is nothing to compare yet.';
  const times = looks === 1 ? 'once' : `${looks.toLocaleString('en-GB')} times`;
  return `This page compares ${times} and allows for that: where all is fair, it marks anything at all at most ${falseMarks.toLocaleString('en-GB')} times in 100.`;
}
