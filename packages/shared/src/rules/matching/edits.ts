/**
 * How many slips of a finger lie between two short texts by Damerau and Levenshtein: a letter more, less or another,
 * or two neighbours exchanged; no letter is touched twice ('optimal string alignment').
 *
 * F. J. Damerau, A Technique for Computer Detection and Correction of Spelling Errors, 1964.
 *
 * @param atMost where nobody asks how many more: beyond it the answer is only some number above
 */
export function edits(one: string, other: string, atMost = Number.POSITIVE_INFINITY): number {
  const [a, b] = withoutCommonEnds([...one], [...other]);
  let fewest = Math.abs(a.length - b.length);
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let row = 0; row < a.length && fewest <= atMost; row++) {
    const next = [row + 1];
    for (let column = 0; column < b.length; column++) {
      const same = a[row] === b[column];
      let slips = Math.min(at(last, column + 1) + 1, at(next, column) + 1, at(last, column) + (same ? 0 : 1));
      if (row > 0 && column > 0 && a[row] === b[column - 1] && a[row - 1] === b[column])
        slips = Math.min(slips, at(before, column - 1) + 1);
      next.push(slips);
    }
    // what follows is never less: an exchange of neighbours adds one to the row before, which is at most one below
    fewest = Math.min(...next);
    before = last;
    last = next;
  }
  return fewest > atMost ? fewest : at(last, b.length);
}

/** What is the same at both ends needs no slip. */
function withoutCommonEnds(a: string[], b: string[]): [string[], string[]] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
