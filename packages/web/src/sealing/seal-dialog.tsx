import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useViewer } from '../app/viewer.js';
import { rolesText } from '../app/words.js';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import {
  AFTER_SEALING,
  SEAL_CHOICES,
  SEAL_RECORD,
  SET_SEAL_OPENERS,
  type Seal,
  type SealChoice,
} from './seal-queries.js';

interface SealDialogProps {
  readonly recordId: string;
  readonly name: string;
  /** The seal that stands, to change who can open it; null: to seal the record. */
  readonly seal: Seal | null;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Seals a record, or says anew who can open it. */
export function SealDialog(props: SealDialogProps) {
  const { opened, onClose, seal } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={seal ? 'Who can open this record' : 'Seal this record'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {opened ? <Content {...props} /> : null}
    </Modal>
  );
}

function Content(props: SealDialogProps) {
  const { data, error, refetch } = useQuery(SEAL_CHOICES, {
    variables: { recordId: props.recordId },
    fetchPolicy: 'network-only',
  });
  if (error && !data) return <Fault error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading what="Loading who can be named" />;
  return <Choose {...props} choices={data.sealChoices} />;
}

function Choose({
  recordId,
  name,
  seal,
  onClose,
  choices,
}: SealDialogProps & { choices: readonly SealChoice[] }) {
  const { viewer } = useViewer();
  const say = useSay();
  const refusals = useRefusals();
  const [reason, setReason] = useState('');
  const [named, setNamed] = useState<readonly string[]>(
    seal
      ? seal.openers.map(({ id }) => id)
      : choices.filter(({ isLinkWorker }) => isLinkWorker).map(({ person }) => person.id),
  );
  const options = { refetchQueries: AFTER_SEALING };
  const [sealIt, sealing] = useMutation(SEAL_RECORD, options);
  const [change, changing] = useMutation(SET_SEAL_OPENERS, options);
  // whoever looks after them comes first: without them nobody supports the person
  const others = choices
    .filter(({ person }) => person.id !== viewer.id)
    .toSorted((one, other) => Number(other.isLinkWorker) - Number(one.isLinkWorker));
  const send = async (): Promise<void> => {
    const personIds = others.map(({ person }) => person.id).filter((id) => named.includes(id));
    const result = seal
      ? (await change({ variables: { input: { recordId, personIds } } })).data?.setSealOpeners
      : (await sealIt({ variables: { input: { recordId, reason, personIds } } })).data?.sealRecord;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say(seal ? 'Who can open this record is changed.' : 'The record is sealed.');
      onClose();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={send}>
      <Stack>
        <p>
          Nobody but you and the people you choose will see {name}: not in lists, search, figures or hints.
          Each of them sees what their role shows of anybody.
        </p>
        {seal ? null : (
          <Textarea
            {...refusals.field('reason')}
            label="What they have to be kept safe from"
            description="One sentence, for those who can open it."
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
        )}
        <Checkbox.Group
          {...refusals.field('personIds')}
          label="Who can open it, beside you"
          description="Name somebody who supports them. A claim is approved and verified by people who are named."
          value={[...named]}
          onChange={setNamed}
        >
          <Stack gap="xs" mt="xs">
            {others.map(({ person, roles, isLinkWorker }) => (
              <Checkbox
                key={person.id}
                value={person.id}
                label={person.name}
                description={`${rolesText(roles)}${isLinkWorker ? ', looks after them' : ''}`}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={sealing.loading || changing.loading}>
            {seal ? 'Save who can open it' : 'Seal it'}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
