import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { moneyText } from '../ui/money.js';
import { Panel } from '../ui/panel.js';
import { NEXT_TO_APPROVE } from './decision-queries.js';
import { lastList } from './last-list.js';

/** After a claim is decided: the one that now waits longest, one step away. */
export function NextToApprove({ after }: { after: string }) {
  const to = useTo();
  const { slug } = usePartnership();
  const { data } = useQuery(NEXT_TO_APPROVE, { fetchPolicy: 'network-only' });
  const next = data?.claims.edges.map(({ node }) => node).find(({ id }) => id !== after);
  const link = useRef<HTMLAnchorElement>(null);
  const there = data !== undefined;
  useEffect(() => {
    if (there) link.current?.focus();
  }, [there]);
  if (!there) return null;
  return (
    <Panel title={next ? 'Next to approve' : 'Nothing else waits for approval'}>
      {next ? (
        <p>
          <Link ref={link} to={to(`claims/${next.id}`)}>
            {next.reference}: {next.title}
          </Link>
          , {next.participant ? `${nameOf(next.participant)}, ` : ''}
          {next.provider.name}, {moneyText(next.price)}.
        </p>
      ) : (
        <p>
          <Link ref={link} to={to(lastList(slug))}>
            Back to the claims
          </Link>
        </p>
      )}
    </Panel>
  );
}
