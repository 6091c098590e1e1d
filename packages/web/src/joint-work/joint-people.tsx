import { useQuery } from '@apollo/client/react';
import { worksWithEverybody } from '@weft/shared';
import { Link } from 'react-router';
import { useMay, usePlace, useTo } from '../app/viewer.js';
import classes from '../between-providers/between-providers.module.css';
import { nameOf } from '../people/people-queries.js';
import { DateText } from '../ui/date-text.js';
import { Panel } from '../ui/panel.js';
import { JOINT_WORKS } from './joint-queries.js';

/** Beside those whom a provider supports: those with whom it works beside another one. */
export function JointPeople() {
  const { roles } = usePlace();
  // the hub works beside nobody
  return useMay()('jointWorks') && !worksWithEverybody(roles) ? <Listed /> : null;
}

function Listed() {
  const to = useTo();
  const { data } = useQuery(JOINT_WORKS, {
    variables: { first: 100, after: null, states: ['AGREED'] },
  });
  const joint =
    data?.jointWorks.edges.map(({ node }) => node).filter(({ side, holds }) => side === 'BESIDE' && holds) ??
    [];
  if (joint.length === 0) return null;
  return (
    <div className={classes.above}>
      <Panel title="Joint work, beside another provider">
        <ul className={classes.list}>
          {joint.map(({ id, participant, from, worker, fromOn }) => (
            <li key={id}>
              <span className={classes.head}>
                {participant ? <Link to={to(`people/${participant.id}`)}>{nameOf(participant)}</Link> : null}
                <span>
                  {worker?.name ?? 'Somebody'} beside {from?.name ?? 'another provider'}, since{' '}
                  <DateText of={fromOn} />
                </span>
              </span>
            </li>
          ))}
        </ul>
        {data?.jointWorks.pageInfo.hasNextPage ? (
          <p>
            There is more than stands here: <Link to={to('transfers')}>all joint work</Link>.
          </p>
        ) : null}
      </Panel>
    </div>
  );
}
