/** One thing that was recorded, or the correction of another: what was entered once is never edited. */
export interface Entry<Fact> {
  readonly id: string;
  /** The entry that this one puts right; null where it stands for itself. */
  readonly corrects: string | null;
  /** What holds; null: the corrected entry is withdrawn. */
  readonly fact: Fact | null;
}

/**
 * The facts that stand once every correction is taken in: those of entries that no other entry corrects. It
 * asks for no order and counts an entry that arrives twice once, so corrections in any order give what entering
 * the final facts once would give (domain.md, Milestones: re-computed when a date is corrected). Two corrections
 * of one entry both stand, for a person to see and put right; the stricter counts meanwhile, as the facts say.
 */
export function standingFacts<Fact>(entries: readonly Entry<Fact>[]): Fact[] {
  const corrected = new Set(entries.flatMap((entry) => entry.corrects ?? []));
  const standing = new Map(entries.map((entry) => [entry.id, entry]));
  return [...standing.values()].flatMap(({ id, fact }) => (fact === null || corrected.has(id) ? [] : [fact]));
}
