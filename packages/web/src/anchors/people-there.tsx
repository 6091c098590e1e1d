import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import { PHASE_WORDS } from '../app/words.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import type { AnchorFacts } from './anchor-queries.js';
import classes from './anchors.module.css';
import { Closed } from './closed.js';

/** Who is supported there, by phase. */
export function PeopleThere({ anchor }: { anchor: AnchorFacts }) {
  const closed = anchor.people.filter(({ phase }) => phase === 'CLOSED');
  const all = anchor.phases.reduce((sum, { count }) => sum + count, 0);
  return (
    <Panel title="People supported there">
      {all === 0 ? (
        <p className={classes.soft}>Nobody whom you can see is supported there.</p>
      ) : (
        <>
          <dl className={classes.figures}>
            {anchor.phases.map(({ phase, count }) => (
              <div key={phase}>
                <dt>{PHASE_WORDS[phase].name}</dt>
                <dd>{count}</dd>
              </div>
            ))}
          </dl>
          {anchor.people.length < all ? (
            <p className={classes.soft}>
              The first {anchor.people.length} of {all}; the list of people has them all.
            </p>
          ) : null}
          <Table
            people={anchor.people.filter(({ phase }) => phase !== 'CLOSED')}
            caption="People supported there"
          />
          <Closed count={closed.length}>
            <Table people={closed} caption="People whose support is closed" />
          </Closed>
        </>
      )}
    </Panel>
  );
}

function Table({ people, caption }: { people: AnchorFacts['people']; caption: string }) {
  const to = useTo();
  if (people.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is scrolled by keyboard too
    <section className={classes.scroll} tabIndex={0} aria-label={caption}>
      <table className={classes.table}>
        <caption className="weft-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Phase</th>
            <th scope="col">Link worker</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, phase, linkWorker }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={to(`people/${id}`)}>{name}</Link>
              </th>
              <td>
                <StateBadge tone={PHASE_WORDS[phase].tone}>{PHASE_WORDS[phase].name}</StateBadge>
              </td>
              <td>{linkWorker?.name ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
