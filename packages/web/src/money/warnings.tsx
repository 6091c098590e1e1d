import { Icon } from '../ui/icons.js';
import classes from './warnings.module.css';

/** Limits that what is being decided comes near or goes over; nothing stands here when there are none. */
export function Warnings({ of }: { of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <ul className={classes.warnings} aria-label="To be aware of">
      {of.map((warning) => (
        <li key={warning}>
          <Icon name="alert" size={18} />
          <span>{warning}</span>
        </li>
      ))}
    </ul>
  );
}
