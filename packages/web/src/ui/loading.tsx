import classes from './states.module.css';

/** Stands where something is on its way; shows itself only after a quarter of a second. */
export function Loading({ what = 'Loading' }: { what?: string }) {
  return (
    <div className={classes.loading} role="status">
      <div className="weft-visually-hidden">{what}</div>
      <span />
      <span />
      <span />
    </div>
  );
}
