import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { parseDate } from '@weft/shared';
import { Link, useSearchParams } from 'react-router';
import { useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { ClaimForm } from './claim-form.js';
import { CLAIM_FORM } from './record-queries.js';

/** Records what somebody achieved, with its evidence: `claims/new?participant=<id>&outcome=<code>&on=<date>`. */
export function Component() {
  const [params] = useSearchParams();
  const to = useTo();
  const participantId = params.get('participant') ?? '';
  const { data, error, refetch } = useQuery(CLAIM_FORM, {
    variables: { participantId },
    skip: participantId === '',
  });
  if (participantId === '')
    return (
      <>
        <PageHeader title="Record an outcome" back={{ to: to('claims'), label: 'Claims' }} />
        <EmptyState
          title="Whose outcome is it?"
          action={
            <Button component={Link} to={to('people')}>
              Choose a participant
            </Button>
          }
        >
          Open the page of the person who achieved it, and record it there.
        </EmptyState>
      </>
    );
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading what can be recorded" />;
  const person = data.participant;
  if (!person)
    return (
      <EmptyState title="There is no such participant">They may be supported by somebody else.</EmptyState>
    );
  return (
    <>
      <PageHeader
        title="Record an outcome"
        lead={`For ${nameOf(person)}, ${person.reference}${person.provider ? `, supported by ${person.provider.name}` : ''}.`}
        back={{ to: to(`people/${person.id}`), label: nameOf(person) }}
      />
      <Panel>
        <ClaimForm
          key={person.id}
          person={person}
          outcomeCode={params.get('outcome') ?? ''}
          reachedOn={parseDate(params.get('on') ?? '') ?? ''}
          assessmentId={params.get('assessment') ?? ''}
        />
      </Panel>
    </>
  );
}
