import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useId, useState } from 'react';
import { Icon } from './icons.js';
import classes from './panel.module.css';

interface PanelProps {
  title?: string;
  /** Level of the heading; 2 unless the panel stands inside another. */
  level?: 2 | 3;
  /** What can be done with this part of the page. */
  actions?: ReactNode;
  /** 'warm' marks the part of a page that needs a person. */
  tone?: 'plain' | 'warm';
  /** On a phone it begins folded, and this says in a word or two what it holds: 'Nobody', '2 signatures'. */
  folded?: string | undefined;
  children: ReactNode;
}

/** Where the parts of a page stand below one another, and each more is a screen to scroll past. */
const PHONE = '(max-width: 48em)';

/** A plain surface that holds one part of a page, named by its heading. */
export function Panel({ title, level = 2, actions, tone = 'plain', folded, children }: PanelProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const isPhone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false }) ?? false;
  const [open, setOpen] = useState(false);
  const body = useId();
  const folds = isPhone && folded !== undefined;
  const heading = folds ? (
    <button
      type="button"
      className={classes.fold}
      aria-expanded={open}
      aria-controls={body}
      onClick={() => setOpen(!open)}
    >
      <span className={classes.turn} data-open={open}>
        <Icon name="next" />
      </span>
      <span>
        {title} <span className={classes.holds}>{folded}</span>
      </span>
    </button>
  ) : (
    title
  );
  return (
    <section className={classes.panel} data-tone={tone} aria-label={title}>
      {title || actions ? (
        <div className={classes.head}>
          {title ? <Heading>{heading}</Heading> : <span />}
          {actions ? <div className={classes.actions}>{actions}</div> : null}
        </div>
      ) : null}
      {/* always the same element, so that what is being typed outlives a phone that is turned */}
      <div id={body} className={classes.body} hidden={folds && !open}>
        {children}
      </div>
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
