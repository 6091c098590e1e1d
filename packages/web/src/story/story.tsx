import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, useTo } from '../app/viewer.js';
import { CLAIM_STATE_WORDS } from '../app/words.js';
import type { StoryKind, StoryQuery } from '../gql/graphql.js';
import { DateText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './story.module.css';
import { STORY } from './story-queries.js';

type Entry = StoryQuery['story']['edges'][number]['node'];

const A_PAGE = 10;

/** They stand on their own on the same page, with who was there and where. */
const APART: StoryKind[] = ['CONTACT'];

/** What happened with a participant, in one column, the latest day first. */
export function Story({ participantId }: { participantId: string }) {
  const may = useMay();
  return may('story') ? <Told participantId={participantId} /> : null;
}

function Told({ participantId }: { participantId: string }) {
  // asked for anew as a whole: what happened meanwhile has its place in it
  const [first, setFirst] = useState(A_PAGE);
  const may = useMay();
  const [whole, setWhole] = useState(!may('contacts'));
  const { data, previousData, loading, error, refetch } = useQuery(STORY, {
    variables: { participantId, first, after: null, without: whole ? [] : APART },
    fetchPolicy: 'cache-and-network',
  });
  const story = (data ?? previousData)?.story;
  if (error && !story) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!story) return <Loading what="Loading the story" />;
  return (
    <Panel
      title="Story"
      actions={
        may('contacts') ? (
          <Button
            variant={whole ? 'light' : 'default'}
            size="compact-md"
            aria-pressed={whole}
            onClick={() => setWhole(!whole)}
          >
            With the contacts
          </Button>
        ) : undefined
      }
    >
      <ol className={classes.story}>
        {story.edges.map(({ node }) => (
          <li key={node.id} data-kind={node.kind}>
            <StoryItem entry={node} />
          </li>
        ))}
      </ol>
      {story.pageInfo.hasNextPage && first < MOST ? (
        <Button variant="default" mt="sm" loading={loading} onClick={() => setFirst(first + A_PAGE)}>
          Show earlier
        </Button>
      ) : null}
    </Panel>
  );
}

/** As long as a page of the API may be. */
const MOST = 100;

function StoryItem({
  entry: { on, sentence, words, claimId, claimState, referralId, by },
}: {
  entry: Entry;
}) {
  const to = useTo();
  const may = useMay();
  const link = claimId
    ? to(`claims/${claimId}`)
    : referralId && may('referrals')
      ? to(`referrals/${referralId}`)
      : null;
  const state = claimState ? CLAIM_STATE_WORDS[claimState] : null;
  return (
    <>
      <span className={classes.when}>
        <DateText of={on} />
        {by ? `, ${by.name}` : ''}
      </span>
      <span className={classes.what}>
        {link ? <Link to={link}>{sentence}</Link> : <span>{sentence}</span>}
        {state ? <StateBadge tone={state.tone}>{state.name}</StateBadge> : null}
      </span>
      {words ? <span className={classes.words}>{words}</span> : null}
    </>
  );
}
