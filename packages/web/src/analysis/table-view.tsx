import { askedTableNote, askedTableTitle, fieldValueText, monthText } from '@weft/shared';
import { HowHidden, ShownCount } from '../ui/shown-count.js';
import { WideTable } from '../ui/wide-table.js';
import classes from './analysis.module.css';
import type { ShownTable } from './analysis-queries.js';
import { FIELD_WORDS } from './analysis-words.js';

/** A table of counts as it may be shown, with what its stars and its totals mean. */
export function TableView({ table }: { table: ShownTable }) {
  const { asked, columns, rows, columnTotals, all, month } = table;
  const of = asked.columns;
  return (
    <div className={classes.stack}>
      <HowHidden {...table} />
      <WideTable label={askedTableTitle(asked)}>
        <table className={classes.table}>
          <caption>
            <span>
              {askedTableTitle(asked)}, as of the end of {monthText(month)}
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{FIELD_WORDS[asked.rows].name}</th>
              {of
                ? columns.map((column) => (
                    <th key={column} scope="col">
                      {fieldValueText(of, column)}
                    </th>
                  ))
                : null}
              <th scope="col">All people</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ value, counts, all: ofRow }) => (
              <tr key={value}>
                <th scope="row">{fieldValueText(asked.rows, value)}</th>
                {columns.map((column, nth) => (
                  <td key={column}>
                    <ShownCount of={counts[nth]} />
                  </td>
                ))}
                <td>
                  <ShownCount of={ofRow} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All people</th>
              {columns.map((column, nth) => (
                <td key={column}>
                  <ShownCount of={columnTotals[nth]} />
                </td>
              ))}
              <td>
                <ShownCount of={all} />
              </td>
            </tr>
          </tfoot>
        </table>
      </WideTable>
      <p className={classes.soft}>{askedTableNote(asked)}</p>
    </div>
  );
}
