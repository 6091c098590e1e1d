import type { MatchDecisionKind, MatchQueue } from '../gql/graphql.js';
import type { Tone } from '../ui/state-badge.js';
import type { PairRow } from './review-queries.js';

export const QUEUES: readonly {
  readonly queue: MatchQueue;
  readonly name: string;
  readonly about: string;
}[] = [
  {
    queue: 'REVIEW',
    name: 'To review',
    about: 'Pairs that may be the same person, or may not: somebody has to say.',
  },
  {
    queue: 'CHECK',
    name: 'To check',
    about:
      'Some of the other pairs, drawn by chance. What you say of them shows how good the run is; nobody has to.',
  },
  { queue: 'DECIDED', name: 'Decided', about: 'What people said of pairs, in this run and earlier ones.' },
  { queue: 'MATCHES', name: 'Matches', about: 'Pairs that are taken for the same person now.' },
];

export const DECISION_WORDS: Readonly<Record<MatchDecisionKind, { name: string; done: string; tone: Tone }>> =
  {
    SAME: { name: 'The same person', done: 'the same person', tone: 'good' },
    DIFFERENT: { name: 'Two people', done: 'two different people', tone: 'quiet' },
    OPEN: { name: 'Taken back', done: 'open again', tone: 'needs' },
  };

/** A chance as people read it: '98.3 %'; never a whole that it is not. */
export function chanceText(probability: number): string {
  if (probability > 0.999) return probability === 1 ? '100 %' : 'over 99.9 %';
  if (probability < 0.001) return probability === 0 ? '0 %' : 'under 0.1 %';
  return `${(100 * probability).toFixed(1)} %`;
}

/** Bits with their sign: '+3.2', '−0.5'. */
export function bitsText(bits: number, places = 1): string {
  const rounded = Math.abs(bits).toFixed(places);
  if (Number(rounded) === 0) return rounded;
  return `${bits < 0 ? '−' : '+'}${rounded}`;
}

/** Signs of a code by which it is told from others in a list. */
const CODE_SHOWN = 8;

/** Whether two names differ in more than capitals: many systems write them in nothing else. */
const names = new Intl.Collator('en-GB', { sensitivity: 'accent' });

/** What a pair is called: whose names it holds, or whose name and which code. */
export function pairText({
  name,
  theirName,
  theirCode,
}: Pick<PairRow, 'name' | 'theirName' | 'theirCode'>): string {
  if (theirCode) return `${name ?? 'No name'} and code ${theirCode.slice(0, CODE_SHOWN)}…`;
  if (!name && !theirName) return 'A pair without names';
  return name && (!theirName || names.compare(name, theirName) === 0)
    ? name
    : `${name ?? 'No name'} and ${theirName}`;
}
