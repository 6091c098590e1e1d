import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'react-router';
import { useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { ReviewDesk } from './desk.js';
import classes from './match-review.module.css';
import { Quality } from './quality.js';
import { MATCH_REVIEW, type Review } from './review-queries.js';
import { QUEUES } from './review-words.js';

/** The review of a run: which of its pairs are one person, decided by people; by keyboard alone, if you like. */
export function Component() {
  const to = useTo();
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const { data, error, refetch } = useQuery(MATCH_REVIEW, { variables: { runId: id } });
  const review = data?.matchReview;
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (review === undefined) return <Loading what="Loading the review" />;
  if (review === null)
    return (
      <PageHeader
        title="There is no such run"
        lead="Only people whom its agreement names can review a run."
        back={{ to: to('data/agreements'), label: 'Data matching' }}
      />
    );
  const shown = QUEUES.find(({ queue }) => queue === params.get('show')) ?? QUEUES[0];
  return (
    <>
      <PageHeader
        title={`Review of run ${review.runNumber}`}
        lead={leadOf(review)}
        back={{ to: to(`data/agreements/${review.agreementId}`), label: review.agreementTitle }}
      />
      {review.isInForce && shown ? (
        <>
          <nav aria-label="Which pairs">
            <ul className={classes.tabs}>
              {QUEUES.map(({ queue, name }) => (
                <li key={queue}>
                  <Button
                    component={Link}
                    to={`?show=${queue}`}
                    size="compact-md"
                    variant={queue === shown.queue ? 'filled' : 'default'}
                    aria-current={queue === shown.queue ? 'page' : undefined}
                  >
                    {name}
                  </Button>
                </li>
              ))}
            </ul>
          </nav>
          <p className={classes.about}>{shown.about}</p>
          <ReviewDesk key={`${id} ${shown.queue}`} runId={id} queue={shown.queue} />
          <div className={classes.after}>
            <Quality review={review} />
          </div>
        </>
      ) : (
        <EmptyState title="This agreement is not in force">
          Pairs are shown only while the agreement holds. What people decided is kept, and counts again if a
          later agreement lets the same be matched.
        </EmptyState>
      )}
    </>
  );
}

function leadOf({ isInForce, isDeleted, toReview, decided }: Review): string {
  if (!isInForce) return 'Nothing of what was matched is shown now.';
  if (isDeleted)
    return 'The extract of this run is deleted, as the agreement says, and with it what was compared.';
  const waiting =
    toReview === 0
      ? 'Nothing waits to be reviewed'
      : `${count(toReview, 'pair')} ${toReview === 1 ? 'waits' : 'wait'} to be reviewed, the likeliest first`;
  return `${waiting}; ${count(decided, 'pair')} ${decided === 1 ? 'is' : 'are'} decided.`;
}
