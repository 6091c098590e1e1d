import type { ReactNode } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  title?: string;
  /** Level of the heading; 2 unless the panel stands inside another. */
  level?: 2 | 3;
  /** What can be done with this part of the page. */
  actions?: ReactNode;
  /** 'warm' marks the part of a page that needs a person. */
  tone?: 'plain' | 'warm';
  children: ReactNode;
}

/** A plain surface that holds one part of a page, named by its heading. */
export function Panel({ title, level = 2, actions, tone = 'plain', children }: PanelProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={classes.panel} data-tone={tone} aria-label={title}>
      {title || actions ? (
        <div className={classes.head}>
          {title ? <Heading>{title}</Heading> : <span />}
          {actions ? <div className={classes.actions}>{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}

/** Names and values of one record: [['Provider', 'Northbridge Homes'], …]. A row whose value is null is left out. */
export function Facts({ of }: { of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {of.map(([name, value]) =>
        value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
