import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { tellEntries, type Waiting } from './waiting.js';

interface SignOutWarningProps {
  /** what waits here */
  readonly unsent: readonly Waiting[];
  readonly onStay: () => void;
  readonly onLeave: () => Promise<void>;
}

/** Asks before somebody signs out whose entries wait on this device. */
export default function SignOutWarning({ unsent, onStay, onLeave }: SignOutWarningProps) {
  return (
    <ConfirmDialog
      opened
      onClose={onStay}
      title={`${tellEntries(unsent)} on this device ${unsent.length === 1 ? 'is' : 'are'} not sent`}
      confirm="Sign out"
      onConfirm={async () => {
        await onLeave();
        return undefined;
      }}
    >
      <p>
        What you wrote stays on this device and is sent when you sign in here again. Nobody else who signs in
        here sees it or sends it.
      </p>
    </ConfirmDialog>
  );
}
