import { spawnSync } from 'node:child_process';
import { OPERATOR } from '../../scripts/lib/places.mjs';
import { signIn } from './api.mjs';
import { connected } from './databases.mjs';
import { server } from './packages.mjs';

/** The environment in which the demonstration is loaded and served: it never runs in production. */
export const demonstrating = (environment) => ({ ...environment, NODE_ENV: 'test' });

/** Loads the three partnerships of the demonstration into an empty, migrated database. */
export function loadDemonstration(environment) {
  const loaded = spawnSync(process.execPath, [OPERATOR, 'demo', 'load'], {
    env: demonstrating(environment),
    encoding: 'utf8',
  });
  if (loaded.status !== 0) throw new Error(`The demonstration could not be loaded: ${loaded.stderr}`);
}

/**
 * Signs in everybody of the demonstration.
 * @returns { email, name, partnership, organisation, roles, headers } for each place in which somebody acts
 */
export async function signInEverybody(ownerUrl, origin) {
  const { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD: password } = await server();
  const everybody = [];
  for (const account of DEMONSTRATION_ACCOUNTS) {
    const { email, partnership } = account;
    everybody.push({ ...account, headers: await signIn(origin, email, { password, partnership }) });
  }
  // so many people at one address are a measurement, not an attack
  await connected(ownerUrl, (client) => client.query('DELETE FROM auth.sign_in_attempt'));
  return everybody;
}
