import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { Icon } from './icons.js';
import classes from './page-header.module.css';

interface PageHeaderProps {
  /** The page's one h1; also the browser tab's title. */
  title: string;
  /** One or two sentences under it: what this page is for, or what it holds. */
  lead?: ReactNode;
  /** What can be done on this page; the main action last. */
  actions?: ReactNode;
  /** The page above this one. */
  back?: { to: string; label: string };
  /** A state or a reference beside the title. */
  beside?: ReactNode;
}

/** The head of every page. Focus is moved to it by the shell when the page changes. */
export function PageHeader({ title, lead, actions, back, beside }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} – Weft`;
  }, [title]);
  return (
    <header className={classes.header}>
      {back ? (
        <Link to={back.to} className={classes.back}>
          <Icon name="back" size={16} />
          {back.label}
        </Link>
      ) : null}
      <div className={classes.row}>
        <div className={classes.words}>
          <div className={classes.title}>
            <h1 tabIndex={-1} data-page-title>
              {title}
            </h1>
            {beside}
          </div>
          {lead ? <p className={classes.lead}>{lead}</p> : null}
        </div>
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </div>
    </header>
  );
}
