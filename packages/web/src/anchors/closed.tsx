import type { ReactNode } from 'react';
import classes from './anchors.module.css';

/** Those whose support is closed: many, and seldom looked for. */
export function Closed({ count, children }: { count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <details className={`${classes.details} ${classes.after}`}>
      <summary>
        {count} {count === 1 ? 'person' : 'people'} whose support is closed
      </summary>
      {children}
    </details>
  );
}
