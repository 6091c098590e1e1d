import { useQuery } from '@apollo/client/react';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { usePlace, useTo } from '../app/viewer.js';
import { PHASE_WORDS } from '../app/words.js';
import { LINK_WORKERS, nameOf } from '../people/people-queries.js';
import { count } from '../ui/count.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import classes from './support.module.css';
import { PROPOSED_MOVES, type Proposal } from './support-queries.js';
import { useMove } from './use-move.js';

/** Hands the people of a link worker over to the colleagues, as when somebody leaves. */
export function Component() {
  const [params] = useSearchParams();
  const to = useTo();
  const worker = params.get('worker');
  return (
    <>
      <PageHeader
        title="Hand people over"
        lead="When a link worker leaves or is away: each person goes to the colleague who has most room, unless you choose another."
        back={{ to: to('people'), label: 'People' }}
      />
      <WhoseField />
      {worker ? <HandOver key={worker} worker={worker} name={params.get('name')} /> : null}
    </>
  );
}

/** The link workers of one's own organisations; whoever comes from a membership has named somebody already. */
function WhoseField() {
  const { organisations } = usePlace();
  const [params, setParams] = useSearchParams();
  const { data } = useQuery(LINK_WORKERS, { variables: { providerId: organisations[0]?.id ?? '' } });
  const workers = data?.linkWorkers ?? [];
  if (workers.length === 0) return null;
  const choose = (id: string): void => {
    const name = workers.find((one) => one.id === id)?.name ?? '';
    setParams(id === '' ? {} : { worker: id, name }, { replace: true });
  };
  return (
    <NativeSelect
      label="Whose people"
      maw={360}
      mb="lg"
      value={params.get('worker') ?? ''}
      data={[{ value: '', label: 'Choose' }, ...workers.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}

function HandOver({ worker, name }: { worker: string; name: string | null }) {
  const { data, error, refetch } = useQuery(PROPOSED_MOVES, {
    variables: { linkWorkerId: worker },
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Looking who has room" />;
  const proposals = data.proposedMoves;
  if (proposals.length === 0)
    return (
      <EmptyState title={`${name ?? 'This link worker'} looks after nobody`}>
        Nobody whose support goes on has to be handed over.
      </EmptyState>
    );
  const providers = [...new Map(proposals.map((one) => [one.participant.provider?.id ?? '', one])).keys()];
  return (
    <>
      {providers.map((providerId) => (
        <OfProvider
          key={`${providerId} ${proposals.map(({ participant }) => participant.id).join()}`}
          worker={worker}
          name={name}
          providerId={providerId}
          proposals={proposals.filter(({ participant }) => (participant.provider?.id ?? '') === providerId)}
        />
      ))}
    </>
  );
}

interface OfProviderProps {
  worker: string;
  name: string | null;
  providerId: string;
  proposals: readonly Proposal[];
}

function OfProvider({ worker, name, providerId, proposals }: OfProviderProps) {
  const to = useTo();
  const refusals = useRefusals();
  const { move, loading } = useMove();
  const [choice, setChoice] = useState<Readonly<Record<string, string>>>({});
  const { data } = useQuery(LINK_WORKERS, { variables: { providerId } });
  const colleagues = (data?.linkWorkers ?? []).filter(({ id }) => id !== worker);
  const chosen = (one: Proposal): string => choice[one.participant.id] ?? one.to?.id ?? '';
  const moves = proposals.flatMap((one) =>
    chosen(one) === '' ? [] : [{ participantId: one.participant.id, fromId: worker, toId: chosen(one) }],
  );
  const send = async (): Promise<void> => {
    if (moves.length === 0) {
      refusals.show([{ message: 'Choose a colleague for at least one of them.' }]);
      return;
    }
    const refused = await move(moves);
    if (refused) refusals.show([refused]);
  };
  const whose = name ?? 'this link worker';
  const taking = colleagues.flatMap(({ id, name: colleague }) => {
    const many = moves.filter(({ toId }) => toId === id).length;
    return many === 0 ? [] : [`${colleague} takes on ${many}`];
  });
  return (
    <Panel title={`${count(proposals.length, 'person', 'people')} with ${whose}`}>
      <Form refusals={refusals} onSubmit={send}>
        {taking.length > 0 ? (
          <p className={classes.soft}>{new Intl.ListFormat('en-GB').format(taking)}.</p>
        ) : null}
        <ul className={classes.people}>
          {proposals.map((one) => {
            const { participant } = one;
            const phase = participant.phase ? PHASE_WORDS[participant.phase].name : null;
            return (
              <li key={participant.id}>
                <span>
                  <Link to={to(`people/${participant.id}`)}>{nameOf(participant)}</Link>
                  <span className={classes.soft}>
                    {participant.reference}
                    {phase ? `, ${phase.toLowerCase()}` : ''}
                  </span>
                </span>
                <NativeSelect
                  aria-label={`To whom ${nameOf(participant)} goes`}
                  value={chosen(one)}
                  data={[
                    { value: '', label: `Stays with ${whose}` },
                    ...colleagues.map(({ id, name: colleague }) => ({ value: id, label: colleague })),
                  ]}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    setChoice((before) => ({ ...before, [participant.id]: value }));
                  }}
                />
              </li>
            );
          })}
        </ul>
        <Button type="submit" loading={loading} mt="md">
          Hand over {count(moves.length, 'person', 'people')}
        </Button>
      </Form>
    </Panel>
  );
}
