import { csvHead, csvRows } from '../csv.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import type { CellFaultView } from './file-view.js';
import { mustReadFile } from './read-files.js';

const AT_ONCE = 5_000;

interface LeftOutRow {
  readonly line: number;
  readonly result: 'STAYS_OUT' | 'REPEATS' | 'WENT_IN';
  readonly repeats: number | null;
  readonly faults: readonly CellFaultView[];
}

/**
 * Every row of a file that does not go in, with its column and what is wrong there, as the text of a CSV file in parts:
 * what nobody would read on a screen. A row with three mistakes is three lines.
 * @throws Fault FORBIDDEN, NOT_FOUND before the first part
 */
export async function* exportReferralMistakes(actor: Actor, fileId: string | null): AsyncGenerator<string> {
  for (let after = 0, more = true; more; ) {
    const rows = await withTenant(actor, async (tenant) => {
      tenant.must('referralFiles');
      if (fileId === null || !isId(fileId)) throw notFound();
      if (after === 0) await mustReadFile(tenant, fileId);
      return tenant.rows<LeftOutRow>(
        `SELECT line, result, repeats_line AS repeats, faults FROM referral_file_row
         WHERE partnership_id = $1 AND file_id = $2 AND line > $3 ORDER BY line LIMIT ${AT_ONCE}`,
        [tenant.partnership.id, fileId, after],
      );
    });
    if (after === 0) yield csvHead(['Row', 'Column', 'What is wrong']);
    yield csvRows(
      rows.flatMap((row) => whatIsWrong(row).map(({ column, message }) => [row.line, column, message])),
    );
    more = rows.length === AT_ONCE;
    after = rows.at(-1)?.line ?? after;
  }
}

function whatIsWrong({ result, repeats, faults }: LeftOutRow): readonly CellFaultView[] {
  if (result === 'STAYS_OUT') return faults;
  const message =
    result === 'REPEATS'
      ? `This row says the same as row ${repeats ?? '?'}.`
      : 'This row went in with an earlier file.';
  return [{ column: '', message }];
}
