import { type Suppression, suppressTable, USUAL_SUPPRESSION } from '../suppression/index.js';

/** A number of an anchor's people, and how many of them are of providers whose people the reader does not see by name. */
export interface CountedFigure {
  readonly label: string;
  readonly count: number;
  readonly elsewhere: number;
  /** of outcomes of a sensitive kind: an anchor that knows its people by name is not told whose they are */
  readonly isSensitive?: boolean;
}

/** A number as it may be shown; null: hidden. */
export interface ReviewFigure {
  readonly label: string;
  readonly count: number | null;
}

/**
 * Numbers of one list, for a review with an anchor (domain.md, Tenancy and privacy). Two look at them, and each may know
 * less than all: the anchor, from whom small numbers are hidden unless its agreement names people; and the link worker
 * who prints them, who knows their own provider's people, and would have those of the others by taking their own away.
 * What is left then is suppressed as any figure of those whom one does not see: 1 to 7 hidden, together with what would
 * give it away, others rounded. So of what a link worker takes away there is left nothing, a rounded number, or nothing
 * that they could know. Beside the names too, numbers of what is sensitive are hidden from the anchor where they are small.
 *
 * @param isNamed the anchor knows who its people are
 */
export function reviewFigures(
  counted: readonly CountedFigure[],
  isNamed: boolean,
  rules: Suppression = USUAL_SUPPRESSION,
): ReviewFigure[] {
  const numbered = counted.map((one, nth) => ({ ...one, nth }));
  // by its place in the list: two services may bear one name
  const shown = (list: typeof numbered, of: (one: CountedFigure) => number): Map<number, number | null> =>
    new Map(
      suppressTable(
        list.map((one) => ({ row: String(one.nth), column: '', count: of(one) })),
        rules,
      ).cells.map(({ row, count }) => [Number(row), count]),
    );
  const toAnchor = shown(
    numbered.filter(({ isSensitive }) => !isNamed || isSensitive),
    ({ count }) => count,
  );
  const toReader = shown(numbered, ({ elsewhere }) => elsewhere);
  return numbered.map(({ label, count, elsewhere, nth }) => {
    const others = toReader.get(nth) ?? null;
    if (others === null) return { label, count: null };
    return { label, count: toAnchor.has(nth) ? (toAnchor.get(nth) ?? null) : count - elsewhere + others };
  });
}
