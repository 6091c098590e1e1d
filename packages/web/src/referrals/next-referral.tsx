import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { Panel } from '../ui/panel.js';
import { lastHub } from './last-hub.js';
import classes from './referral.module.css';
import { REFERRALS } from './referral-queries.js';
import { waitedText } from './referral-words.js';

/** Once a referral is placed or closed: the one that has waited longest for triage, one step away. */
export function NextReferral({ after }: { after: string }) {
  const to = useTo();
  const { slug } = usePartnership();
  const { data } = useQuery(REFERRALS, {
    fetchPolicy: 'network-only',
    variables: {
      first: 2,
      filter: { states: ['RECEIVED', 'IN_TRIAGE'] },
      sort: { by: 'RECEIVED', descending: false },
    },
  });
  const next = data?.referrals.edges.map(({ node }) => node).find(({ id }) => id !== after);
  const link = useRef<HTMLAnchorElement>(null);
  const there = data !== undefined;
  useEffect(() => {
    if (there) requestAnimationFrame(() => link.current?.focus());
  }, [there]);
  if (!there) return null;
  return (
    <div className={classes.next}>
      <Panel title={next ? 'Next for triage' : 'Nobody else waits for triage'}>
        {next ? (
          <p>
            <Link ref={link} to={to(`referrals/${next.id}`)}>
              {nameOf(next)}
            </Link>
            {next.daysWaited === null || next.daysWaited === undefined
              ? ''
              : `, has waited ${waitedText(next.daysWaited)}`}
            .
          </p>
        ) : (
          <p>
            <Link ref={link} to={to(lastHub(slug))}>
              Back to the referrals
            </Link>
          </p>
        )}
      </Panel>
    </div>
  );
}
