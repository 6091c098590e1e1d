import {
  type CalendarDate,
  type Domain,
  daysBetween,
  type Instrument,
  type KeptMeasure,
  rangeOfScore,
} from '@weft/shared';
import { dateText } from '../ui/date-text.js';
import { scoreOf } from './assessment-words.js';
import classes from './assessments.module.css';

const [WIDTH, HEIGHT] = [360, 150];
const [LEFT, RIGHT, TOP, BOTTOM] = [34, 12, 12, 26];

interface LinesProps {
  instrument: Instrument;
  figure: Domain;
  measures: readonly KeptMeasure[];
  told: string;
}

/** One figure over time, on the days on which it was measured. */
export function Lines({ instrument, figure, measures, told }: LinesProps) {
  const scored = measures.flatMap(({ id, on }, nth) => {
    const score = measures[nth] ? scoreOf(measures[nth], figure.code) : null;
    return score === null ? [] : [{ id, on, score }];
  });
  const [first, last] = [scored[0], scored.at(-1)];
  if (!first || !last) return null;
  const [lowest, highest] = rangeOfScore(figure, instrument);
  const span = Math.max(1, daysBetween(first.on, last.on));
  const xOf = (on: CalendarDate): number =>
    LEFT + ((WIDTH - LEFT - RIGHT) * daysBetween(first.on, on)) / span;
  const yOf = (score: number): number =>
    TOP + ((HEIGHT - TOP - BOTTOM) * (highest - score)) / Math.max(1, highest - lowest);
  const middle = Math.round(((lowest + highest) / 2) * 100) / 100;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told} className={classes.lines}>
      {[highest, middle, lowest].map((score) => (
        <g key={score}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={yOf(score)} y2={yOf(score)} className={classes.ring} />
          <text
            x={LEFT - 6}
            y={yOf(score)}
            className={classes.tick}
            textAnchor="end"
            dominantBaseline="central"
          >
            {score}
          </text>
        </g>
      ))}
      <polyline
        points={scored.map(({ on, score }) => `${xOf(on)},${yOf(score)}`).join(' ')}
        className={classes.line}
      />
      {scored.map(({ id, on, score }) => (
        <circle key={id} cx={xOf(on)} cy={yOf(score)} r={4} className={classes.dot} />
      ))}
      <text x={LEFT} y={HEIGHT - 8} className={classes.tick}>
        {dateText(first.on)}
      </text>
      {scored.length > 1 ? (
        <text x={WIDTH - RIGHT} y={HEIGHT - 8} className={classes.tick} textAnchor="end">
          {dateText(last.on)}
        </text>
      ) : null}
    </svg>
  );
}
