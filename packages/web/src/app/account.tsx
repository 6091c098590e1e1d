import { Button, PasswordInput, Stack } from '@mantine/core';
import { may } from '@weft/shared';
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { Fault } from '../ui/fault.js';
import { Form } from '../ui/form.js';
import { Loading } from '../ui/loading.js';
import { PageHeader } from '../ui/page-header.js';
import { Facts, Panel } from '../ui/panel.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { Weave } from '../ui/weave.js';
import classes from './account.module.css';
import {
  changePassword,
  currentSessionId,
  endSession,
  listSessions,
  type Session,
  SHORTEST_PASSWORD,
} from './auth.js';
import { deviceText } from './device-text.js';
import { SignInCodes } from './sign-in-codes.js';
import { useViewer } from './viewer.js';
import { rolesText } from './words.js';

/** My account: who I am, where I am signed in, my password. */
export function Component() {
  const { viewer, places } = useViewer();
  return (
    <div className={classes.page}>
      <PageHeader title="My account" />
      <Panel title="Who you are">
        <Facts
          of={[
            ['Name', viewer.name],
            ['Email address', viewer.email],
          ]}
        />
        {places.length > 0 ? (
          <ul className={classes.places}>
            {places.map(({ partnership, roles, organisations }) => (
              <li key={partnership.slug}>
                <Weave name={partnership.slug} size={36} />
                <span>
                  <Link to={`/p/${partnership.slug}`}>{partnership.name}</Link>
                  <span className={classes.soft}>
                    {rolesText(roles)}, {organisations.map(({ name }) => name).join(' and ')}
                  </span>
                  {may(roles, 'notificationChoices') ? (
                    <Link
                      to={`/p/${partnership.slug}/notifications/choices`}
                      aria-label={`What you are told of in ${partnership.name}`}
                    >
                      What you are told of
                    </Link>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </Panel>
      <SignInCodes />
      <Sessions />
      <Password />
    </div>
  );
}

function Sessions() {
  const [sessions, setSessions] = useState<Session[] | null>(null);
  const [mine, setMine] = useState<string | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const say = useSay();
  const load = useCallback(async () => {
    try {
      const [list, current] = await Promise.all([listSessions(), currentSessionId()]);
      setSessions(list.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt)));
      setMine(current);
      setFault(null);
    } catch (problem) {
      setFault(problem);
    }
  }, []);
  useEffect(() => void load(), [load]);
  const end = async (id: string): Promise<void> => {
    const problem = await endSession(id);
    say(problem ?? 'The session has ended. That device is signed out.');
    await load();
    document.getElementById('sessions')?.focus({ preventScroll: true });
  };
  return (
    <Panel title="Where you are signed in">
      {fault ? <Fault error={fault} onRetry={() => void load()} /> : null}
      {sessions === null && !fault ? <Loading /> : null}
      <ul className={classes.sessions} id="sessions" tabIndex={-1} aria-label="Sessions">
        {sessions?.map((session) => (
          <li key={session.id}>
            <span>
              <strong>{deviceText(session.userAgent)}</strong>
              <span className={classes.soft}>
                {session.id === mine ? 'This session. ' : ''}
                Signed in {momentText(session.createdAt)}
                {session.ipAddress ? ` from ${session.ipAddress}` : ''}
              </span>
            </span>
            {session.id === mine ? null : (
              <Button
                variant="default"
                aria-label={`End session: ${deviceText(session.userAgent)}`}
                onClick={() => void end(session.id)}
              >
                End session
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Password() {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [busy, setBusy] = useState(false);
  const refusals = useRefusals();
  const say = useSay();
  const go = async (): Promise<void> => {
    const missing: RefusalLike[] = [];
    if (current === '') missing.push({ field: 'currentPassword', message: 'Enter your current password.' });
    if (next.length < SHORTEST_PASSWORD) {
      missing.push({
        field: 'newPassword',
        message: `Choose a new password of at least ${SHORTEST_PASSWORD} characters.`,
      });
    }
    if (missing.length > 0) {
      refusals.show(missing);
      return;
    }
    setBusy(true);
    const refused = await changePassword(current, next);
    setBusy(false);
    if (refused) {
      refusals.show([refused]);
      return;
    }
    refusals.clear();
    setCurrent('');
    setNext('');
    say('Your password is changed. Your other sessions have ended.');
  };
  return (
    <Panel title="Password">
      <Form refusals={refusals} className="weft-form" onSubmit={go}>
        <Stack>
          <PasswordInput
            {...refusals.field('currentPassword')}
            label="Current password"
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the current password' }}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            {...refusals.field('newPassword')}
            label="New password"
            description={`At least ${SHORTEST_PASSWORD} characters. Three or four words that do not belong together are easy to remember.`}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the new password' }}
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" loading={busy}>
              Change password
            </Button>
          </div>
        </Stack>
      </Form>
    </Panel>
  );
}

/** An instant on this device's own clock: an account belongs to no partnership. */
function momentText(instant: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(instant),
  );
}
