import { HowHidden, ShownCount } from '../ui/shown-count.js';
import { WideTable } from '../ui/wide-table.js';
import classes from './analysis.module.css';
import type { ShownTable } from './analysis-queries.js';
import { FIELD_WORDS, monthText, valueText } from './analysis-words.js';

/** 'Provider by cohort, of people with phase Active' */
export function tableTitle({ asked }: Pick<ShownTable, 'asked'>): string {
  const { rows, columns, filterBy, filterValue } = asked;
  const name = (field: typeof rows): string => FIELD_WORDS[field].name.toLowerCase();
  const head = `People by ${name(rows)}${columns ? ` and ${name(columns)}` : ''}`;
  return filterBy && filterValue != null
    ? `${head}; ${name(filterBy)}: ${valueText(filterBy, filterValue)}`
    : head;
}

/** A table of counts as it may be shown, with what its stars and its totals mean. */
export function TableView({ table }: { table: ShownTable }) {
  const { asked, columns, rows, columnTotals, all, month } = table;
  const of = asked.columns;
  const severalOutcomes = asked.rows === 'OUTCOME' || of === 'OUTCOME';
  return (
    <div className={classes.stack}>
      <HowHidden {...table} />
      <WideTable label={tableTitle(table)}>
        <table className={classes.table}>
          <caption>
            <span>
              {tableTitle(table)}, as of the end of {monthText(month)}
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{FIELD_WORDS[asked.rows].name}</th>
              {of
                ? columns.map((column) => (
                    <th key={column} scope="col">
                      {valueText(of, column)}
                    </th>
                  ))
                : null}
              <th scope="col">All people</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ value, counts, all: ofRow }) => (
              <tr key={value}>
                <th scope="row">{valueText(asked.rows, value)}</th>
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
      <p className={classes.soft}>
        Each count is rounded by itself, so rows and columns need not add up.
        {severalOutcomes ? ' People may have reached several outcomes, or none.' : ''}
      </p>
    </div>
  );
}
