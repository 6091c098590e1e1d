import type { ReactNode } from 'react';
import classes from './states.module.css';

/** What will be here and how to start. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={classes.empty}>
      <span className={classes.threads} aria-hidden="true" />
      <p className={classes.emptyTitle}>{title}</p>
      {children ? <div className={classes.emptyText}>{children}</div> : null}
      {action ? <div className={classes.emptyAction}>{action}</div> : null}
    </div>
  );
}
