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
  await openDatabase(settings.appDatabaseUrl, { applicationName: 'weft-demonstration' });
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
