import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useMay, usePartnership, useTo, useViewer } from '../app/viewer.js';
import { keepShell } from '../outbox/keep-shell.js';
import { type EntrySource, keepList, keptList, type Writer } from '../outbox/kept-list.js';
import { VisitSafely } from '../safety/safety-panel.js';
import { SIGNING_ENTRY } from '../signatures/signature-queries.js';
import { Fault } from '../ui/fault.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { CONTACT_ENTRY } from './contact-queries.js';
import { QuickEntry } from './quick-entry.js';

/** Entering a contact, on a phone first of all. */
export function Component() {
  const { viewer } = useViewer();
  const { slug, timeZone, today } = usePartnership();
  const [params] = useSearchParams();
  const participantId = params.get('participant');
  const to = useTo();
  const navigate = useNavigate();
  const writer: Writer = { id: viewer.id, name: viewer.name, slug, timeZone };
  const { data, error, refetch } = useQuery(CONTACT_ENTRY, { variables: { participantId } });
  const may = useMay();
  // who is offline later may want to have something signed
  const signing = useQuery(SIGNING_ENTRY, {
    variables: { participantId: null },
    skip: participantId !== null || !may('recordSignature'),
  });
  const [kept, setKept] = useState<EntrySource | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the writer is who is signed in
  useEffect(() => {
    // somebody else's people are not kept on this device
    if (data && participantId === null) void keepList(writer, { source: data.contactEntry });
    if (signing.data) void keepList(writer, { signing: signing.data.signingEntry });
  }, [data, signing.data, participantId, viewer.id, slug]);
  useEffect(() => {
    void keepShell();
  }, []);
  useEffect(() => {
    if (!error) return;
    keptList(slug).then(
      (list) => setKept(list?.writer.id === viewer.id ? list.source : null),
      () => setKept(null),
    );
  }, [error, slug, viewer.id]);
  const source = data?.contactEntry ?? kept;
  return (
    <>
      <PageHeader
        title="Record a contact"
        lead="Saved on this device first, so that nothing is lost where there is no connection."
        back={
          participantId
            ? { to: to(`people/${participantId}`), label: 'Back to the person' }
            : { to: to('people'), label: 'My people' }
        }
      />
      {participantId ? <VisitSafely participantId={participantId} /> : null}
      {source ? (
        <QuickEntry
          writer={writer}
          source={source}
          today={today}
          participantId={participantId}
          {...(participantId ? { onSaved: () => void navigate(to(`people/${participantId}`)) } : {})}
        />
      ) : error ? (
        <Fault error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading what="Loading whom you meet" />
      )}
    </>
  );
}
