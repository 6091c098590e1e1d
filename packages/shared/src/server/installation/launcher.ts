import { join } from 'node:path';
import { remakeDatabase, useEmbeddedServer } from '../embedded/index.js';
import { readSettings, type Settings } from '../settings.js';
import { roleUrl } from './ensure-roles.js';
import { openHome, readSecrets, type Secrets } from './secrets.js';

// The door of the scripts: what `npm start` and `npm run weft` need before there is a database to speak to.
export { DEFAULT_PORT, isLoopback } from '../settings.js';
export { contentsOf } from './contents.js';
export { ensureRoles, passwordsOf } from './ensure-roles.js';
export { InstallationError } from './installation-error.js';
export { migrate } from './migrate.js';

type Environment = Record<string, string | undefined>;

export interface Installation {
  readonly ownerUrl: string;
  readonly settings: Settings;
  /** The whole environment of the operator's tool; API and worker get it without DATABASE_URL. */
  readonly environment: Environment;
  /** Drops and makes the embedded server's database; null for a server that is not ours. */
  readonly beginAnew: (() => Promise<void>) | null;
  /** Leaves the embedded server, which stops when nobody else uses it. */
  readonly release: () => Promise<void>;
}

/**
 * Makes an environment whole: what the operator set stays, the rest comes from `home`, and without
 * DATABASE_URL the embedded server is found or started. Settings are checked before anything is started.
 *
 * @param root the folder of the clone; `.weft` lies in it unless WEFT_HOME names another place.
 * @throws SettingsError or another Error, one line, for the person who started Weft.
 */
export async function openInstallation(
  root: string,
  given: Environment,
  say: (line: string) => void,
): Promise<Installation> {
  const home = given.WEFT_HOME?.trim() || join(root, '.weft');
  const own = given.DATABASE_URL?.trim() || null;
  readSettings(whole(given, home, UNKNOWN, own ?? NOWHERE));
  openHome(home);
  const secrets = readSecrets(home);
  const server = own === null ? await useEmbeddedServer(home, secrets.postgres, say) : null;
  const ownerUrl = own ?? server?.ownerUrl ?? NOWHERE;
  const environment = whole(given, home, secrets, ownerUrl);
  return {
    ownerUrl,
    settings: readSettings(environment),
    environment,
    beginAnew: server && (() => remakeDatabase(server.ownerUrl)),
    release: async () => server?.release(),
  };
}

const NOWHERE = 'postgres://127.0.0.1/weft';
const UNKNOWN: Secrets = { secret: '-'.repeat(32), postgres: '-', app: '-', auth: '-', queue: '-' };

function whole(given: Environment, home: string, secrets: Secrets, ownerUrl: string): Environment {
  // An address that cannot be read is reported as DATABASE_URL, not by what would follow from it.
  const base = /^postgres(ql)?:/.test(ownerUrl) && URL.canParse(ownerUrl) ? ownerUrl : NOWHERE;
  return {
    ...given,
    WEFT_HOME: home,
    WEFT_SECRET: given.WEFT_SECRET || secrets.secret,
    DATABASE_URL: ownerUrl,
    WEFT_APP_DATABASE_URL: given.WEFT_APP_DATABASE_URL || roleUrl(base, 'weft_app', secrets.app),
    WEFT_AUTH_DATABASE_URL: given.WEFT_AUTH_DATABASE_URL || roleUrl(base, 'weft_auth', secrets.auth),
    WEFT_QUEUE_DATABASE_URL: given.WEFT_QUEUE_DATABASE_URL || roleUrl(base, 'weft_queue', secrets.queue),
  };
}
