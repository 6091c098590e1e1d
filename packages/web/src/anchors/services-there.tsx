import { useQuery } from '@apollo/client/react';
import { ageBandText } from '@weft/shared';
import { useMay } from '../app/viewer.js';
import { SERVICES } from '../services/service-queries.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './anchors.module.css';

/** A school or a practice has a handful of them. */
const MOST = 50;

/** Which partners’ services run at an anchor, and whether there is room. */
export function ServicesThere({ anchorId }: { anchorId: string }) {
  const may = useMay();
  const { data, error, refetch } = useQuery(SERVICES, {
    variables: { first: MOST, anchorId },
    skip: !may('services'),
  });
  return (
    <Panel title="Services that run there">
      {error && !data ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what="Loading services" /> : null}
      {data?.services.edges.length === 0 ? (
        <p className={classes.soft}>No partner has written down a service here.</p>
      ) : null}
      <ul className={classes.list}>
        {data?.services.edges.map(
          ({ node: { id, name, what, provider, runs, free, capacity, ageFrom, ageTo } }) => (
            <li key={id}>
              <div className={classes.entry}>
                <strong>{name}</strong>
                <span>{what}</span>
                <span className={classes.soft}>
                  {provider.name}, {runs}, {ageBandText(ageFrom ?? null, ageTo ?? null)}
                </span>
              </div>
              <StateBadge tone={free > 0 ? 'good' : 'quiet'}>
                {free > 0 ? `${free} of ${capacity} free` : 'Full'}
              </StateBadge>
            </li>
          ),
        )}
      </ul>
    </Panel>
  );
}
