import { useQuery } from '@apollo/client/react';
import { parseDate } from '@weft/shared';
import { useEffect, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { usePartnership, useTo, useViewer } from '../app/viewer.js';
import { keepShell } from '../outbox/keep-shell.js';
import { keepList, keptList, shortly, type Writer } from '../outbox/kept-list.js';
import { nameOf } from '../people/people-queries.js';
import { EmptyState } from '../ui/empty-state.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { SIGNING_ENTRY, type SigningSource } from './signature-queries.js';
import { SigningForm } from './signing-form.js';

/** Taking somebody's signature, on a phone first of all: `people/:id/sign?outcome=<code>&on=<date>`. */
export function Component() {
  const { viewer } = useViewer();
  const { slug, timeZone, today } = usePartnership();
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const to = useTo();
  const navigate = useNavigate();
  const writer: Writer = { id: viewer.id, name: viewer.name, slug, timeZone };
  const { data, error, refetch } = useQuery(SIGNING_ENTRY, { variables: { participantId: id } });
  const mine = useQuery(SIGNING_ENTRY, { variables: { participantId: null } });
  const [kept, setKept] = useState<SigningSource | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the writer is who is signed in
  useEffect(() => {
    // somebody else's people are not kept on this device
    if (mine.data) void keepList(writer, { signing: mine.data.signingEntry });
  }, [mine.data, viewer.id, slug]);
  useEffect(() => {
    void keepShell();
  }, []);
  useEffect(() => {
    if (!error) return;
    keptList(slug).then(
      (list) => setKept(list?.writer.id === viewer.id ? list.signing : null),
      () => setKept(null),
    );
  }, [error, slug, viewer.id]);
  const source = data?.signingEntry ?? kept;
  const person = source?.people.find((one) => one.id === id);
  const back = to(`people/${id}`);
  const leave = (): void => void navigate(back);
  return (
    <>
      <PageHeader
        title="Take a signature"
        lead="What somebody certifies in their own name, as evidence of a claim. Kept on this device first, so that nothing is lost where there is no connection."
        back={{ to: back, label: person ? nameOf(person) : 'Back to the person' }}
      />
      {error && !source ? (
        <Fault error={error} onRetry={() => void refetch()} />
      ) : !source ? (
        <Loading what="Loading what is to be signed" />
      ) : !person ? (
        <EmptyState title="There is no such participant">They may be supported by somebody else.</EmptyState>
      ) : source.outcomes.length === 0 ? (
        <EmptyState title="Nothing is proved by a signature here">
          No rate card takes the participant’s signed words as evidence.
        </EmptyState>
      ) : (
        <Panel>
          <SigningForm
            key={person.id}
            writer={writer}
            source={source}
            today={today}
            person={{ id: person.id, name: nameOf(person), shortName: nameOf(shortly(person)) }}
            about={{
              outcomeCode: params.get('outcome') ?? '',
              achievedOn: parseDate(params.get('on') ?? '') ?? '',
            }}
            onDone={leave}
            onCancel={leave}
          />
        </Panel>
      )}
    </>
  );
}
