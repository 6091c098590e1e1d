import { formatLoad } from '@weft/shared';
import classes from './caseloads.module.css';

interface LoadBarProps {
  load: number;
  room: number;
}

/** A load beside what the guide allows, which the mark stands for. For the eye: the figures beside it say the same. */
export function LoadBar({ load, room }: LoadBarProps) {
  if (room === 0) return null;
  // the mark stands at two thirds, so that a load beyond it is seen as longer and not only as full
  const scale = Math.max(1.5, load / room);
  return (
    <span className={classes.bar} data-over={load > room} aria-hidden="true">
      <span className={classes.carried} style={{ width: `${(100 * load) / (room * scale)}%` }} />
      <span className={classes.mark} style={{ left: `${100 / scale}%` }} />
    </span>
  );
}

interface TrendProps {
  of: readonly { on: string; load: number }[];
  room: number;
}

const WIDTH = 220;
const HEIGHT = 56;
const EDGE = 4;

/** What was carried week by week, beside what the guide allows. A picture: the sentence under it says what it shows. */
export function Trend({ of, room }: TrendProps) {
  const [first, last] = [of[0], of.at(-1)];
  if (!first || !last) return null;
  const most = Math.max(room, 1, ...of.map(({ load }) => load));
  const x = (nth: number): number => EDGE + ((WIDTH - 2 * EDGE) * nth) / Math.max(1, of.length - 1);
  const y = (load: number): number => HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * load) / most;
  const weeks = of.length - 1;
  return (
    <figure className={classes.trend}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {room > 0 ? <line className={classes.allows} x1={0} x2={WIDTH} y1={y(room)} y2={y(room)} /> : null}
        <polyline points={of.map(({ load }, nth) => `${x(nth)},${y(load)}`).join(' ')} />
        <circle cx={x(weeks)} cy={y(last.load)} r={3.5} />
      </svg>
      <figcaption>
        {first.load === last.load
          ? `The same as ${weeks} weeks ago.`
          : `Now ${formatLoad(last.load)}; ${weeks} weeks ago it was ${formatLoad(first.load)}.`}
        {room > 0 ? ' The dashes are what the guide allows.' : ''}
      </figcaption>
    </figure>
  );
}
