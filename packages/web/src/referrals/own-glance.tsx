import { useQuery } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import { REFERRAL_STATE_WORDS } from '../app/words.js';
import { nameOf } from '../people/people-queries.js';
import { DateText } from '../ui/date-text.js';
import { Icon } from '../ui/icons.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './own-glance.module.css';
import { OWN_REFERRALS } from './referral-queries.js';

/** As many as one remembers having sent. */
const LATEST = 5;

/** What whoever refers comes for, on their first page: refer somebody, and where the latest stand. */
export function OwnReferralsGlance() {
  const to = useTo();
  const { data } = useQuery(OWN_REFERRALS, { variables: { first: LATEST, after: null, states: null } });
  const latest = data?.ownReferrals.edges.map(({ node }) => node) ?? [];
  return (
    <Panel title="Your referrals">
      {data && latest.length === 0 ? <p>Nobody is referred yet.</p> : null}
      {latest.length > 0 ? (
        <ul className={classes.latest}>
          {latest.map((referral) => (
            <li key={referral.id}>
              <span className={classes.who}>
                {nameOf(referral)}
                <span className={classes.when}>
                  referred on <DateText of={referral.referredOn} />
                </span>
              </span>
              <StateBadge tone={REFERRAL_STATE_WORDS[referral.state].tone}>
                {REFERRAL_STATE_WORDS[referral.state].name}
              </StateBadge>
            </li>
          ))}
        </ul>
      ) : null}
      <Group mt="md">
        <Button component={Link} to={to('referrals/new')} leftSection={<Icon name="add" />}>
          Refer somebody
        </Button>
        <Button component={Link} to={to('referrals/own')} variant="default">
          All our referrals
        </Button>
      </Group>
    </Panel>
  );
}
