import { Button, PasswordInput, Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { useRefusals } from '../ui/refusals.js';
import { CodeField } from './code-field.js';
import { GiveCode } from './give-code.js';
import { QrCode } from './qr-code.js';
import { RecoveryCodes } from './recovery-codes.js';
import { beginSetUp, confirmSetUp, type SecondFactor } from './second-factor-api.js';
import classes from './set-up-codes.module.css';

interface Begun {
  secret: string;
  address: string;
}

interface SetUpCodesProps {
  proof: SecondFactor['proof'];
  /** The recovery codes are shown now: nothing else matters on the page. */
  onKeeping?: () => void;
  /** Set up, and the recovery codes kept. */
  onDone: () => void;
}

/** Sets sign-in codes up, or new ones in place of the old: proof, the square, the first code, the recovery codes. */
export function SetUpCodes({ proof, onKeeping, onDone }: SetUpCodesProps) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(false);
  const begin = async (shown: string): Promise<string | null> => {
    const answer = await beginSetUp(shown);
    if (answer.ok) setBegun(answer.ok);
    return answer.problem ?? null;
  };
  const keep = (codes: readonly string[]): void => {
    setRecoveryCodes(codes);
    onKeeping?.();
  };
  useEffect(() => {
    if (proof !== 'NONE' || asked.current) return;
    asked.current = true;
    void beginSetUp('').then((answer) => {
      if (answer.ok) setBegun(answer.ok);
      else setProblem(answer.problem);
    });
  }, [proof]);

  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} onKept={onDone} />;
  if (begun) return <Scan begun={begun} onCodes={keep} />;
  if (problem !== null) return <p role="alert">{problem}</p>;
  if (proof === 'PASSWORD') return <ShowPassword onPassword={begin} />;
  if (proof === 'CODE') return <GiveCode send="Continue" onCode={begin} />;
  return <Loading />;
}

function ShowPassword({ onPassword }: { onPassword: (password: string) => Promise<string | null> }) {
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const refusals = useRefusals();
  const go = async (): Promise<void> => {
    setBusy(true);
    const refused = password === '' ? 'Enter your password.' : await onPassword(password);
    setBusy(false);
    if (refused !== null) refusals.show([{ field: 'proof', message: refused }]);
  };
  return (
    <Form refusals={refusals} className="weft-form" onSubmit={go}>
      <Stack>
        <PasswordInput
          {...refusals.field('proof')}
          label="Your password"
          description="So that nobody does this at a computer that you left open."
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide your password' }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={busy}>
            Continue
          </Button>
        </div>
      </Stack>
    </Form>
  );
}

function Scan({ begun, onCodes }: { begun: Begun; onCodes: (codes: readonly string[]) => void }) {
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const refusals = useRefusals();
  const go = async (): Promise<void> => {
    if (code.trim() === '') {
      refusals.show([{ field: 'code', message: 'Enter the code that the app shows.' }]);
      return;
    }
    setBusy(true);
    const answer = await confirmSetUp(code);
    setBusy(false);
    if (answer.ok) onCodes(answer.ok.recoveryCodes);
    else refusals.show([{ field: 'code', message: answer.problem }]);
  };
  return (
    <Form refusals={refusals} onSubmit={go}>
      <ol className={classes.steps}>
        <li>
          Install an authenticator app on your telephone, if you have none: Google Authenticator, Microsoft
          Authenticator, 2FAS or any other.
        </li>
        <li>
          Add an account in the app by scanning this square.
          <div className={classes.scan}>
            <QrCode of={begun.address} label="Square to scan with an authenticator app" />
          </div>
          <p className={classes.secret}>
            Or type this key into the app:
            <code>{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
        </li>
        <li>
          Type what the app shows now.
          <Stack mt="sm">
            <CodeField {...refusals.field('code')} value={code} onChange={setCode} />
            <div>
              <Button type="submit" loading={busy}>
                Turn on sign-in codes
              </Button>
            </div>
          </Stack>
        </li>
      </ol>
    </Form>
  );
}
