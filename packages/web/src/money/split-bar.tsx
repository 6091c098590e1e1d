import classes from './split-bar.module.css';

interface Part {
  key: string;
  label: string;
  /** Minor units. */
  amount: bigint;
  text: string;
}

const THREADS = 5;

/** One price as a woven band, a stretch for each who pays, with the same in words beneath. */
export function SplitBar({ parts, whole }: { parts: readonly Part[]; whole: bigint }) {
  const percent = (amount: bigint): number => Number((amount * 10_000n) / whole) / 100;
  return (
    <div className={classes.split}>
      <div className={classes.band} aria-hidden="true">
        {parts.map(({ key, amount }, index) => (
          <span
            key={key}
            className={classes.part}
            data-thread={index % THREADS}
            style={{ flexGrow: percent(amount) }}
          />
        ))}
      </div>
      <ul className={classes.legend}>
        {parts.map(({ key, label, amount, text }, index) => (
          <li key={key}>
            <span className={classes.swatch} data-thread={index % THREADS} aria-hidden="true" />
            <span>{label}</span>
            <strong>{text}</strong>
            <span className={classes.soft}>
              {percent(amount).toLocaleString('en-GB', { maximumFractionDigits: 2 })}&nbsp;%
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
