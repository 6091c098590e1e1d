import { bitsText } from '../match-review/review-words.js';
import type { Column } from '../ui/data-table.js';
import { DataTable } from '../ui/data-table.js';
import { Panel } from '../ui/panel.js';
import classes from './matches.module.css';
import type { RunFacts } from './run-queries.js';
import { shareText } from './run-words.js';

type Model = NonNullable<RunFacts['model']>;

interface Row {
  readonly key: string;
  readonly title: string;
  readonly words: string;
  readonly weight: number;
  readonly ofOnePerson: number;
  readonly ofStrangers: number;
}

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'title',
    header: 'What is compared',
    primary: true,
    cell: ({ title }) => title,
    text: ({ title }) => title,
  },
  { key: 'words', header: 'How it comes out', cell: ({ words }) => words, text: ({ words }) => words },
  {
    key: 'weight',
    header: 'Adds',
    align: 'end',
    cell: ({ weight }) => bitsText(weight),
    sortBy: ({ weight }) => weight,
    text: ({ weight }) => weight,
  },
  {
    key: 'one',
    header: 'Of one person',
    align: 'end',
    cell: ({ ofOnePerson }) => shareText(ofOnePerson),
    sortBy: ({ ofOnePerson }) => ofOnePerson,
    text: ({ ofOnePerson }) => ofOnePerson,
  },
  {
    key: 'strangers',
    header: 'Of strangers',
    align: 'end',
    cell: ({ ofStrangers }) => shareText(ofStrangers),
    sortBy: ({ ofStrangers }) => ofStrangers,
    text: ({ ofStrangers }) => ofStrangers,
  },
];

/** What the run has learnt, in a sentence, a picture and a table. */
export function ModelOf({ model }: { model: Model }) {
  const rows = model.fields.flatMap(({ title, levels }) =>
    levels.map((level, nth): Row => ({ ...level, key: `${title} ${nth}`, title })),
  );
  const highest = Math.max(1, ...rows.map(({ weight }) => Math.abs(weight)));
  const most = rows.reduce<Row | null>((best, row) => (best && best.weight >= row.weight ? best : row), null);
  const least = rows.reduce<Row | null>(
    (best, row) => (best && best.weight <= row.weight ? best : row),
    null,
  );
  return (
    <Panel title="What speaks for one person, and what against">
      <p>
        Learnt from these records themselves. {most ? `Most for one person speaks ${inWords(most)}. ` : ''}
        {least ? `Most against speaks ${inWords(least)}.` : ''} Each step of 1 doubles how likely it is.
      </p>
      <div className={classes.weights} aria-hidden="true">
        {model.fields.map(({ title, levels }) => (
          <div key={title} className={classes.field}>
            <strong>{title}</strong>
            {levels.map(({ words, weight }) => (
              <div key={words} className={classes.level}>
                <span>{words}</span>
                <span className={classes.track}>
                  <span
                    className={classes.weight}
                    data-for={weight >= 0 ? 'one' : 'two'}
                    style={{
                      insetInlineStart: `${weight >= 0 ? 50 : 50 + (50 * weight) / highest}%`,
                      width: `${(50 * Math.abs(weight)) / highest}%`,
                    }}
                  />
                </span>
                <span className={classes.number}>{bitsText(weight)}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      <details className={classes.more}>
        <summary>The same as a table</summary>
        <DataTable
          caption="What each comparison adds"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ key }) => key}
          exportAs="weights"
          sortName="weights"
          empty={null}
        />
      </details>
    </Panel>
  );
}

const inWords = ({ title, words, weight }: Row): string => `${title}: ${words} (${bitsText(weight)})`;
