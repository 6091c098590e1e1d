import type { EncodingHeader, ExtractColumns, RecordFault } from '../../rules/index.js';

/** Rows whose faults are kept one by one; all are counted. */
const FAULTY_ROWS_KEPT = 1_000;
const PREVIEWED = 10;

/** What the check of an extract found. */
export interface Found {
  readonly headings: readonly string[];
  readonly columns: ExtractColumns;
  readonly notes: readonly string[];
  /** what an encoded file states in its first line */
  readonly encoding?: EncodingHeader;
  readonly rows: number;
  readonly good: number;
  readonly staysOut: number;
  /** the most frequent first */
  readonly messages: readonly (readonly [message: string, rows: number])[];
  readonly faults: readonly (RecordFault & { readonly line: number })[];
  readonly preview: readonly (readonly string[])[];
}

/** A file that cannot be read as it is: why, in sentences, and what is known of its columns. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  constructor(
    readonly problems: readonly string[],
    readonly headings: readonly string[] = [],
    readonly columns: ExtractColumns = [],
  ) {
    super('This extract cannot be read.');
  }
}

/** Counts rows and what is said of them, and keeps the first of each. */
export class Findings {
  rows = 0;
  private good = 0;
  private faulty = 0;
  private readonly counts = new Map<string, number>();
  private readonly faults: (RecordFault & { line: number })[] = [];
  private readonly preview: (readonly string[])[] = [];

  keep(line: number, faults: readonly RecordFault[], values: readonly string[]): void {
    this.rows += 1;
    this.good += 1;
    if (this.preview.length < PREVIEWED) this.preview.push(values);
    if (faults.length > 0) this.note(line, faults);
  }

  leaveOut(line: number, faults: readonly RecordFault[]): void {
    this.rows += 1;
    this.note(line, faults);
  }

  end(): Omit<Found, 'headings' | 'columns' | 'notes'> {
    return {
      rows: this.rows,
      good: this.good,
      staysOut: this.rows - this.good,
      messages: [...this.counts].sort(([, one], [, other]) => other - one),
      faults: this.faults,
      preview: this.preview,
    };
  }

  private note(line: number, faults: readonly RecordFault[]): void {
    for (const message of new Set(faults.map((fault) => fault.message)))
      this.counts.set(message, (this.counts.get(message) ?? 0) + 1);
    if (this.faulty < FAULTY_ROWS_KEPT) this.faults.push(...faults.map((fault) => ({ ...fault, line })));
    this.faulty += 1;
  }
}
