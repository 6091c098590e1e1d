import {
  askedTableNote,
  askedTableTitle,
  fieldValueText,
  HIDDEN_SIGN,
  monthText,
  suppressionSentence,
} from '../../rules/index.js';
import { csvHead, csvRows } from '../csv.js';
import { notFound } from '../errors.js';
import { isId } from '../ids.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type AnalystOutputView, OUTPUT, OUTPUT_FROM } from './output-view.js';

/**
 * A table that was released, as a file: hidden counts as a sign, and below the table what it means, and of whom and of when
 * the table is. Each time it is taken along stands in the audit trail.
 * @throws Fault FORBIDDEN; NOT_FOUND for what is not there, or was not released
 */
export async function* exportOutput(actor: Actor, outputId: string | null): AsyncGenerator<string> {
  const output = await withTenant(actor, async (tenant) => {
    tenant.must('analystOutputs');
    tenant.names('downloadOutput');
    const found =
      outputId !== null && isId(outputId)
        ? await tenant.row<AnalystOutputView>(
            `SELECT ${OUTPUT} FROM ${OUTPUT_FROM} WHERE u.partnership_id = $1 AND u.id = $2 AND u.state = 'RELEASED'`,
            [tenant.partnership.id, outputId],
          )
        : undefined;
    if (!found) throw notFound();
    tenant.showed('analyst_output', [found.id]);
    return found;
  });
  const { table, title, month, projectTitle } = output;
  const { asked } = table;
  const shown = (count: number | null): string | number => count ?? HIDDEN_SIGN;
  const named = (value: string): string =>
    asked.columns === null ? value : fieldValueText(asked.columns, value);
  yield csvHead([title, ...table.columns.map(named), 'All people']);
  yield csvRows([
    ...table.rows.map(({ value, counts, all }) => [
      fieldValueText(asked.rows, value),
      ...counts.map(shown),
      shown(all),
    ]),
    ['All people', ...table.columnTotals.map(shown), shown(table.all)],
    // a title is whoever asked's own: of whom the table is, and of when, is said beside it
    [`${askedTableTitle(asked)}, as of the end of ${monthText(month)}. Project: ${projectTitle}.`],
    [suppressionSentence({ largestHidden: table.largestHidden, roundTo: table.roundedTo })],
    [askedTableNote(asked)],
  ]);
}
