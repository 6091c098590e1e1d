import { type Domain, type Instrument, type KeptMeasure, rangeOfScore } from '@weft/shared';
import { dateText } from '../ui/date-text.js';
import { scoreOf } from './assessment-words.js';
import classes from './assessments.module.css';

const SIZE = 260;
const MIDDLE = SIZE / 2;
const RADIUS = 104;
const RINGS = [0.25, 0.5, 0.75, 1];

/** A point on the ray of an area, counted clockwise from the top; `share` 0 is the middle, 1 the rim. */
function pointOn(nth: number, of: number, share: number): readonly [x: number, y: number] {
  const angle = (2 * Math.PI * nth) / of - Math.PI / 2;
  const rounded = (value: number): number => Math.round(value * 10) / 10;
  return [
    rounded(MIDDLE + RADIUS * share * Math.cos(angle)),
    rounded(MIDDLE + RADIUS * share * Math.sin(angle)),
  ];
}

/** How far out a score lies: further out is always better for the person. */
function shareOf(score: number, figure: Domain, instrument: Instrument): number {
  const [lowest, highest] = rangeOfScore(figure, instrument);
  const share = highest === lowest ? 1 : (score - lowest) / (highest - lowest);
  return figure.higherIsBetter ? share : 1 - share;
}

interface StarProps {
  instrument: Instrument;
  areas: readonly Domain[];
  first: KeptMeasure;
  /** Null where there is one measure. */
  latest: KeptMeasure | null;
  /** Says what the picture shows. */
  told: string;
}

/** The areas as rays of a star, numbered as in the table beside it: the first measure and the latest. */
export function Star({ instrument, areas, first, latest, told }: StarProps) {
  const shapeOf = (measure: KeptMeasure) =>
    areas.flatMap((figure, nth) => {
      const score = scoreOf(measure, figure.code);
      if (score === null) return [];
      return [{ code: figure.code, at: pointOn(nth, areas.length, shareOf(score, figure, instrument)) }];
    });
  const shapes = [
    { key: 'first', measure: first, points: shapeOf(first) },
    ...(latest ? [{ key: 'latest', measure: latest, points: shapeOf(latest) }] : []),
  ];
  const text = (points: readonly (readonly [number, number])[]): string =>
    points.map((xy) => xy.join(',')).join(' ');
  const rim = (share: number) => areas.map((_, nth) => pointOn(nth, areas.length, share));
  return (
    <figure className={classes.star}>
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={told}>
        {RINGS.map((share) => (
          <polygon key={share} points={text(rim(share))} className={classes.ring} />
        ))}
        {rim(1).map(([x, y], nth) => (
          <line key={areas[nth]?.code} x1={MIDDLE} y1={MIDDLE} x2={x} y2={y} className={classes.ring} />
        ))}
        {shapes.map(({ key, points }) => (
          <g key={key} data-measure={key}>
            <polygon points={text(points.map(({ at }) => at))} className={classes.shape} />
            {points.map(({ code, at: [x, y] }) => (
              <circle key={code} cx={x} cy={y} r={key === 'latest' ? 4 : 3} className={classes.dot} />
            ))}
          </g>
        ))}
        {areas.map(({ code }, nth) => {
          const [x, y] = pointOn(nth, areas.length, 1.14);
          return (
            <text
              key={code}
              x={x}
              y={y}
              className={classes.ray}
              dominantBaseline="central"
              textAnchor="middle"
            >
              {nth + 1}
            </text>
          );
        })}
      </svg>
      <figcaption>
        <ul className={classes.legend}>
          {shapes.map(({ key, measure }) => (
            <li key={key} data-measure={key}>
              {dateText(measure.on)}
            </li>
          ))}
        </ul>
        <span className={classes.soft}>Further out is better.</span>
      </figcaption>
    </figure>
  );
}
