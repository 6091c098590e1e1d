import { type Characters, charactersOf } from './characters.js';

/**
 * How many slips of a finger lie between two short texts by Damerau and Levenshtein: a letter more, less or another,
 * or two neighbours exchanged; no letter is touched twice ('optimal string alignment').
 *
 * F. J. Damerau, A Technique for Computer Detection and Correction of Spelling Errors, 1964.
 *
 * @param atMost where nobody asks how many more: beyond it the answer is only some number above
 */
export function edits(one: string, other: string, atMost = Number.POSITIVE_INFINITY): number {
  const [a, b] = [charactersOf(one), charactersOf(other)];
  const { start, aEnd, bEnd } = withoutCommonEnds(a, b);
  const [rows, columns] = [aEnd - start, bEnd - start];
  let fewest = Math.abs(rows - columns);
  let before = new Array<number>(columns + 1).fill(Number.POSITIVE_INFINITY);
  let last = Array.from({ length: columns + 1 }, (_, place) => place);
  let next = new Array<number>(columns + 1).fill(0);
  for (let row = 1; row <= rows && fewest <= atMost; row++) {
    const letter = a[start + row - 1];
    next[0] = row;
    fewest = row;
    for (let column = 1; column <= columns; column++) {
      const beside = b[start + column - 1];
      let slips = Math.min(
        at(last, column) + 1,
        at(next, column - 1) + 1,
        at(last, column - 1) + (letter === beside ? 0 : 1),
      );
      if (row > 1 && column > 1 && letter === b[start + column - 2] && a[start + row - 2] === beside)
        slips = Math.min(slips, at(before, column - 2) + 1);
      next[column] = slips;
      // what follows is never less: an exchange of neighbours adds one to the row before, which is at most one below
      if (slips < fewest) fewest = slips;
    }
    [before, last, next] = [last, next, before];
  }
  return fewest > atMost ? fewest : at(last, columns);
}

/** What is the same at both ends needs no slip: from `start` on, and before the two ends, it differs. */
function withoutCommonEnds(a: Characters, b: Characters): { start: number; aEnd: number; bEnd: number } {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let [aEnd, bEnd] = [a.length, b.length];
  while (aEnd > start && bEnd > start && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  return { start, aEnd, bEnd };
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
