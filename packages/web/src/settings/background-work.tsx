import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { JOB_STATE_WORDS, rolesText } from '../app/words.js';
import { graphql } from '../gql/gql.js';
import type { JobState, JobsQuery } from '../gql/graphql.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { dateText, InstantText } from '../ui/date-text.js';
import { EmptyState } from '../ui/empty-state.js';
import { faultText } from '../ui/fault-text.js';
import { ChoiceFilter, ClearFilters } from '../ui/filter-bar.js';
import { useListAddress } from '../ui/list-address.js';
import { PageHeader } from '../ui/page-header.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import { jobText } from './job-words.js';

const JOBS = graphql(`
  query Jobs($state: JobState) {
    jobs(state: $state) {
      id
      kind
      state
      attempts
      error
      createdAt
      about {
        runId
        periodEnd
        roles
        organisation
      }
    }
  }
`);

const RETRY_JOB = graphql(`
  mutation RetryJob($id: ID!) {
    retryJob(id: $id) {
      __typename
      ... on Job {
        id
        state
        attempts
        error
      }
      ...Refused
    }
  }
`);

type Job = JobsQuery['jobs'][number];

const STATES = Object.keys(JOB_STATE_WORDS) as JobState[];
const WHILE_WORKING = 2000;
const OTHERWISE = 30_000;

/** Which piece of work it is, one action away from what it works on. */
function Work({ job: { kind, about } }: { job: Job }) {
  const to = useTo();
  if (about?.runId && about.periodEnd)
    return (
      <>
        {jobText(kind)}:{' '}
        <Link to={to(`money/runs/${about.runId}`)}>period to {dateText(about.periodEnd)}</Link>
      </>
    );
  if (about?.roles && about.organisation)
    return (
      <>
        {jobText(kind)}:{' '}
        <Link to={to('settings/members')}>
          {rolesText(about.roles)} at {about.organisation}
        </Link>
      </>
    );
  if (about?.organisation) return `${jobText(kind)}, for ${about.organisation}`;
  return jobText(kind);
}

/** What Weft does by itself: the last 30 days, at most 100, and what failed can be tried again. */
export function Component() {
  const { timeZone } = usePartnership();
  const address = useListAddress({ state: STATES });
  const say = useSay();
  const state = STATES.find((one) => one === address.get('state')) ?? null;
  const { data, previousData, loading, error, refetch, startPolling } = useQuery(JOBS, {
    variables: { state },
    pollInterval: OTHERWISE,
    skipPollAttempt: () => document.hidden,
  });
  const [retry, retrying] = useMutation(RETRY_JOB);
  const again = async (job: Job): Promise<void> => {
    try {
      const { data: answer } = await retry({ variables: { id: job.id } });
      const result = answer?.retryJob;
      say(result?.__typename === 'Refusal' ? result.message : `${jobText(job.kind)}: trying again.`);
      startPolling(WHILE_WORKING);
      await refetch();
    } catch (fault) {
      say(faultText(fault));
    }
  };
  const columns: Column<Job>[] = [
    {
      key: 'kind',
      header: 'Work',
      primary: true,
      cell: (job) => <Work job={job} />,
      text: ({ kind }) => jobText(kind),
      sortBy: ({ kind }) => jobText(kind),
    },
    {
      key: 'state',
      header: 'State',
      cell: ({ state: now }) => (
        <StateBadge tone={JOB_STATE_WORDS[now].tone}>{JOB_STATE_WORDS[now].name}</StateBadge>
      ),
      sortBy: ({ state: now }) => JOB_STATE_WORDS[now].name,
    },
    {
      key: 'createdAt',
      header: 'Asked for',
      cell: ({ createdAt }) => <InstantText of={createdAt} timeZone={timeZone} />,
      sortBy: ({ createdAt }) => createdAt,
      sorts: 'dates',
    },
    {
      key: 'attempts',
      header: 'Attempts',
      align: 'end',
      // what came with the demonstration was done without the queue
      cell: ({ attempts }) => (attempts === 0 ? '–' : attempts),
      sortBy: ({ attempts }) => attempts,
    },
    {
      key: 'error',
      header: 'What went wrong',
      cell: ({ error: wrong }) => wrong ?? '–',
      text: ({ error: wrong }) => wrong ?? '',
    },
    {
      key: 'retry',
      header: 'Try again',
      cell: (job) =>
        job.state === 'FAILED' ? (
          <Button
            variant="default"
            size="compact-md"
            loading={retrying.loading}
            aria-label={`Try again: ${jobText(job.kind)}`}
            onClick={() => void again(job)}
          >
            Try again
          </Button>
        ) : (
          '–'
        ),
    },
  ];
  return (
    <>
      <PageHeader
        title="Background work"
        lead="What Weft does by itself, such as payment runs and emails: the last 30 days, newest first, at most 100."
      />
      <DataTable
        caption="Background work"
        columns={columns}
        rows={(data ?? previousData)?.jobs}
        rowKey={({ id }) => id}
        loading={loading && !data}
        error={error}
        onRetry={() => void refetch()}
        unit={['job', 'jobs']}
        exportAs="background-work"
        defaultSort="-createdAt"
        address={address}
        filters={
          <>
            <ChoiceFilter
              address={address}
              name="state"
              label="State"
              any="Any state"
              choices={STATES.map((one) => ({ value: one, label: JOB_STATE_WORDS[one].name }))}
            />
            <ClearFilters address={address} />
          </>
        }
        empty={
          <EmptyState title={state === 'FAILED' ? 'Nothing has failed' : 'No background work in this list'}>
            Payment runs and emails appear here while they are on their way, and for 30 days after.
          </EmptyState>
        }
      />
    </>
  );
}
