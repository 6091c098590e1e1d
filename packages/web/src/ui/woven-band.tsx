import classes from './woven-band.module.css';

const CELL = 12;
const COLUMNS = 16;
const ROWS = 4;

/** A strip of twill in the product's two colours; repeated by the browser, drawn once. */
export function WovenBand() {
  const cells = Array.from({ length: COLUMNS * ROWS }, (_, at) => ({
    column: at % COLUMNS,
    row: Math.floor(at / COLUMNS),
  }));
  return (
    <svg className={classes.band} width="100%" height={CELL * ROWS} aria-hidden="true" focusable="false">
      <defs>
        <pattern id="weft-twill" width={CELL * COLUMNS} height={CELL * ROWS} patternUnits="userSpaceOnUse">
          {cells.map(({ column, row }) => {
            const over = (column + row) % 4 < 2;
            const thread = row === 2 ? classes.warm : classes.weft;
            return (
              <rect
                key={`${column} ${row}`}
                x={column * CELL + (over ? 0 : 1.5)}
                y={row * CELL + (over ? 1.5 : 0)}
                width={over ? CELL : CELL - 3}
                height={over ? CELL - 3 : CELL}
                className={over ? thread : classes.warp}
              />
            );
          })}
        </pattern>
      </defs>
      <rect width="100%" height="100%" className={classes.ground} />
      <rect width="100%" height="100%" fill="url(#weft-twill)" />
    </svg>
  );
}
