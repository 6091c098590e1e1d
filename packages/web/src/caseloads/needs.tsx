import { Icon } from '../ui/icons.js';
import type { Need } from './caseload-queries.js';
import { needText } from './caseload-words.js';
import classes from './caseloads.module.css';

/** What somebody needs their worker for, what is late marked by a sign and in words. */
export function Needs({ of }: { of: readonly Need[] }) {
  return (
    <ul className={classes.needs}>
      {of.map((need) => (
        <li key={`${need.kind} ${need.title} ${need.on}`} data-late={need.late > 0}>
          {need.late > 0 ? <Icon name="alert" size={16} className={classes.late} /> : null}
          {needText(need)}
        </li>
      ))}
    </ul>
  );
}
