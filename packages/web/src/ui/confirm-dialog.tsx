import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Form } from './form.js';
import { type RefusalLike, useRefusals } from './refusals.js';

interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, and what cannot be taken back. */
  children?: ReactNode;
  /** The verb on the button: 'Return the claim'. */
  confirm: string;
  /** Asks for a reason, which is then required. */
  reason?: { label: string; description?: string; missing?: string };
  danger?: boolean;
  /** Does it; what it answers is shown as refusals, nothing closes the dialog. */
  onConfirm: (reason: string) => Promise<readonly RefusalLike[] | undefined>;
}

/** Asks once before something that cannot simply be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose, title } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened ? <Content {...props} /> : null}
    </Modal>
  );
}

function Content({ onClose, children, confirm, reason, danger = false, onConfirm }: ConfirmDialogProps) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const refusals = useRefusals();
  const go = async (): Promise<void> => {
    if (reason && text.trim() === '') {
      refusals.show([{ message: reason.missing ?? 'Say why, in a few words.', field: 'reason' }]);
      return;
    }
    setBusy(true);
    try {
      const refused = await onConfirm(text.trim());
      if (refused && refused.length > 0) refusals.show(refused);
      else onClose();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form refusals={refusals} onSubmit={go}>
      <Stack>
        {children}
        {reason ? (
          <Textarea
            {...refusals.field('reason')}
            label={reason.label}
            description={reason.description}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            data-autofocus
          />
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} color={danger ? 'red.9' : 'woad'}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
