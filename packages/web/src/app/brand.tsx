import { Link } from 'react-router';
import { Mark } from '../ui/mark.js';
import classes from './brand.module.css';

/** Weft's sign and name; leads to Today. */
export function Brand() {
  return (
    <Link to="/" className={classes.brand} aria-label="Weft, to Today">
      <Mark size={30} />
      <span>Weft</span>
    </Link>
  );
}
