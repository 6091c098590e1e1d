import {
  type Domain,
  figuresOf,
  type Instrument,
  type KeptMeasure,
  type ScoreChange,
  TOTAL,
} from '@weft/shared';
import { dateText } from '../ui/date-text.js';
import { Icon } from '../ui/icons.js';
import { scoreOf, signed } from './assessment-words.js';
import classes from './assessments.module.css';

const WAYS = {
  BETTER: { word: 'better', icon: 'up' },
  SAME: { word: 'about the same', icon: 'dash' },
  WORSE: { word: 'worse', icon: 'down' },
} as const;

interface MeasureTableProps {
  instrument: Instrument;
  first: KeptMeasure;
  latest: KeptMeasure | null;
  changes: readonly ScoreChange[] | null;
}

/** What the star shows, to the point: each area with its number on the star, the whole last. */
export function MeasureTable({ instrument, first, latest, changes }: MeasureTableProps) {
  return (
    <table className={classes.table}>
      <caption className="weft-visually-hidden">{instrument.title}: the first measure and the latest</caption>
      <thead>
        <tr>
          <th scope="col">Area</th>
          <th scope="col">{latest ? 'First' : dateText(first.on)}</th>
          {latest ? <th scope="col">Latest</th> : null}
          {changes ? <th scope="col">Change</th> : null}
        </tr>
      </thead>
      <tbody>
        {figuresOf(instrument).map(({ code, title }, nth) => {
          const change = changes?.find((one) => one.code === code);
          return (
            <tr key={code} data-total={code === TOTAL}>
              <th scope="row">
                {code === TOTAL ? null : <span className={classes.number}>{nth + 1}</span>}
                {title}
              </th>
              <td>{scoreOf(first, code) ?? '–'}</td>
              {latest ? <td>{scoreOf(latest, code) ?? '–'}</td> : null}
              {changes ? <td>{change ? <Change of={change} /> : '–'}</td> : null}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Change({ of: { difference, direction } }: { of: ScoreChange }) {
  if (difference === null || direction === null) return <>–</>;
  const { word, icon } = WAYS[direction];
  return (
    <span className={classes.change} data-way={direction}>
      <Icon name={icon} size={14} />
      <span>
        {signed(difference)}
        <span className="weft-visually-hidden"> {word}</span>
      </span>
    </span>
  );
}

interface TimeTableProps {
  figures: readonly Domain[];
  measures: readonly KeptMeasure[];
  title: string;
}

/** Every measure in figures: what the lines are drawn from. */
export function TimeTable({ figures, measures, title }: TimeTableProps) {
  return (
    <details className={classes.entries}>
      <summary>All measures as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than a phone is scrolled by keyboard too */}
      <section className={classes.wide} tabIndex={0} aria-label={`All measures with ${title}`}>
        <table className={classes.table}>
          <caption className="weft-visually-hidden">All measures with {title}</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              {figures.map((figure) => (
                <th key={figure.code} scope="col">
                  {figure.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {measures.map((measure) => (
              <tr key={measure.id}>
                <th scope="row">{dateText(measure.on)}</th>
                {figures.map(({ code }) => (
                  <td key={code}>{scoreOf(measure, code) ?? '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
