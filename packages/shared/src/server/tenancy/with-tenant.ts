import type pg from 'pg';
import type { HeldRole, Role } from '../../rules/index.js';
import { Fault, forbidden, notFound, SecondFactorNeeded, unauthenticated } from '../errors.js';
import { traced } from '../tracing/index.js';
import type { Actor, PersonActor } from './actor.js';
import { inTurn, inTurnOf, theDatabase } from './database.js';
import { Owners } from './owners.js';
import { type Me, type PlaceRow, placeOf } from './place.js';
import { Tenant } from './tenant.js';

interface EnteredRow extends PlaceRow {
  /** the database's clock: processes whose own is wrong write nothing wrong */
  now: Date;
  person_id: string | null;
  /** absent unless the actor came by a session */
  needs_second_factor?: boolean;
  roles: Role[];
  /** 'LINK_WORKER:<organisation>'; absent for who has none */
  held_roles?: string[];
  organisation_ids: string[];
  provider_ids: string[];
  funder_ids: string[];
  is_operator: boolean;
}

/** The statement that enters as this actor. */
function entering(actor: Actor): pg.QueryConfig {
  if ('system' in actor)
    return {
      name: 'weft_enter_as_system',
      text: 'SELECT e.*, now() AS now FROM app.enter_as_system($1) e',
      values: [actor.partnershipId],
    };
  if ('visits' in actor)
    return {
      name: 'weft_enter_by_public_page',
      text: 'SELECT e.*, now() AS now FROM app.enter_by_public_page($1) e',
      values: [actor.visits],
    };
  const place = actor.partnership ?? null;
  return actor.session === undefined
    ? {
        name: 'weft_enter',
        text: 'SELECT $1::uuid AS person_id, e.*, now() AS now, app.held_roles() AS held_roles FROM app.enter($1, $2) e',
        values: [actor.personId, place],
      }
    : {
        name: 'weft_enter_by_session',
        text: 'SELECT e.*, now() AS now, app.held_roles() AS held_roles FROM app.enter_by_session($1, $2) e',
        values: [actor.session, place],
      };
}

function heldRole(text: string): HeldRole {
  const [role, organisationId] = text.split(':') as [Role, string];
  return { role, organisationId };
}

/** Begins the transaction and enters it, in one journey to the database. */
async function begin(connection: pg.ClientBase, actor: Actor): Promise<Tenant> {
  const system = 'system' in actor;
  const visitor = 'visits' in actor;
  const [, entered] = await Promise.all([
    connection.query('BEGIN'),
    connection.query<EnteredRow>(entering(actor)),
  ]);
  const [row] = entered.rows;
  // missing, unknown and not mine: the same answer
  if (!row) throw visitor ? notFound() : forbidden();
  if (!system && !visitor && row.person_id === null) throw unauthenticated();
  if (row.needs_second_factor) throw new SecondFactorNeeded();
  const me: Me = {
    personId: row.person_id ?? null,
    roles: row.roles ?? [],
    held: (row.held_roles ?? []).map(heldRole),
    isSystem: system,
    isOperator: row.is_operator ?? false,
    organisationIds: row.organisation_ids ?? [],
    providerIds: row.provider_ids ?? [],
    funderIds: row.funder_ids ?? [],
  };
  const tenant = new Tenant(connection, me, placeOf(row), actor.at ?? row.now);
  if (system) tenant.names(actor.doing ?? 'system');
  return tenant;
}

async function inTransaction<T>(actor: Actor, work: (tenant: Tenant) => Promise<T>): Promise<T> {
  const connection = await theDatabase().connect();
  let broken: Error | undefined;
  try {
    const tenant = await begin(connection, actor);
    const result = await work(tenant);
    await tenant.end();
    return result;
  } catch (error) {
    await connection.query('ROLLBACK').catch((fault: Error) => {
      broken = fault;
    });
    throw holdsNoText(error)
      ? new Fault('BAD_USER_INPUT', 'Take out the characters that are no text.')
      : error;
  } finally {
    // a connection that cannot even roll back is thrown away
    connection.release(broken);
  }
}

/** Whether the database was given a character that no text of its own can hold: whoever sent it can mend that. */
const holdsNoText = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '22021';

/** Whose sessions are, as far as this process has seen. */
const owners = new Owners();

/**
 * Who asks, for whose turn it is. A session is looked up once: somebody who signs in ten times is still one person, and
 * has one person's share of the connections.
 */
async function whoseTurn({ personId, session }: PersonActor): Promise<string> {
  if (session === undefined) return personId;
  const known = owners.of(session);
  if (known !== undefined) return known;
  const owner = await inTurnOf(session, () =>
    inTransaction({ session }, async ({ me }) => me.personId ?? session),
  );
  owners.remember(session, owner);
  return owner;
}

/** Visitors, whoever they are, have one person's share of the connections. */
const VISITORS = 'visitors';

/** A transaction in the actor's turn, so that nobody holds every connection; the system's own jobs are few. */
const inTheirTurn = <T>(actor: Actor, work: (tenant: Tenant) => Promise<T>): Promise<T> =>
  'system' in actor
    ? inTransaction(actor, work)
    : inTurn(
        async () => ('visits' in actor ? VISITORS : whoseTurn(actor)),
        () => inTransaction(actor, work),
      );

/** Two transactions waited for each other, or could not be put in order: the work is done anew. */
const AGAIN = new Set(['40001', '40P01']);
const ATTEMPTS = 3;
/** A statement ran longer than the process allows (`statementTimeoutMs`). */
const TOOK_TOO_LONG = '57014';

const TRANSACTION = { 'db.system.name': 'postgresql' };

const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/**
 * The one way to the database: opens a transaction, enters it as the actor (who, where and in which roles
 * become settings that the policies read and that end with the transaction) and hands over the tenant.
 * The work commits when its promise resolves and leaves nothing behind when it rejects; it may run again
 * after a deadlock, so it has no effect outside the transaction (the outbox is for those).
 *
 * @throws Fault UNAUTHENTICATED when the actor's session is over, FORBIDDEN when the partnership is missing, unknown
 *   or not the actor's, NOT_FOUND when there is no such page for a visitor, SecondFactorNeeded when it opens with a second factor only; TOO_COMPLEX when a statement takes longer than this process allows.
 */
export async function withTenant<T>(actor: Actor, work: (tenant: Tenant) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await traced('transaction', 'CLIENT', TRANSACTION, () => inTheirTurn(actor, work));
    } catch (error) {
      if (sqlState(error) === TOOK_TOO_LONG)
        throw new Fault('TOO_COMPLEX', 'This took too long. Ask for less at once, or try again later.');
      if (attempt === ATTEMPTS || !AGAIN.has(sqlState(error) ?? '')) throw error;
    }
  }
}
