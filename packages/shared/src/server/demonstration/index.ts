import { join } from 'node:path';
import pg from 'pg';
import { openExtractStore } from '../extracts/index.js';
import { openFileStore } from '../files/index.js';
import {
  DEMONSTRATION_ACCOUNTS,
  DEMONSTRATION_PASSWORD,
  type DemonstrationAccount,
  KIRKLEES,
  TYNE,
  WESTWAY,
} from './accounts.js';
import { enactKirklees } from './enact-kirklees.js';
import { enactTyne } from './enact-tyne.js';
import { enactWestway } from './enact-westway.js';
import { KIRKLEES_PARTNERSHIP } from './kirklees-partnership.js';
import { type Workshop, writePeople } from './stage.js';
import { tellOfThePast } from './tell-of-the-past.js';
import { TYNE_PARTNERSHIP } from './tyne-partnership.js';
import { WESTWAY_PARTNERSHIP } from './westway-partnership.js';

export { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD, type DemonstrationAccount };

export interface DemonstrationOptions {
  /** The owner's connection. The pool of the application must be open (`openDatabase`). */
  readonly ownerUrl: string;
  /** The folder .weft, for evidence files. */
  readonly home: string;
  /** The installation's: what is matched later goes on from what is matched here. */
  readonly secret: string;
  readonly log: (line: string) => void;
  /** Makes an account that can sign in; the sign-in side belongs to the API. */
  readonly createAccount: (account: {
    personId: string;
    email: string;
    name: string;
    password: string;
    demonstration: true;
  }) => Promise<unknown>;
}

/** A database in which the demonstration cannot be loaded; the message is one line for whoever asked for it. */
export class DemonstrationError extends Error {
  override readonly name = 'DemonstrationError';
}

const OPERATOR = { email: 'operator@weft.example', name: 'Ngozi Parkin' } as const;

/**
 * Loads the three partnerships of the demonstration (domain.md) into an empty database, the same ones every
 * time, through the use cases that serve everybody. That it is there is said last, so that a load that
 * broke off is recognised, and refused, the next time.
 *
 * @throws DemonstrationError when the database is not empty.
 */
export async function loadDemonstration(options: DemonstrationOptions): Promise<void> {
  const owner = new pg.Pool({
    connectionString: options.ownerUrl,
    application_name: 'weft-demonstration',
    max: 2,
  });
  // a lost server fails the query under way, and that is where it is said
  owner.on('error', () => undefined);
  try {
    await mustBeEmpty(owner);
    await owner.query('UPDATE app.installation SET dates_back = true');
    const plans = [KIRKLEES_PARTNERSHIP, WESTWAY_PARTNERSHIP, TYNE_PARTNERSHIP];
    const ids = await writePeople(owner, [
      OPERATOR,
      ...DEMONSTRATION_ACCOUNTS,
      ...plans.flatMap((plan) => plan.staff),
    ]);
    const operatorId = ids.get(OPERATOR.email) ?? '';
    await owner.query('UPDATE person SET is_operator = true WHERE id = $1', [operatorId]);
    const workshop: Workshop = {
      owner,
      files: openFileStore(options.home),
      extracts: openExtractStore(options.home),
      matching: join(options.home, 'matching'),
      secret: options.secret,
      log: options.log,
      operatorId,
    };
    // side by side: partnerships never wait for each other
    const loads = (
      [
        [KIRKLEES, enactKirklees],
        [WESTWAY, enactWestway],
        [TYNE, enactTyne],
      ] as const
    ).map(async ([slug, enact]) => {
      await enact(workshop, ids);
      await tellOfThePast(owner, slug);
    });
    const broken = (await Promise.allSettled(loads)).find((one) => one.status === 'rejected');
    if (broken) throw broken.reason;
    await openAccounts(ids, options.createAccount);
    await owner.query('ANALYZE');
    await owner.query('UPDATE app.installation SET demonstration = true, dates_back = false');
  } finally {
    await owner.end();
  }
}

async function mustBeEmpty(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ demonstration: boolean; people: boolean; ours: boolean }>(
    `SELECT i.demonstration, EXISTS (SELECT FROM person) OR EXISTS (SELECT FROM partnership) AS people,
       EXISTS (SELECT FROM person p WHERE p.email = $1) AS ours FROM app.installation i`,
    [OPERATOR.email],
  );
  const [found] = rows;
  if (found?.demonstration) throw new DemonstrationError('The demonstration is loaded already.');
  if (found?.ours) {
    throw new DemonstrationError(
      'An earlier load of the demonstration broke off. Make this database anew and load again; npm start does so by itself.',
    );
  }
  if (found?.people)
    throw new DemonstrationError(
      'The database is in use: the demonstration is loaded into an empty one only.',
    );
}

/** Only those in the list can sign in. */
async function openAccounts(
  ids: ReadonlyMap<string, string>,
  createAccount: DemonstrationOptions['createAccount'],
): Promise<void> {
  const listed = new Map([OPERATOR, ...DEMONSTRATION_ACCOUNTS].map(({ email, name }) => [email, name]));
  for (const [email, name] of listed) {
    await createAccount({
      personId: ids.get(email) ?? '',
      email,
      name,
      password: DEMONSTRATION_PASSWORD,
      demonstration: true,
    });
  }
}
