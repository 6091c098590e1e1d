import classes from './measures.module.css';
import { countText } from './measures-words.js';

interface Bar {
  readonly key: string;
  readonly name: string;
  readonly count: number | null | undefined;
}

/** Counts below one another, each with a bar as long as it is large. A picture: the table beside it says the same. */
export function BarList({ of }: { of: readonly Bar[] }) {
  const most = Math.max(1, ...of.map(({ count }) => count ?? 0));
  return (
    <ul className={classes.list} aria-hidden="true">
      {of.map(({ key, name, count }) => (
        <li key={key}>
          <span className={classes.name}>{name}</span>
          <span className={classes.track}>
            <span className={classes.bar} style={{ width: `${(100 * (count ?? 0)) / most}%` }} />
          </span>
          <span className={classes.number}>{countText(count)}</span>
        </li>
      ))}
    </ul>
  );
}
