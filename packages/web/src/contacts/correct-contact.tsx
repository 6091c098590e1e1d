import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { ContactFields, type ContactTyped, givenOf } from './contact-fields.js';
import { CONTACT_ENTRY, CORRECT_CONTACT, type ContactFacts } from './contact-queries.js';

interface CorrectContactProps {
  readonly contact: ContactFacts;
  readonly participantId: string;
  readonly onClose: () => void;
}

/** Puts a contact right or removes it; what it said is kept. */
export function CorrectContact(props: CorrectContactProps) {
  const { contact, participantId, onClose } = props;
  const { data, error, refetch } = useQuery(CONTACT_ENTRY, { variables: { participantId } });
  const kinds = data?.contactEntry.kinds ?? [];
  // one of a kind that is no longer offered may stay so
  const own = {
    __typename: 'ContactKind' as const,
    code: contact.kind,
    title: contact.kindTitle,
    meets: true,
  };
  return (
    <Modal opened onClose={onClose} title="Correct the contact" closeButtonProps={{ 'aria-label': 'Close' }}>
      {data ? (
        <CorrectForm
          {...props}
          source={{
            colleagues: data.contactEntry.colleagues,
            kinds: kinds.some(({ code }) => code === contact.kind) ? kinds : [...kinds, own],
          }}
        />
      ) : error ? (
        <Fault error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Modal>
  );
}

function CorrectForm({
  contact,
  onClose,
  source,
}: CorrectContactProps & { source: Parameters<typeof ContactFields>[0]['source'] }) {
  const { today } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const [key] = useState(() => crypto.randomUUID());
  const [correct, { loading }] = useMutation(CORRECT_CONTACT, {
    refetchQueries: ['Contacts', 'Story'],
    awaitRefetchQueries: true,
  });
  const [typed, setTyped] = useState<ContactTyped>({
    kind: contact.kind,
    on: contact.on,
    at: contact.at ?? '',
    place: contact.place ?? '',
    minutes: contact.minutes ? String(contact.minutes) : '',
    seen: contact.seen,
    company: contact.company,
    colleague: contact.jointWorkers[0]?.id ?? '',
    words: contact.words ?? '',
  });
  const meets = source.kinds.find(({ code }) => code === typed.kind)?.meets ?? true;
  const send = async (removed: boolean): Promise<void> => {
    const given = givenOf(typed, meets);
    // colleagues beyond the one who is shown stay
    const jointWorkerIds = [...given.jointWorkerIds, ...contact.jointWorkers.slice(1).map(({ id }) => id)];
    const input = {
      id: contact.id,
      clientKey: key,
      ...(removed ? {} : { contact: { ...given, jointWorkerIds } }),
    };
    const { data } = await correct({ variables: { input } });
    const answer = data?.correctContact;
    if (answer?.__typename === 'Refusal') {
      refusals.show([{ message: answer.message, field: answer.field?.replace(/^contact\./, '') }]);
      return;
    }
    say(
      removed
        ? 'The contact is removed. What it said is kept.'
        : 'The contact is corrected. What it said is kept.',
    );
    onClose();
  };
  return (
    <Form refusals={refusals} onSubmit={() => send(false)}>
      <Stack>
        <ContactFields
          typed={typed}
          set={(change) => setTyped((before) => ({ ...before, ...change }))}
          source={source}
          places={[]}
          today={today}
          refusals={refusals}
        />
        <Group gap="xs">
          <Button type="submit" loading={loading}>
            Correct it
          </Button>
          <Button variant="default" onClick={() => void send(true)}>
            It never was: remove it
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
