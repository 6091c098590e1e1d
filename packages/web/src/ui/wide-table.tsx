import { type ReactNode, useEffect, useRef, useState } from 'react';
import classes from './wide-table.module.css';

interface WideTableProps {
  /** what the table says, for screen readers: the name of what is scrolled */
  label: string;
  /** a table whose first cells name its rows */
  children: ReactNode;
}

/**
 * A table that may be wider than the screen: its rows keep their names in sight, and where it goes on is said. Lists are a
 * `DataTable`, which stands as cards on a phone; this is for figures that are read across.
 */
export function WideTable({ label, children }: WideTableProps) {
  const box = useRef<HTMLElement>(null);
  const [goesOn, setGoesOn] = useState(false);
  useEffect(() => {
    const scrolled = box.current;
    if (!scrolled) return;
    const watch = new ResizeObserver(() => setGoesOn(scrolled.scrollWidth > scrolled.clientWidth + 1));
    watch.observe(scrolled);
    for (const table of scrolled.children) watch.observe(table);
    return () => watch.disconnect();
  }, []);
  return (
    <div className={classes.whole}>
      {goesOn ? (
        <p className={classes.hint}>The table goes on to the right: scroll it sideways to see all columns.</p>
      ) : null}
      <section
        ref={box}
        className={classes.wide}
        data-goes-on={goesOn}
        aria-label={label}
        tabIndex={goesOn ? 0 : undefined}
      >
        {children}
      </section>
    </div>
  );
}
