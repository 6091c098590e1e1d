import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { API, OPERATOR } from '../../scripts/lib/places.mjs';
import { start } from './children.mjs';
import { connected } from './databases.mjs';
import { SLUG } from './fill.mjs';

const PASSWORD = 'only for this measurement';
const PRELOAD = new URL('../processes/answer-cpu.mjs', import.meta.url).href;

/**
 * The API as it is started in earnest, in a process of its own, on a free port.
 * @param environment of `openInstallation`
 * @returns its address and the process, which answers 'cpu' and 'memory'
 */
export async function startApi(environment, started) {
  const { DATABASE_URL: _owner, ...given } = environment;
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = start(
    API,
    { NODE_ENV: 'production', ...given, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: origin },
    { preload: PRELOAD },
  );
  started.push(child);
  await untilReady(`${origin}/readyz`);
  return { origin, child };
}

/**
 * Somebody who can sign in, made by the operator's tool; an address that a person has gets an account.
 * @returns the person's id
 */
export async function addMember(ownerUrl, environment, { email, organisation, role }) {
  const membership =
    organisation === undefined ? [] : ['--partnership', SLUG, '--organisation', organisation, '--role', role];
  const made = spawnSync(
    process.execPath,
    [OPERATOR, 'add-user', '--email', email, '--name', 'Member', '--password-stdin', ...membership],
    { env: environment, input: `${PASSWORD}\n`, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`The member could not be added: ${made.stderr}`);
  return connected(ownerUrl, async (client) => {
    const { rows } = await client.query('SELECT id FROM person WHERE email = $1', [email]);
    return rows[0].id;
  });
}

/** Signs in. @returns the headers with which this person asks for a partnership */
export async function signIn(origin, email, { password = PASSWORD, partnership = SLUG } = {}) {
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`${email} could not sign in: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return { 'content-type': 'application/json', cookie, 'x-partnership': partnership };
}

async function untilReady(url) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const answer = await fetch(url).catch(() => null);
    // the queue's schema is the worker's to make, and no worker need run here
    if (answer) return;
    await pause(100);
  }
  throw new Error('The API was not there within a minute.');
}

export async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
