import { useQuery } from '@apollo/client/react';
import { useMay } from '../app/viewer.js';
import { DateText } from '../ui/date-text.js';
import { Panel } from '../ui/panel.js';
import classes from './recognising.module.css';
import { type Episode, SUPPORT_EPISODES } from './recognising-queries.js';

/** Episodes of support, each with its days, and with whom it was where the viewer may know it. */
export function EpisodeList({ of }: { of: readonly Episode[] }) {
  return (
    <ul className={classes.list}>
      {of.map((episode) => (
        <li key={episode.from}>
          <Days of={episode} />
          <span className={classes.soft}>
            {episode.provider ? ` with ${episode.provider.name}` : ' with another provider'}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Days({ of: { from, to, goesOn } }: { of: Episode }) {
  if (goesOn)
    return (
      <>
        Since <DateText of={from} />
      </>
    );
  return (
    <>
      <DateText of={from} />
      {to ? (
        <>
          {' '}
          to <DateText of={to} />
        </>
      ) : (
        ' on, until a day that was not recorded'
      )}
    </>
  );
}

/** On a person's page: every episode of support, once there was more than one. */
export function SupportEpisodes({ participantId }: { participantId: string }) {
  return useMay()('supportEpisodes') ? <Asked participantId={participantId} /> : null;
}

function Asked({ participantId }: { participantId: string }) {
  const { data } = useQuery(SUPPORT_EPISODES, {
    variables: { participantId },
    fetchPolicy: 'cache-and-network',
  });
  const episodes = data?.supportEpisodes ?? [];
  return episodes.length > 1 ? (
    <Panel title="Episodes of support" folded={String(episodes.length)}>
      <EpisodeList of={episodes.toReversed()} />
    </Panel>
  ) : null;
}
