import { type Column, DataTable } from '../ui/data-table.js';
import classes from './watch.module.css';
import type { Funnel } from './watch-queries.js';

const WIDTH = 640;
const HEIGHT = 320;
// room for '100 %' in the larger letters of a phone
const LEFT = 64;
const RIGHT = 24;
const TOP = 16;
const BOTTOM = 44;

const percent = (rate: number): string => `${Math.round(100 * rate)}\u00a0%`;

/** Where a provider lies: within the inner limits, between them and the outer ones, or beyond. */
function placeOf({ rate, offered }: Funnel['points'][number], whole: number): 'IN' | 'BETWEEN' | 'BEYOND' {
  const error = Math.sqrt((whole * (1 - whole)) / offered);
  const away = Math.abs(rate - whole);
  return away > 3 * error ? 'BEYOND' : away > 2 * error ? 'BETWEEN' : 'IN';
}
// two and three standard errors, said by how many lie there by chance alone
const PLACE_WORDS = {
  IN: 'where chance alone puts 95 of 100',
  BETWEEN: 'outside the dashed lines, where chance alone puts 5 of 100',
  BEYOND: 'outside the dotted lines, where chance alone puts 3 of 1,000',
};

/**
 * Each provider at the number it was offered and the share it declined, put right for the people it was offered, with
 * limits at two and three standard errors. A picture: it marks nothing, and the table says the same.
 */
export function FunnelPlot({ funnel }: { funnel: Funnel }) {
  const { rate, points, limits } = funnel;
  const widest = Math.max(...limits.map(({ offered }) => offered), 1);
  const highest = Math.min(1, Math.max(0.1, rate * 2, ...points.map((one) => one.rate * 1.15)));
  const x = (offered: number): number => LEFT + ((WIDTH - LEFT - RIGHT) * offered) / widest;
  const y = (share: number): number =>
    TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.min(share, highest) / highest);
  const line = (pick: (limit: Funnel['limits'][number]) => number): string =>
    limits.map((limit) => `${x(limit.offered)},${y(pick(limit))}`).join(' ');
  const beyond = points.filter((point) => placeOf(point, rate) === 'BEYOND');
  const ticks = [0, highest / 2, highest];
  return (
    <>
      <p>
        All providers together declined {percent(rate)} of whom they were offered. Here each provider’s share
        is put right for the age and circumstances of its people and who referred them, so it may differ from
        the plain share in the list below.{' '}
        {beyond.length === 0
          ? 'None lies outside the dotted lines.'
          : `${beyond.map(({ name, rate: own }) => `${name} (${percent(own)})`).join(', ')} ${beyond.length === 1 ? 'lies' : 'lie'} outside the dotted lines.`}
      </p>
      <svg
        className={classes.funnel}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label="Share declined beside the number offered, with the limits that chance alone seldom passes"
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={classes.grid} x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
              {percent(tick)}
            </text>
          </g>
        ))}
        <polyline className={classes.three} points={line(({ three }) => three[1] ?? 0)} />
        <polyline className={classes.three} points={line(({ three }) => three[0] ?? 0)} />
        <polyline className={classes.two} points={line(({ two }) => two[1] ?? 0)} />
        <polyline className={classes.two} points={line(({ two }) => two[0] ?? 0)} />
        <line className={classes.rate} x1={LEFT} x2={WIDTH - RIGHT} y1={y(rate)} y2={y(rate)} />
        {points.map((point) => {
          const place = placeOf(point, rate);
          const isRight = x(point.offered) > WIDTH * 0.62;
          return (
            <g key={point.providerId} className={classes.point} data-place={place}>
              {place === 'BEYOND' ? (
                <rect x={x(point.offered) - 6} y={y(point.rate) - 6} width={12} height={12} />
              ) : (
                <circle cx={x(point.offered)} cy={y(point.rate)} r={5} />
              )}
              {place === 'IN' ? (
                <title>{point.name}</title>
              ) : (
                <text
                  x={x(point.offered) + (isRight ? -12 : 12)}
                  y={y(point.rate) + 4}
                  textAnchor={isRight ? 'end' : 'start'}
                >
                  {point.name}
                </text>
              )}
            </g>
          );
        })}
        <text x={LEFT} y={HEIGHT - 10}>
          0
        </text>
        <text x={WIDTH - RIGHT} y={HEIGHT - 10} textAnchor="end">
          {widest.toLocaleString('en-GB')} offered
        </text>
      </svg>
      <ul className={classes.legend}>
        <li data-kind="rate">All together</li>
        <li data-kind="two">By chance alone 95 of 100 lie within</li>
        <li data-kind="three">By chance alone 997 of 1,000 lie within</li>
      </ul>
    </>
  );
}

const COLUMNS = (rate: number): readonly Column<Funnel['points'][number]>[] => [
  {
    key: 'name',
    header: 'Provider',
    cell: ({ name }) => name,
    sortBy: ({ name }) => name,
    sorts: 'text',
    primary: true,
  },
  {
    key: 'offered',
    header: 'Offered',
    align: 'end',
    cell: ({ offered }) => offered.toLocaleString('en-GB'),
    sortBy: ({ offered }) => offered,
  },
  {
    key: 'rate',
    header: 'Declined, put right for the people offered',
    align: 'end',
    cell: (point) => percent(point.rate),
    sortBy: (point) => point.rate,
  },
  { key: 'place', header: 'Where it lies', cell: (point) => PLACE_WORDS[placeOf(point, rate)] },
];

/** The picture as a table. */
export function FunnelTable({ funnel }: { funnel: Funnel }) {
  return (
    <DataTable
      caption="Declines of each provider"
      columns={COLUMNS(funnel.rate)}
      rows={funnel.points}
      rowKey={({ providerId }) => providerId}
      sortName="funnel"
      unit={['provider', 'providers']}
      empty={null}
    />
  );
}
