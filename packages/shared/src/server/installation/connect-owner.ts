import pg from 'pg';
import { InstallationError } from './installation-error.js';

const INSTALLATION_LOCK = 7_300_001;

/** Opens a connection of the owner's; the caller ends it. @throws InstallationError as `asOwner` */
export async function connectOwner(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'weft-installation' });
  // A server that goes away in the middle fails the query under way; that is where it is said.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (fault) {
    throw new InstallationError(
      `The database of DATABASE_URL cannot be opened: ${reasonOf(fault, ownerUrl)}`,
    );
  }
}

/**
 * Works on a connection of the owner's, alone: of two starts at once the second waits for the first.
 *
 * @throws InstallationError when the server does not answer or does not let the owner in.
 */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connectOwner(ownerUrl);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [INSTALLATION_LOCK]);
    return await work(client);
  } finally {
    await client.end();
  }
}

function reasonOf(fault: unknown, ownerUrl: string): string {
  const { code, message } = fault as NodeJS.ErrnoException;
  const place = URL.canParse(ownerUrl) ? new URL(ownerUrl).host : 'its address';
  if (code === 'ECONNREFUSED') return `nothing listens on ${place}.`;
  if (code === 'ENOTFOUND') return `there is no ${place}.`;
  return `${message || code}.`;
}
