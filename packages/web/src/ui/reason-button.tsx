import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from './confirm-dialog.js';
import type { RefusalLike } from './refusals.js';
import { useSay } from './say.js';

interface ReasonButtonProps {
  /** on the button, over the dialog that it opens and on that one's own button: 'Decline' */
  verb: string;
  compact?: boolean;
  reason: { label: string; description: string };
  /** what is said once it is done */
  done: string;
  /** Does it for this reason; a refusal stands beside the reason. */
  send: (reason: string) => Promise<RefusalLike | { readonly id: string } | null | undefined>;
}

/** Does something that cannot simply be undone, and asks why first. */
export function ReasonButton({ verb, compact = false, reason, done, send }: ReasonButtonProps) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" {...(compact ? { size: 'compact-md' } : {})} onClick={() => setOpen(true)}>
        {verb}
      </Button>
      <ConfirmDialog
        opened={open}
        onClose={() => setOpen(false)}
        title={verb}
        confirm={verb}
        reason={reason}
        onConfirm={async (words) => {
          const result = await send(words);
          if (result && 'message' in result) return [{ message: result.message, field: 'reason' }];
          say(done);
          return undefined;
        }}
      />
    </>
  );
}
