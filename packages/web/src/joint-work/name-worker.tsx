import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { checkShare, USUAL_CASELOAD_GUIDE } from '@weft/shared';
import { type ReactNode, useState } from 'react';
import { useMayAt } from '../app/viewer.js';
import { useCaseloadGuide } from '../caseloads/use-guide.js';
import type { AgreeToJointWorkInput } from '../gql/graphql.js';
import { LINK_WORKERS } from '../people/people-queries.js';
import { dateText } from '../ui/date-text.js';
import { Form } from '../ui/form.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { AFTER_JOINT_WORK, AGREE_TO_JOINT_WORK, type JointWork, NAME_JOINT_WORKER } from './joint-queries.js';

/** The provider that is asked agrees, and names who works with the person. */
export function Agree({ work }: { work: JointWork }) {
  const mayAt = useMayAt();
  const say = useSay();
  const [agree] = useMutation(AGREE_TO_JOINT_WORK, AFTER_JOINT_WORK);
  if (!mayAt('agreeToJointWork', work.to?.id)) return null;
  return (
    <NameWorker
      work={work}
      verb="Work with them"
      title="Work with them jointly"
      isFirst
      send={async (input) => {
        const result = (await agree({ variables: { input } })).data?.agreeToJointWork;
        if (result?.__typename === 'Refusal') return result;
        if (result)
          say(
            result.holds
              ? 'Agreed. Their page is open to you and to whom you named.'
              : `Agreed. Their page opens on ${dateText(result.fromOn)}, to you and to whom you named.`,
          );
        return null;
      }}
    >
      {work.from?.name ?? 'The other provider'} goes on supporting them. You and whom you name see what is
      needed to work beside it, from the first day.
    </NameWorker>
  );
}

/** The provider that works beside names somebody else, or another share of the work. */
export function NameAnother({ work }: { work: JointWork }) {
  const mayAt = useMayAt();
  const say = useSay();
  const [name] = useMutation(NAME_JOINT_WORKER, AFTER_JOINT_WORK);
  if (!mayAt('nameJointWorker', work.to?.id)) return null;
  return (
    <NameWorker
      work={work}
      verb="Name somebody else"
      title="Who works with them"
      send={async (input) => {
        const result = (await name({ variables: { input: { ...input, insteadOfId: work.worker?.id } } })).data
          ?.nameJointWorker;
        if (result?.__typename === 'Refusal') return result;
        if (result) say(`${result.worker?.name ?? 'Somebody'} works with them from now on.`);
        return null;
      }}
    >
      What was agreed goes on. Their page closes to {work.worker?.name ?? 'who did it before'} and opens to
      whom you name; what was recorded stays.
    </NameWorker>
  );
}

interface NameWorkerProps {
  work: JointWork;
  verb: string;
  title: string;
  isFirst?: boolean;
  children: ReactNode;
  /** Does it and says so; or why not. */
  send: (input: AgreeToJointWorkInput) => Promise<RefusalLike | null>;
}

function NameWorker({ verb, title, isFirst = false, ...rest }: NameWorkerProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...(isFirst ? {} : { variant: 'default', size: 'compact-md' })} onClick={() => setOpen(true)}>
        {verb}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={title}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {open ? <Choices {...rest} verb={verb} onDone={() => setOpen(false)} /> : null}
      </Modal>
    </>
  );
}

function Choices({
  work,
  verb,
  children,
  send,
  onDone,
}: Omit<NameWorkerProps, 'title' | 'isFirst'> & { onDone: () => void }) {
  const refusals = useRefusals();
  const guide = useCaseloadGuide();
  const usual = work.share ?? (guide ?? USUAL_CASELOAD_GUIDE).jointShare;
  const [worker, setWorker] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const [loading, setLoading] = useState(false);
  const share = typed ?? String(usual);
  const { data } = useQuery(LINK_WORKERS, { variables: { providerId: work.to?.id ?? '' } });
  const submit = async (): Promise<void> => {
    const wrongShare = checkShare(/^\d+$/.test(share.trim()) ? Number(share) : Number.NaN);
    const wrong = [
      ...(worker === '' ? [{ field: 'workerId', message: 'Choose who works with them.' }] : []),
      ...(wrongShare ? [wrongShare] : []),
    ];
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    setLoading(true);
    try {
      const refused = await send({ id: work.id, workerId: worker, share: Number(share) });
      if (refused) refusals.show([refused]);
      else onDone();
    } finally {
      setLoading(false);
    }
  };
  return (
    <Form refusals={refusals} onSubmit={submit}>
      <Stack>
        <p>{children}</p>
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
          label="How much of a person it is for their caseload, %"
          description="100 is as much as somebody whom they support alone."
          inputMode="numeric"
          maw={220}
          value={share}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={loading}>
            {verb}
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
