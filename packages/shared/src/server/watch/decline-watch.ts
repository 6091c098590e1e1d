import {
  type Funnel,
  USUAL_WATCH,
  type WatchCount,
  type WatchFinding,
  watchDeclines,
} from '../../rules/index.js';
import { Fault } from '../errors.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { linesOf, type WatchLine, type WatchSplit } from './watch-lines.js';
import { readWatchedRows, THEMSELVES, type WatchedTime } from './watched-rows.js';

export const WATCH_SUBJECTS = [
  'PROVIDER',
  'SOURCE',
  'SOURCE_AT_HUB',
  'HUB',
] as const satisfies readonly WatchFinding['subject']['kind'][];
export const WATCH_FINDING_COUNTS = [
  'DECLINED',
  'WAITED',
  'STARTED',
] as const satisfies readonly Uppercase<WatchCount>[];

/** One comparison of the watch, as its page tells it. */
export interface WatchFindingView extends Pick<WatchFinding, 'isMore' | 'isMarked' | 'sentence'> {
  readonly subject: (typeof WATCH_SUBJECTS)[number];
  readonly count: (typeof WATCH_FINDING_COUNTS)[number];
  /** about people in complex circumstances alone */
  readonly isAboutComplex: boolean;
  /** the provider or the source; null: the hub, or people who refer themselves */
  readonly organisationId: string | null;
}

export interface DeclineWatch {
  /** what the page says of itself */
  readonly sentence: string;
  readonly looks: number;
  /** marked ones first, the least likely by chance first */
  readonly findings: readonly WatchFindingView[];
  readonly funnel: Funnel | null;
  readonly lines: readonly WatchLine[];
}

/** So many of what is not marked are told: the least likely by chance. */
const MOST_UNMARKED = 5;

/**
 * Who was offered, declined, waited and started in a time, by provider and by what is asked, with what chance does not
 * explain (docs/fairness.md). Counts are exact: for the hub, the data lead and the commissioner.
 * @throws Fault FORBIDDEN; BAD_USER_INPUT for a time that ends before it begins
 */
export function declineWatch(actor: Actor, time: WatchedTime, split: WatchSplit): Promise<DeclineWatch> {
  return withTenant(actor, async (tenant) => {
    tenant.must('declineWatch');
    mustBeTime(time);
    const watched = await readWatchedRows(tenant, time);
    const watch = watchDeclines(watched.rows, { ...USUAL_WATCH, complex: watched.complex });
    const marked = watch.findings.filter(({ isMarked }) => isMarked);
    const unmarked = watch.findings.filter(({ isMarked }) => !isMarked).slice(0, MOST_UNMARKED);
    return {
      sentence: watch.sentence,
      looks: watch.looks,
      findings: [...marked, ...unmarked].map(findingView),
      funnel: watch.funnel,
      lines: linesOf(watched, split),
    };
  });
}

function findingView({
  subject,
  question,
  count,
  isMore,
  isMarked,
  sentence,
}: WatchFinding): WatchFindingView {
  const organisation =
    subject.kind === 'PROVIDER' ? subject.provider : subject.kind === 'HUB' ? null : subject.source;
  return {
    subject: subject.kind,
    count: count.toUpperCase() as WatchFindingView['count'],
    isAboutComplex: question !== 'EVERYONE',
    organisationId: organisation === null || organisation.id === THEMSELVES.id ? null : organisation.id,
    isMore,
    isMarked,
    sentence,
  };
}

/** @throws Fault BAD_USER_INPUT for a time that ends before it begins */
export function mustBeTime({ from, to }: WatchedTime): void {
  if (from > to) throw new Fault('BAD_USER_INPUT', 'The time ends before it begins.');
}
