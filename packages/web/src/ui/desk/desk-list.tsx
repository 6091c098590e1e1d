import { type ReactNode, useEffect, useRef } from 'react';
import classes from './desk.module.css';

interface DeskListProps<Row> {
  /** what it lists: 'Claims to verify' */
  label: string;
  rows: readonly Row[];
  currentId: string | undefined;
  isDecided: (row: Row) => boolean;
  onOpen: (id: string) => void;
  /** What stands before a row and is not the row: a box to tick. */
  before?: (row: Row) => ReactNode;
  /** The row's own words: a `DeskRowTitle` first. */
  children: (row: Row) => ReactNode;
}

/** The rows that people work through; what is decided stays in its place. */
export function DeskList<Row extends { readonly id: string }>(props: DeskListProps<Row>) {
  const { label, rows, currentId, isDecided, onOpen, before, children } = props;
  const here = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another row is the current one
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);
  return (
    <ol className={classes.list} aria-label={label}>
      {rows.map((row) => {
        const isCurrent = row.id === currentId;
        return (
          <li
            key={row.id}
            ref={isCurrent ? here : null}
            className={classes.row}
            data-current={isCurrent}
            data-decided={isDecided(row)}
          >
            {before ? <div className={classes.before}>{before(row)}</div> : null}
            <button
              type="button"
              className={classes.open}
              aria-current={isCurrent ? 'true' : undefined}
              onClick={() => onOpen(row.id)}
            >
              {children(row)}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

export const DeskRowTitle = ({ children }: { children: ReactNode }) => (
  <span className={classes.title}>{children}</span>
);

export const DeskRowFact = ({ children }: { children: ReactNode }) => (
  <span className={classes.soft}>{children}</span>
);
