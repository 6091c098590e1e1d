import { useQuery } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { count } from '../ui/count.js';
import { dateText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './merging.module.css';
import { LIKELY_SAME, type Pair } from './merging-queries.js';
import { sameText } from './same-words.js';
import { TwoPeople } from './two-people.js';

/** Records of the partnership that are likely of one person, among the newest first: the hub decides on each. */
export function Component() {
  const to = useTo();
  const say = useSay();
  const [before, setBefore] = useState<readonly string[]>([]);
  const after = before.at(-1) ?? null;
  const { data, error, refetch } = useQuery(LIKELY_SAME, {
    variables: { after },
    fetchPolicy: 'network-only',
  });
  const head = (
    <PageHeader
      title="Likely the same"
      lead="Records that may be of one person. Look at both, then make them one, or say that they are two people: a pair that you keep apart is not shown again."
      back={{ to: to('people'), label: 'People' }}
    />
  );
  if (error && !data)
    return (
      <>
        {head}
        <Fault error={error} onRetry={() => void refetch()} />
      </>
    );
  if (!data)
    return (
      <>
        {head}
        <Loading what="Looking for records that are alike" />
      </>
    );
  const { pairs, lookedThrough, next } = data.likelySame;
  const apart = async (pair: Pair): Promise<void> => {
    say(`${pair.newer.reference} and ${pair.older.reference} are kept apart.`);
    await refetch();
  };
  return (
    <>
      {head}
      {pairs.length === 0 ? (
        <EmptyState title={after ? 'Nobody among these' : 'Nobody is on record twice, as far as we can tell'}>
          When two records look like one person’s, they are shown here side by side.
        </EmptyState>
      ) : (
        <ul className={classes.pairs}>
          {pairs.map((pair) => (
            <li key={`${pair.newer.id} ${pair.older.id}`}>
              <Panel>
                <OnePair pair={pair} onApart={() => void apart(pair)} />
              </Panel>
            </li>
          ))}
        </ul>
      )}
      <Group mt="lg" justify="space-between">
        <p className={classes.quiet}>
          {count(lookedThrough, 'record')} {after ? 'more ' : ''}looked through, the newest first.
        </p>
        <Group>
          {before.length > 0 ? (
            <Button variant="default" onClick={() => setBefore(before.slice(0, -1))}>
              Newer records
            </Button>
          ) : null}
          {next ? (
            <Button variant="default" onClick={() => setBefore([...before, next])}>
              Look among older records
            </Button>
          ) : null}
        </Group>
      </Group>
    </>
  );
}

function OnePair({ pair, onApart }: { pair: Pair; onApart: () => void }) {
  const to = useTo();
  const { newer, older, percent, reasons } = pair;
  return (
    <>
      <div className={classes.two}>
        {[older, newer].map((one) => (
          <div key={one.id}>
            <Link to={to(`people/${one.id}`)}>{nameOf(one)}</Link>
            <p className={classes.quiet}>
              {one.reference}
              {one.birthDate ? `, born ${dateText(one.birthDate)}` : ', no date of birth'}
              <br />
              {one.provider?.name ?? 'No provider'} since {dateText(one.enrolledOn)}
            </p>
          </div>
        ))}
      </div>
      <p className={classes.why}>
        <StateBadge tone="needs">{sameText('LIKELY', percent)}</StateBadge> {reasons.join('. ')}.
      </p>
      <Group>
        <Button component={Link} to={to(`people/${older.id}/merge/${newer.id}`)}>
          Compare {older.reference} and {newer.reference}
        </Button>
        <TwoPeople one={older} other={newer} onApart={onApart} />
      </Group>
    </>
  );
}
