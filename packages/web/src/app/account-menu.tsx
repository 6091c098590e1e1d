import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Waiting } from '../outbox/waiting.js';
import { Icon, type IconName } from '../ui/icons.js';
import { useSay } from '../ui/say.js';
import { forgetDrafts } from '../ui/use-draft.js';
import classes from './account-menu.module.css';
import { forgetEverything } from './api.js';
import { signOut } from './auth.js';
import { useViewer } from './viewer.js';

const SignOutWarning = lazy(() => import('../outbox/sign-out-warning.js'));

const SCHEMES: readonly { value: MantineColorScheme; label: string; icon: IconName }[] = [
  { value: 'auto', label: 'As this device', icon: 'system' },
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
];

/** Who I am, how the page looks, and the way out. */
export function AccountMenu() {
  const { viewer } = useViewer();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const say = useSay();
  const choose = (chosen: string): void => {
    const scheme = SCHEMES.find(({ value }) => value === chosen);
    if (scheme) setColorScheme(scheme.value);
  };
  const [unsent, setUnsent] = useState<readonly Waiting[]>([]);
  const askToLeave = async (): Promise<void> => {
    const { waitingOf } = await import('../outbox/waiting.js');
    // where the browser keeps nothing, nothing waits
    const waiting = await waitingOf(viewer.id).catch(() => []);
    if (waiting.length > 0) setUnsent(waiting);
    else await leave();
  };
  const leave = async (): Promise<void> => {
    const problem = await signOut();
    if (problem !== null) {
      say(problem);
      return;
    }
    const { forgetKeptOfOthers } = await import('../outbox/kept-list.js');
    await forgetKeptOfOthers(null);
    forgetDrafts();
    forgetEverything();
    await navigate('/sign-in');
  };
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <button type="button" className={classes.button} aria-label={`Account of ${viewer.name}`}>
            <span className={classes.letters} aria-hidden="true">
              {lettersOf(viewer.name)}
            </span>
            <span className={classes.name}>{viewer.name}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={classes.who}>
            <strong>{viewer.name}</strong>
            <span>{viewer.email}</span>
          </div>
          <Menu.Item component={Link} to="/account" leftSection={<Icon name="account" />}>
            My account
          </Menu.Item>
          {viewer.isOperator ? (
            <Menu.Item component={Link} to="/operator" leftSection={<Icon name="add" />}>
              New partnership
            </Menu.Item>
          ) : null}
          <Menu.Divider />
          <Menu.Label>Appearance</Menu.Label>
          <Menu.RadioGroup value={colorScheme} onChange={choose}>
            {SCHEMES.map(({ value, label, icon }) => (
              <Menu.RadioItem key={value} value={value} rightSection={<Icon name={icon} />}>
                {label}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="leave" />} onClick={() => void askToLeave()}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {unsent.length > 0 ? (
        <Suspense>
          <SignOutWarning unsent={unsent} onStay={() => setUnsent([])} onLeave={leave} />
        </Suspense>
      ) : null}
    </>
  );
}

function lettersOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase('en-GB');
}
