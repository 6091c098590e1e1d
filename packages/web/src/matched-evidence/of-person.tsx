import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { dateText } from '../ui/date-text.js';
import { Panel } from '../ui/panel.js';
import classes from './matched-evidence.module.css';
import { MATCH_OFFERS } from './offer-queries.js';

/** More than a ladder has rungs. */
const ALL = 20;

/** On a person's page: that a shared record proves outcomes of theirs. Nothing where none waits. */
export function OffersOfPerson({ participantId }: { participantId: string }) {
  const may = useMay();
  const to = useTo();
  const { data } = useQuery(MATCH_OFFERS, {
    variables: { first: ALL, after: null, states: null, participantId, mine: null },
    skip: !may('claimMatchOffer'),
  });
  const offers = data?.matchOffers.edges.map(({ node }) => node) ?? [];
  if (offers.length === 0) return null;
  return (
    <Panel title="Offered by data matching" tone="warm">
      <ul className={classes.short}>
        {offers.map(({ id, title, achievedOn }) => (
          <li key={id}>
            {title}, {dateText(achievedOn)}
          </li>
        ))}
      </ul>
      <Button component={Link} to={to(`data/offers?participant=${participantId}`)} variant="default">
        Read what the record shows
      </Button>
    </Panel>
  );
}
