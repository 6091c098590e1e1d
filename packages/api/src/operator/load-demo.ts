import {
  closeDatabase,
  DEMONSTRATION_PASSWORD,
  loadDemonstration,
  openDatabase,
  type Settings,
} from '@weft/shared/server';
import pg from 'pg';
import { hashed, insertAccount, inTransaction } from '../auth/accounts.js';
import { OperatorError } from './operator-error.js';

/**
 * Nobody else is there while it loads, and a load that breaks off is begun anew: a commit need not wait for the disk (the
 * last statement of all does, and everything before it with it), and a statement is planned once and not five times
 * before its plan is kept.
 */
const AT_ONCE = { synchronous_commit: 'off', plan_cache_mode: 'force_generic_plan' };

/**
 * Loads the demonstration, with accounts whose password everybody may know.
 *
 * @throws OperatorError in production, DemonstrationError in a database that is not empty.
 */
export async function loadDemo(
  settings: Settings & { readonly databaseUrl: string },
  say: (line: string) => void,
): Promise<void> {
  if (settings.production)
    throw new OperatorError('The demonstration is not loaded with NODE_ENV=production.');
  await openDatabase(settings.appDatabaseUrl, { applicationName: 'weft-demonstration', settings: AT_ONCE });
  const signIn = new pg.Pool({
    connectionString: settings.authDatabaseUrl,
    options: '-c search_path=auth',
    max: 1,
  });
  try {
    // They share a password that is published, so they may share what it is hashed to.
    const hash = await hashed(DEMONSTRATION_PASSWORD);
    await loadDemonstration({
      ownerUrl: settings.databaseUrl,
      home: settings.home,
      secret: settings.secret,
      log: say,
      createAccount: (account) => inTransaction(signIn, (client) => insertAccount(client, account, hash)),
    });
  } finally {
    await signIn.end();
    await closeDatabase();
  }
}
