import { useMemo } from 'react';
import classes from './flow.module.css';
import { type FlowLink, type FlowNode, layOut } from './flow-layout.js';

const THREADS = 5;

/**
 * Money as threads from those who pay to what they pay for, as wide as what runs through them. A picture for
 * the eye: the page says the same in a sentence and in a table.
 */
export function Flow({
  links,
  text,
  othersFrom,
  othersTo,
}: {
  links: readonly FlowLink[];
  /** An amount as people read it. */
  text: (amount: bigint) => string;
  othersFrom: string;
  othersTo: string;
}) {
  const layout = useMemo(() => layOut(links, othersFrom, othersTo), [links, othersFrom, othersTo]);
  if (!layout) return null;
  const { left, right, ribbons, height } = layout;
  return (
    <div className={classes.flow} aria-hidden="true" style={{ height }}>
      <Names of={left} text={text} side="from" />
      <svg
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        className={classes.threads}
        aria-hidden="true"
      >
        {ribbons.map(({ from, fromTop, fromBottom, toTop, toBottom }) => (
          <path
            key={`${fromTop} ${toTop}`}
            data-thread={from % THREADS}
            d={`M0 ${fromTop}C50 ${fromTop} 50 ${toTop} 100 ${toTop}V${toBottom}C50 ${toBottom} 50 ${fromBottom} 0 ${fromBottom}Z`}
          />
        ))}
      </svg>
      <Names of={right} text={text} side="to" />
    </div>
  );
}

function Names({
  of,
  text,
  side,
}: {
  of: readonly FlowNode[];
  text: (amount: bigint) => string;
  side: 'from' | 'to';
}) {
  return (
    <div className={classes.names} data-side={side}>
      {of.map(({ name, amount, top, height }, index) => (
        <div
          key={name}
          className={classes.name}
          data-thread={side === 'from' ? index % THREADS : undefined}
          style={{ top, height }}
        >
          <span>{name}</span>
          <span className={classes.amount}>{text(amount)}</span>
        </div>
      ))}
    </div>
  );
}
