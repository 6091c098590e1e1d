import { Button, PasswordInput, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { faultText } from '../ui/fault-text.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { keepDraftsOf } from '../ui/use-draft.js';
import { forgetEverything } from './api.js';
import { acceptInvitation, type Invitation, readInvitation, SHORTEST_PASSWORD } from './auth.js';
import { OutsidePage } from './outside-page.js';

/** Where the link in an invitation leads: somebody new chooses a password, somebody known confirms with theirs. */
export function Component() {
  const { token = '' } = useParams();
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    document.title = 'Invitation – Weft';
    let gone = false;
    readInvitation(token).then(
      (read) => {
        if (!gone) setInvitation(read);
      },
      (fault: unknown) => {
        if (!gone) setProblem(faultText(fault));
      },
    );
    return () => {
      gone = true;
    };
  }, [token]);

  if (problem !== null) {
    return (
      <OutsidePage title="This invitation does not work">
        <p role="alert">{problem}</p>
        <p>
          A link works once, for 7 days. Ask the person who invited you to press “Invite again”; or{' '}
          <Link to="/sign-in">sign in</Link> if you have already accepted.
        </p>
      </OutsidePage>
    );
  }
  if (invitation === null) {
    return (
      <OutsidePage title="Your invitation">
        <Loading />
      </OutsidePage>
    );
  }
  return <Accept token={token} invitation={invitation} />;
}

function Accept({ token, invitation }: { token: string; invitation: Invitation }) {
  const { name, email, partnershipName, hasAccount } = invitation;
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const refusals = useRefusals();
  const navigate = useNavigate();
  const say = useSay();
  const go = async (): Promise<void> => {
    if (hasAccount ? password === '' : password.length < SHORTEST_PASSWORD) {
      refusals.show([
        {
          field: 'password',
          message: hasAccount
            ? 'Enter your password.'
            : `Choose a password of at least ${SHORTEST_PASSWORD} characters.`,
        },
      ]);
      return;
    }
    setBusy(true);
    const accepted = await acceptInvitation(token, password);
    setBusy(false);
    if ('refused' in accepted) {
      refusals.show([{ field: 'password', message: accepted.refused }]);
      return;
    }
    if (accepted.signedIn) {
      // whoever was signed in before leaves nothing behind on the screen
      forgetEverything();
      keepDraftsOf(email);
      say(`Welcome to ${partnershipName}.`);
      await navigate(`/p/${accepted.partnership}`, { replace: true });
      return;
    }
    say(`Welcome to ${partnershipName}. Sign in to begin.`);
    await navigate('/sign-in', { replace: true });
  };
  return (
    <OutsidePage title={`Join ${partnershipName}`}>
      <p>
        {hasAccount
          ? `Hello ${name}. You have an account already: enter its password to join.`
          : `Hello ${name}. Choose a password for ${email}; with it you sign in from now on.`}
      </p>
      <Form refusals={refusals} onSubmit={go}>
        <Stack>
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <PasswordInput
            {...refusals.field('password')}
            label="Password"
            {...(hasAccount
              ? {}
              : {
                  description: `At least ${SHORTEST_PASSWORD} characters. Three or four words are easy to remember.`,
                })}
            autoComplete={hasAccount ? 'current-password' : 'new-password'}
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={busy} fullWidth>
            Join
          </Button>
        </Stack>
      </Form>
    </OutsidePage>
  );
}
