import { FIELD_TITLES } from '@weft/shared';
import { dateText } from '../ui/date-text.js';
import { Panel } from '../ui/panel.js';
import { WideTable } from '../ui/wide-table.js';
import type { ExtractFacts } from './extract-queries.js';
import classes from './extracts.module.css';

const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** The first rows as they were read; columns in which nothing stands are left out. */
export function Preview({ extract: { preview, good } }: { extract: ExtractFacts }) {
  const used = preview.fields.flatMap((field, nth) =>
    preview.rows.some((row) => row[nth] !== '') ? [{ field, nth }] : [],
  );
  return (
    <Panel title="The first rows, as they were read">
      <WideTable label="The first rows">
        <table className={classes.preview}>
          <caption className="weft-visually-hidden">The first rows, as they were read</caption>
          <thead>
            <tr>
              {used.map(({ field }) => (
                <th key={field} scope="col">
                  {FIELD_TITLES[field]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => (
              <tr key={row[0]}>
                {used.map(({ field, nth }) => (
                  <td key={field}>{shown(row[nth] ?? '')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
      <p className={classes.soft}>
        {preview.rows.length < good ? `${preview.rows.length} of ${good.toLocaleString('en-GB')} rows. ` : ''}
        Check that the days and the months are the right way round.
      </p>
    </Panel>
  );
}

const shown = (value: string): string => (value === '' ? '–' : ISO.test(value) ? dateText(value) : value);
