/** An organisation by its id and the name people know it by. */
export interface WatchName {
  readonly id: string;
  readonly name: string;
}

/**
 * What became of the people of one kind whom one source referred, at one place that decides. Rows of the same kind are
 * added up, whatever their order.
 */
export interface WatchRow {
  /** who was offered them; null: the hub itself, in triage, with everybody who was referred */
  readonly provider: WatchName | null;
  /** who referred them */
  readonly source: WatchName;
  /** the band of complexity, the age band: as the partnership calls them */
  readonly complexity: string;
  readonly ageBand: string;
  /** how often somebody of them was offered; a person offered to two providers counts with both */
  readonly offered: number;
  readonly declined: number;
  /** how many waited longer than the partnership's own guide */
  readonly waited: number;
  readonly started: number;
}

export const WATCH_COUNTS = ['declined', 'waited', 'started'] as const;
export type WatchCount = (typeof WATCH_COUNTS)[number];

/** What a partnership may set. */
export interface WatchSettings {
  /** the bands of complexity that mean a person with complex circumstances */
  readonly complex: readonly string[];
  /** how often, of a hundred pages of a fair network, chance may mark something: 5 */
  readonly falseMarks: number;
}

export const USUAL_WATCH: WatchSettings = { complex: ['HIGH'], falseMarks: 5 };

/** @throws RangeError for counts that cannot be, or a level that marks everything or nothing */
export function checkWatch(rows: readonly WatchRow[], { falseMarks }: WatchSettings): void {
  if (!(falseMarks > 0 && falseMarks < 50))
    throw new RangeError('False marks: between 0 and 50 of a hundred.');
  for (const { offered, declined, waited, started } of rows) {
    for (const count of [offered, declined, waited, started])
      if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('Counts are whole numbers.');
    if (declined + started > offered || waited > offered)
      throw new RangeError('More declined, waited or started than were offered.');
  }
}
