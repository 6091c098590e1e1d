import { isAbsolute, resolve } from 'node:path';
import { launcher, OPERATOR, ROOT } from './places.mjs';
import { run } from './run.mjs';
import { Stop, say } from './say.mjs';

/** WEFT_HOME as the person who typed it meant it: from the folder they stand in. */
const environment = () => {
  const { WEFT_HOME: home, ...rest } = process.env;
  if (!home) return rest;
  return { ...rest, WEFT_HOME: isAbsolute(home) ? home : resolve(process.env.INIT_CWD ?? ROOT, home) };
};

/** Finds or starts the database and makes the environment whole. */
export async function openInstallation() {
  const door = await launcher();
  return door.openInstallation(ROOT, environment(), say);
}

/** Roles, migrations and, in an empty database outside production, the demonstration. */
export async function makeReady(installation) {
  const { ensureRoles, migrate, contentsOf, passwordsOf, isLoopback } = await launcher();
  const { ownerUrl, settings } = installation;
  await ensureRoles(ownerUrl, passwordsOf(settings));
  const ran = await migrate(ownerUrl);
  if (ran.length > 0) say(`Migrated the database (${ran.length} steps).`);
  const contents = await contentsOf(ownerUrl);
  if (settings.production) {
    if (contents === 'EMPTY') say('Nobody is here yet: npm run weft -- add-user adds the first person.');
    if (contents !== 'DEMONSTRATION') return;
    throw new Stop(
      'the database holds the demonstration, whose password is known: it does not start with NODE_ENV=production.',
    );
  }
  if (contents === 'IN_USE') return;
  if (!isLoopback(settings.host)) {
    throw new Stop(
      'the demonstration listens on 127.0.0.1 only: leave HOST out, or set NODE_ENV=production.',
    );
  }
  if (contents === 'DEMONSTRATION') return;
  if (contents === 'UNFINISHED') {
    if (installation.beginAnew === null) {
      throw new Stop(
        'an earlier load of the demonstration broke off: name an empty database in DATABASE_URL.',
      );
    }
    say('The last load of the demonstration broke off: beginning anew.');
    await installation.beginAnew();
    await migrate(ownerUrl);
  }
  say('Loading the demonstration …');
  const code = await run(process.execPath, [OPERATOR, 'demo', 'load'], { env: installation.environment });
  if (code !== 0) throw new Stop('the demonstration could not be loaded.');
}

/** The environment of API and worker: all but the owner's way to the database. */
export function servingEnvironment(installation) {
  const { DATABASE_URL: _owner, ...rest } = installation.environment;
  return rest;
}
