import type pg from 'pg';
import type { EntityManager, QueryRunner } from 'typeorm';
import { type Action, type CalendarDate, may, type Role, today } from '../../rules/index.js';
import { Fault, forbidden } from '../errors.js';
import type { Actor } from './actor.js';
import { theDatabase } from './database.js';
import { planName } from './plans.js';

/** The partnership a transaction is in. */
export interface Place {
  readonly id: string;
  readonly name: string;
  /** ISO 4217 */
  readonly currency: string;
  readonly timeZone: string;
  readonly contractFrom: CalendarDate;
  readonly contractTo: CalendarDate;
}

/** Who acts in it, as the database found them when the transaction began. */
export interface Me {
  /** null: the system */
  readonly personId: string | null;
  readonly roles: readonly Role[];
  readonly isSystem: boolean;
  readonly isOperator: boolean;
  readonly organisationIds: readonly string[];
  readonly providerIds: readonly string[];
  readonly funderIds: readonly string[];
}

interface EnteredRow {
  partnership_id: string | null;
  partnership_name: string | null;
  currency: string | null;
  time_zone: string | null;
  contract_from: CalendarDate | null;
  contract_to: CalendarDate | null;
  roles: Role[];
  organisation_ids: string[];
  provider_ids: string[];
  funder_ids: string[];
  is_operator: boolean;
}

/** One transaction of one actor in one partnership: the only way to its rows. */
export class Tenant {
  constructor(
    readonly manager: EntityManager,
    readonly me: Me,
    private readonly place: Place | null,
    /** the instant at which it happens */
    readonly now: Date,
  ) {}

  /** The partnership; FORBIDDEN when the actor named none. */
  get partnership(): Place {
    if (!this.place) throw forbidden();
    return this.place;
  }

  /** Today in the partnership's time zone. */
  get today(): CalendarDate {
    return today(this.partnership.timeZone, this.now.getTime());
  }

  /** The acting person's id; the system has none (INTERNAL: a use case for people was called by a job). */
  get personId(): string {
    if (this.me.personId === null) throw new Fault('INTERNAL', 'Only a person can do this.');
    return this.me.personId;
  }

  /** The first lock: FORBIDDEN unless a role allows it (rules/permissions). The system may do what jobs do. */
  must(action: Action): void {
    if (!this.me.isSystem && !may(this.me.roles, action)) throw forbidden();
  }

  /**
   * Runs one SQL statement; its rows.
   * @param options.keepPlan for what is asked in the same words again and again, where planning costs more than
   *   running: the connection plans it once (plans.ts). Only where every parameter leads to the same plan.
   */
  async rows<T>(
    sql: string,
    parameters: readonly unknown[] = [],
    options: { readonly keepPlan?: boolean } = {},
  ): Promise<T[]> {
    const name = options.keepPlan ? planName(sql) : undefined;
    if (name !== undefined) return this.planned<T>(name, sql, parameters);
    const result = await this.query(sql, parameters);
    return result.records as T[];
  }

  /** Runs one SQL statement; its first row, if any. */
  async row<T>(sql: string, parameters: readonly unknown[] = []): Promise<T | undefined> {
    return (await this.rows<T>(sql, parameters))[0];
  }

  /** Runs one SQL statement; how many rows it changed. */
  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.query(sql, parameters)).affected ?? 0;
  }

  /**
   * Goes on as the system for the rest of this transaction: for effects that follow from what the actor
   * was allowed to do, and that the actor's own policies do not reach (a funder settles a statement: the
   * ledger and the claims follow). Check everything about the actor before.
   */
  async continueAsSystem(): Promise<Tenant> {
    await this.query('SELECT app.enter_as_system($1)', [this.partnership.id]);
    return new Tenant(this.manager, { ...this.me, isSystem: true }, this.place, this.now);
  }

  private async query(sql: string, parameters: readonly unknown[]) {
    return this.runner.query(sql, [...parameters], true);
  }

  /** TypeORM names no statement: its connection is asked itself, inside the same transaction. */
  private async planned<T>(name: string, text: string, parameters: readonly unknown[]): Promise<T[]> {
    const connection = (await this.runner.connect()) as pg.ClientBase;
    const result = await connection.query({ name, text, values: [...parameters] });
    return result.rows as T[];
  }

  private get runner(): QueryRunner {
    const runner = this.manager.queryRunner;
    if (!runner) throw new Error('A tenant works inside a transaction.');
    return runner;
  }
}

async function enter(manager: EntityManager, actor: Actor): Promise<Tenant> {
  const now = actor.at ?? new Date();
  const system = 'system' in actor;
  const [row] = (await manager.query(
    system ? 'SELECT * FROM app.enter_as_system($1)' : 'SELECT * FROM app.enter($1, $2)',
    system ? [actor.partnershipId] : [actor.personId, actor.partnership ?? null],
  )) as EnteredRow[];
  // missing, unknown and not mine: the same answer
  if (!row) throw forbidden();
  const place: Place | null =
    row.partnership_id === null
      ? null
      : {
          id: row.partnership_id,
          name: row.partnership_name ?? '',
          currency: row.currency ?? '',
          timeZone: row.time_zone ?? '',
          contractFrom: row.contract_from as CalendarDate,
          contractTo: row.contract_to as CalendarDate,
        };
  const me: Me = {
    personId: system ? null : actor.personId,
    roles: row.roles ?? [],
    isSystem: system,
    isOperator: row.is_operator ?? false,
    organisationIds: row.organisation_ids ?? [],
    providerIds: row.provider_ids ?? [],
    funderIds: row.funder_ids ?? [],
  };
  return new Tenant(manager, me, place, now);
}

/** Two transactions waited for each other, or could not be put in order: the work is done anew. */
const AGAIN = new Set(['40001', '40P01']);
const ATTEMPTS = 3;

const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/**
 * The one way to the database: opens a transaction, enters it as the actor (who, where and in which roles
 * become settings that the policies read and that end with the transaction) and hands over the tenant.
 * The work commits when its promise resolves and leaves nothing behind when it rejects; it may run again
 * after a deadlock, so it has no effect outside the transaction (the outbox is for those).
 *
 * @throws Fault FORBIDDEN when the partnership is missing, unknown or not the actor's.
 */
export async function withTenant<T>(actor: Actor, work: (tenant: Tenant) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await theDatabase().transaction(async (manager) => work(await enter(manager, actor)));
    } catch (error) {
      if (attempt === ATTEMPTS || !AGAIN.has(sqlState(error) ?? '')) throw error;
    }
  }
}
