import type { Stratum } from '../chance/index.js';
import { namesOf, strataOf } from './people-alike.js';
import { WATCH_COUNTS, type WatchCount, type WatchName, type WatchRow, type WatchSettings } from './rows.js';

/** Whom a look is about; a source at the hub is about the hub's own decisions on the people it refers. */
export type WatchSubject =
  | { readonly kind: 'PROVIDER'; readonly provider: WatchName }
  | { readonly kind: 'SOURCE'; readonly source: WatchName }
  | { readonly kind: 'SOURCE_AT_HUB'; readonly source: WatchName }
  | { readonly kind: 'HUB' };

/**
 * EVERYONE: all people it was offered, against the rest. COMPLEX: those with complex circumstances, against the rest.
 * COMPLEX_SHARE: whether its declines fall on people with complex circumstances more than the rest's do, whether or not
 * it declines many (the interaction of provider and complexity).
 */
export type WatchQuestion = 'EVERYONE' | 'COMPLEX' | 'COMPLEX_SHARE';

/** One comparison to be made; those of one page are corrected for together. */
export interface WatchLook {
  readonly subject: WatchSubject;
  readonly question: WatchQuestion;
  readonly count: WatchCount;
  readonly strata: readonly Stratum[];
  /** for COMPLEX_SHARE: people without complex circumstances; `strata` are those with */
  readonly others: readonly Stratum[];
}

/**
 * Every comparison that the watch makes, in an order that hangs on ids alone:
 *
 * - each provider against the other providers, among people of the same source, complexity and age band;
 * - each source against the other sources, among people of the same complexity and age band at the same provider, and
 *   once more among those in the hub's own triage;
 * - the hub's declines of people with complex circumstances against its declines of others, among people of the same
 *   source and age band.
 */
export function looksOf(rows: readonly WatchRow[], { complex }: WatchSettings): WatchLook[] {
  const isComplex = (row: WatchRow): boolean => complex.includes(row.complexity);
  const atProviders = rows.filter(({ provider }) => provider !== null);
  const atHub = rows.filter(({ provider }) => provider === null);
  const complexRows = atProviders.filter(isComplex);
  const otherRows = atProviders.filter((row) => !isComplex(row));

  const ofProviders = namesOf(atProviders, ({ provider }) => provider).flatMap((provider) => {
    const subject = { kind: 'PROVIDER', provider } as const;
    const strata = (among: readonly WatchRow[], count: WatchCount) =>
      strataOf(among, count, (row) => row.provider?.id === provider.id, likeAtAnyProvider);
    const some = strata(complexRows, 'declined');
    const others = strata(otherRows, 'declined');
    return [
      ...WATCH_COUNTS.map((count) =>
        look(
          subject,
          'EVERYONE',
          count,
          count === 'declined' ? [...some, ...others] : strata(atProviders, count),
        ),
      ),
      look(subject, 'COMPLEX', 'declined', some),
      look(subject, 'COMPLEX_SHARE', 'declined', some, others),
    ];
  });
  const ofSources = (among: readonly WatchRow[], kind: 'SOURCE' | 'SOURCE_AT_HUB') =>
    namesOf(among, ({ source }) => source).flatMap((source) =>
      WATCH_COUNTS.map((count) =>
        look(
          { kind, source },
          'EVERYONE',
          count,
          strataOf(among, count, (row) => row.source.id === source.id, likeFromAnySource),
        ),
      ),
    );
  const ofHub = look(
    { kind: 'HUB' },
    'COMPLEX',
    'declined',
    strataOf(atHub, 'declined', isComplex, likeAtHub),
  );
  return [...ofProviders, ...ofSources(atProviders, 'SOURCE'), ...ofSources(atHub, 'SOURCE_AT_HUB'), ofHub];
}

const look = (
  subject: WatchSubject,
  question: WatchQuestion,
  count: WatchCount,
  strata: readonly Stratum[],
  others: readonly Stratum[] = [],
): WatchLook => ({ subject, question, count, strata, others });

/** Alike in what a provider may be offered more or less of than others. */
export const likeAtAnyProvider = (row: WatchRow): string =>
  JSON.stringify([row.source.id, row.complexity, row.ageBand]);
const likeFromAnySource = (row: WatchRow): string =>
  JSON.stringify([row.provider?.id ?? null, row.complexity, row.ageBand]);
const likeAtHub = (row: WatchRow): string => JSON.stringify([row.source.id, row.ageBand]);
