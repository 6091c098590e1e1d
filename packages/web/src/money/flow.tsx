import { useMemo } from 'react';
import classes from './flow.module.css';
import { type FlowLink, type FlowNode, type FlowRibbon, layOut, type Others } from './flow-layout.js';

const THREADS = 5;

interface FlowProps {
  links: readonly FlowLink[];
  /** An amount as people read it. */
  text: (amount: bigint) => string;
  /** What stands above each column. */
  heads: Others;
  others: Others;
}

/**
 * Money as threads from those who pay, through what they pay for, to those whose work it was; as wide as what runs
 * through them. A picture for the eye: the page says the same in a sentence and in a table. Where there is no room for
 * three columns it comes in two steps, one below the other.
 */
export function Flow({ links, text, heads, others }: FlowProps) {
  const layout = useMemo(() => layOut(links, others), [links, others]);
  if (!layout) return null;
  const { columns, ribbons, height } = layout;
  const [from, via, to] = columns;
  const names = (of: readonly FlowNode[], head: string, side: Side) => (
    <Names of={of} text={text} head={head} side={side} height={height} />
  );
  return (
    <div className={classes.flow} aria-hidden="true">
      {names(from, heads.from, 'first')}
      <Threads of={ribbons[0]} height={height} />
      {names(via, heads.via, 'middle')}
      {/* the second step begins again with where the first one ended */}
      <div className={classes.again}>{names(via, heads.via, 'first')}</div>
      <Threads of={ribbons[1]} height={height} />
      {names(to, heads.to, 'last')}
    </div>
  );
}

type Side = 'first' | 'middle' | 'last';

function Threads({ of, height }: { of: readonly FlowRibbon[]; height: number }) {
  return (
    <svg
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      className={classes.threads}
      style={{ height }}
      aria-hidden="true"
    >
      {of.map(({ thread, fromTop, toTop, height: tall }) => (
        <path
          key={`${fromTop} ${toTop} ${thread}`}
          data-thread={thread % THREADS}
          data-thin={tall < 1 || undefined}
          d={`M0 ${fromTop}C50 ${fromTop} 50 ${toTop} 100 ${toTop}V${toTop + tall}C50 ${toTop + tall} 50 ${fromTop + tall} 0 ${fromTop + tall}Z`}
        />
      ))}
    </svg>
  );
}

function Names({
  of,
  text,
  head,
  side,
  height,
}: {
  of: readonly FlowNode[];
  text: (amount: bigint) => string;
  head: string;
  side: Side;
  height: number;
}) {
  return (
    <div className={classes.names} data-side={side}>
      <p className={classes.head}>{head}</p>
      <div className={classes.places} style={{ height }}>
        {of.map(({ name, amount, slot, band, thread }) => (
          <div key={name} data-thread={thread === null ? undefined : thread % THREADS}>
            <span className={classes.band} style={band} />
            <div className={classes.name} style={slot} title={name}>
              <span>{name}</span>
              <span className={classes.amount}>{text(amount)}</span>
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
