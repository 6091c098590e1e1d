import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { CodeField } from './code-field.js';

interface GiveCodeProps {
  /** The verb on the button. */
  send: string;
  /** Does it; a sentence when it is refused. */
  onCode: (code: string) => Promise<string | null>;
}

/** Asks for a code of the app, or for a recovery code where the app is out of reach. */
export function GiveCode({ send, onCode }: GiveCodeProps) {
  const [code, setCode] = useState('');
  const [isRecovery, setIsRecovery] = useState(false);
  const [busy, setBusy] = useState(false);
  const refusals = useRefusals();
  const go = async (): Promise<void> => {
    if (code.trim() === '') {
      refusals.show([{ field: 'code', message: isRecovery ? 'Enter a recovery code.' : 'Enter the code.' }]);
      return;
    }
    setBusy(true);
    const problem = await onCode(code.trim());
    setBusy(false);
    if (problem === null) return;
    setCode('');
    refusals.show([{ field: 'code', message: problem }]);
  };
  const other = (): void => {
    setIsRecovery(!isRecovery);
    setCode('');
    refusals.clear();
    document.getElementById('code')?.focus();
  };
  return (
    <Form refusals={refusals} onSubmit={go}>
      <Stack>
        <CodeField {...refusals.field('code')} value={code} onChange={setCode} isRecovery={isRecovery} />
        <div>
          <Button type="submit" loading={busy}>
            {send}
          </Button>
        </div>
        <div>
          <Button variant="subtle" px={0} onClick={other}>
            {isRecovery ? 'Use a code from the app' : 'Use a recovery code instead'}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
