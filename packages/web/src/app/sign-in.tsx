import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Form } from '../ui/form.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { keepDraftsOf } from '../ui/use-draft.js';
import { forgetEverything } from './api.js';
import {
  type DemonstrationAccount,
  type Meta,
  readMeta,
  readSessionEnd,
  type SessionEnd,
  signIn,
} from './auth.js';
import { DemonstrationAccounts } from './demonstration-accounts.js';
import { OutsidePage } from './outside-page.js';
import { safeReturn } from './safe-return.js';

const GO_ON = 'Sign in and you are back where you were.';
const ENDINGS: Record<SessionEnd, string> = {
  IDLE: `Your session has ended because nothing was done for an hour. ${GO_ON}`,
  OLD: `Your session has ended: one lasts twelve hours at most. ${GO_ON}`,
  ROLES_CHANGED: 'Your session has ended because what you may do has changed. Sign in to go on.',
  SECOND_FACTOR_CHANGED:
    'Your session has ended because your sign-in codes were set up anew or taken away. If that was not you, tell your partnership’s backbone organisation.',
};

/** The door. In demonstration mode the accounts stand beside the form; choosing one fills it in. */
export function Component() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const [meta, setMeta] = useState<Meta | null>(null);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [end, setEnd] = useState<SessionEnd | null>(null);
  const [busy, setBusy] = useState(false);
  const refusals = useRefusals();

  useEffect(() => {
    document.title = 'Sign in – Weft';
    let gone = false;
    readMeta().then(
      (read) => {
        if (!gone) setMeta(read);
      },
      // Without it the form still works; only the demonstration's list is missing.
      () => setMeta(null),
    );
    readSessionEnd().then(
      ({ because }) => {
        if (!gone) setEnd(because);
      },
      // The same: only the reason is missing.
      () => setEnd(null),
    );
    return () => {
      gone = true;
    };
  }, []);

  const go = async (): Promise<void> => {
    const missing: RefusalLike[] = [];
    if (email.trim() === '') missing.push({ field: 'email', message: 'Enter your email address.' });
    if (password === '') missing.push({ field: 'password', message: 'Enter your password.' });
    if (missing.length > 0) {
      refusals.show(missing);
      return;
    }
    setBusy(true);
    const problem = await signIn(email.trim(), password);
    setBusy(false);
    if (problem !== null) {
      refusals.show([{ message: problem, field: 'email' }]);
      return;
    }
    forgetEverything();
    keepDraftsOf(email.trim().toLowerCase());
    await navigate(safeReturn(params.get('from')), { replace: true });
  };

  const choose = (account: DemonstrationAccount): void => {
    setEmail(account.email);
    setPassword(meta?.password ?? '');
    refusals.clear();
    document.getElementById('sign-in')?.focus();
  };

  const accounts = meta?.demonstration ? (meta.accounts ?? []) : [];
  return (
    <OutsidePage
      title="Sign in"
      aside={
        accounts.length > 0 ? <DemonstrationAccounts of={accounts} chosen={email} onChoose={choose} /> : null
      }
    >
      {end || params.has('ended') ? (
        <p role="status">{end ? ENDINGS[end] : `Your session has ended. ${GO_ON}`}</p>
      ) : null}
      <Form refusals={refusals} onSubmit={go}>
        <Stack>
          <TextInput
            {...refusals.field('email')}
            type="email"
            name="email"
            label="Email address"
            autoComplete="username"
            spellCheck={false}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            {...refusals.field('password')}
            name="password"
            label="Password"
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" id="sign-in" loading={busy} fullWidth>
            Sign in
          </Button>
        </Stack>
      </Form>
      <p style={{ color: 'var(--weft-soft)' }}>
        No account? Your partnership’s backbone organisation invites you by email.
      </p>
    </OutsidePage>
  );
}
