import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { checkShare, USUAL_CASELOAD_GUIDE } from '@weft/shared';
import { useState } from 'react';
import { useMay } from '../app/viewer.js';
import { useCaseloadGuide } from '../caseloads/use-guide.js';
import { LINK_WORKERS } from '../people/people-queries.js';
import { dateText } from '../ui/date-text.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { AFTER_JOINT_WORK, AGREE_TO_JOINT_WORK, type JointWork } from './joint-queries.js';

/** The provider that is asked agrees, and names who works with the person. */
export function Agree({ work }: { work: JointWork }) {
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('agreeToJointWork')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>Work with them</Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title="Work with them jointly"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {open ? <Choices work={work} onDone={() => setOpen(false)} /> : null}
      </Modal>
    </>
  );
}

function Choices({ work, onDone }: { work: JointWork; onDone: () => void }) {
  const say = useSay();
  const refusals = useRefusals();
  const guide = useCaseloadGuide();
  const usual = (guide ?? USUAL_CASELOAD_GUIDE).jointShare;
  const [worker, setWorker] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const share = typed ?? String(usual);
  const { data } = useQuery(LINK_WORKERS, { variables: { providerId: work.to?.id ?? '' } });
  const [agree, { loading }] = useMutation(AGREE_TO_JOINT_WORK, AFTER_JOINT_WORK);
  const send = async (): Promise<void> => {
    const wrongShare = checkShare(/^\d+$/.test(share.trim()) ? Number(share) : Number.NaN);
    const wrong = [
      ...(worker === '' ? [{ field: 'workerId', message: 'Choose who works with them.' }] : []),
      ...(wrongShare ? [wrongShare] : []),
    ];
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    const input = { id: work.id, workerId: worker, share: Number(share) };
    const result = (await agree({ variables: { input } })).data?.agreeToJointWork;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say(
        result.holds
          ? 'Agreed. Their page is open to you and to whom you named.'
          : `Agreed. Their page opens on ${dateText(result.fromOn)}, to you and to whom you named.`,
      );
      onDone();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={send}>
      <Stack>
        <p>
          {work.from?.name ?? 'The other provider'} goes on supporting them. You and whom you name see what is
          needed to work beside it, from the first day.
        </p>
        <NativeSelect
          {...refusals.field('workerId')}
          label="Who works with them"
          value={worker}
          data={[
            { value: '', label: 'Choose' },
            ...(data?.linkWorkers ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setWorker(event.currentTarget.value)}
        />
        <TextInput
          {...refusals.field('share')}
          label="How much of a person it is for their caseload, in per cent"
          description="100 is as much as somebody whom they support alone."
          inputMode="numeric"
          maw={220}
          value={share}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={loading}>
            Work with them
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
