import { ageBandText } from '@weft/shared';
import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import { whenAndWhere } from '../groups/group-queries.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import type { AnchorFacts } from './anchor-queries.js';
import { sessionsText } from './anchor-words.js';
import classes from './anchors.module.css';

type Service = AnchorFacts['services'][number];
type Attender = Service['attenders'][number];

/** Which partners’ services and groups run at an anchor, whether there is room, and who of its people attends. */
export function ServicesThere({ anchor: { services, groups } }: { anchor: AnchorFacts }) {
  return (
    <Panel title="Services that run there, and who attends">
      {services.length === 0 ? (
        <p className={classes.soft}>No partner has written down a service here.</p>
      ) : null}
      <ul className={classes.list}>
        {services.map((service) => (
          <OneService key={service.id} service={service} />
        ))}
      </ul>
      {groups.length > 0 ? (
        <>
          <h3 className={classes.after}>Groups outside these services</h3>
          <ul className={classes.list}>
            {groups.map(({ id, name, provider, place, weekday, attenders }) => (
              <li key={id}>
                <div className={classes.entry}>
                  <strong>{name}</strong>
                  <span className={classes.soft}>
                    {[provider.name, whenAndWhere({ place, weekday, anchor: null })]
                      .filter(Boolean)
                      .join('. ')}
                  </span>
                  <Attenders of={attenders} what={name} />
                </div>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Panel>
  );
}

function OneService({ service }: { service: Service }) {
  const { name, what, provider, runs, free, capacity, ageFrom, ageTo, attenders, elsewhere } = service;
  return (
    <li>
      <div className={classes.entry}>
        <strong>{name}</strong>
        <span>{what}</span>
        <span className={classes.soft}>
          {provider.name}, {runs}, {ageBandText(ageFrom ?? null, ageTo ?? null)}
        </span>
        {attenders.length > 0 || elsewhere === 0 ? <Attenders of={attenders} what={name} /> : null}
        {elsewhere === 0 ? null : (
          <span>
            {elsewhere == null ? 'A few' : `About ${elsewhere}`} of its people come with {provider.name},
            whose names you do not see.
          </span>
        )}
      </div>
      <StateBadge tone={free > 0 ? 'good' : 'quiet'}>
        {free > 0 ? `${free} of ${capacity} free` : 'Full'}
      </StateBadge>
    </li>
  );
}

/** By name, with how often each came; closed until somebody asks, since a school has a handful of such lists. */
function Attenders({ of, what }: { of: readonly Attender[]; what: string }) {
  const to = useTo();
  if (of.length === 0) return <span className={classes.soft}>Nobody is written down as coming.</span>;
  return (
    <details className={classes.details}>
      <summary>
        {of.length === 1 ? '1 person attends' : `${of.length} people attend`}
        <span className="weft-visually-hidden"> {what}</span>
      </summary>
      <table className={classes.table}>
        <caption className="weft-visually-hidden">Who attends {what}, in the last four months</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Sessions in four months</th>
          </tr>
        </thead>
        <tbody>
          {of.map(({ id, name, attended, held }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={to(`people/${id}`)}>{name}</Link>
              </th>
              <td>{sessionsText({ attended, held })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
