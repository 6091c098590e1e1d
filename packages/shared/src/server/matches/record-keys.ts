import { createHmac, hkdfSync } from 'node:crypto';
import { MatchingError } from '../matching/index.js';

const BYTES = 32;
/** Enough to know a key again by, and nothing to find it from. */
const MARK_BYTES = 8;

/**
 * How the database calls the records of one agreement: never by what their owner calls them. That may be a National
 * Insurance number, of which there are few enough to try them all, so the hash is keyed, by the installation's secret,
 * which the database never sees. The same number under the same agreement has the same key in every run: what people
 * decided is found again by it.
 */
export class RecordKeys {
  /** tells in the database by which key a run called its records */
  readonly mark: string;
  private readonly key: Buffer;
  private readonly rowKey: Buffer;

  constructor(installationSecret: string, agreementId: string) {
    const derive = (purpose: string, bytes: number): Buffer =>
      Buffer.from(hkdfSync('sha256', installationSecret, agreementId, purpose, bytes));
    this.key = derive('weft keys of records', BYTES);
    this.rowKey = derive('weft rows seen by a run', BYTES);
    this.mark = derive('weft mark of a key of records', MARK_BYTES).toString('hex');
  }

  /** 64 hex digits. */
  of(recordId: string): string {
    return createHmac('sha256', this.key).update(recordId).digest('hex');
  }

  /** A hash of a whole row, of another key: what was seen of a person does not lead to their record. */
  ofRow(cells: readonly string[]): Buffer {
    return createHmac('sha256', this.rowKey).update(JSON.stringify(cells)).digest();
  }

  /**
   * @param marks of the agreement's runs that are done
   * @throws MatchingError where they had another key: whom people decided about would not be known again
   */
  mustBeThoseOf(marks: readonly string[]): void {
    if (marks.every((mark) => mark === this.mark)) return;
    throw new MatchingError(
      'This installation has another secret (WEFT_SECRET) than when this agreement was matched before, so what people decided would not be found again. Ask whoever runs the installation to put the earlier secret back, or sign a new agreement and match under that one.',
    );
  }
}
