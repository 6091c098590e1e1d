import type pg from 'pg';
import { type Action, type CalendarDate, may, organisationsFor, today } from '../../rules/index.js';
import { Fault, forbidden } from '../errors.js';
import { type Me, type Place, type PlaceRow, placeOf } from './place.js';
import { planName } from './plans.js';

/** A statement that changes rows holds one of these words; one that holds a word and changes nothing loses little. */
const MAY_WRITE = /\b(?:INSERT|UPDATE|DELETE|MERGE)\b/i;

interface StatementOptions {
  /**
   * true: the words vary with what is asked for, and of such plans there is room for a few; 'always': they never vary.
   * Only where every parameter leads to the same plan.
   */
  readonly keepPlan?: boolean | 'always';
}

/** The kinds of records whose reading is written down: what leads to a person, and what was made of many. */
export type AuditSubject =
  | 'participant'
  | 'claim'
  | 'referral'
  | 'extract'
  | 'analyst_project'
  | 'analyst_output';

/** One transaction of one actor in one partnership: the only way to its rows. */
export class Tenant {
  private verb: string | undefined;
  /** whether the database has been told the verb: it writes it beside each change */
  private verbIsKnown = true;
  /** reckoned once: a time zone costs as much as a statement's row */
  private day: CalendarDate | undefined;
  private readonly shown = new Map<AuditSubject, Set<string>>();
  private readonly asides: Tenant[] = [];

  constructor(
    private readonly connection: pg.ClientBase,
    readonly me: Me,
    private readonly place: Place | null,
    /** the instant at which it happens */
    readonly now: Date,
    private readonly isAside = false,
  ) {}

  /** The partnership; FORBIDDEN when the actor named none. */
  get partnership(): Place {
    if (!this.place) throw forbidden();
    return this.place;
  }

  /** Today in the partnership's time zone. */
  get today(): CalendarDate {
    this.day ??= today(this.partnership.timeZone, this.now.getTime());
    return this.day;
  }

  /** The acting person's id; the system has none (INTERNAL: a use case for people was called by a job). */
  get personId(): string {
    if (this.me.personId === null) throw new Fault('INTERNAL', 'Only a person can do this.');
    return this.me.personId;
  }

  /** The first lock: FORBIDDEN unless a role allows it (rules/permissions). The system may do what jobs do. */
  must(action: Action): void {
    if (!this.me.isSystem && !may(this.me.roles, action)) throw forbidden();
    this.names(action);
  }

  /** The organisations at which the actor holds a role that allows it: what is another's needs a role there. */
  placesFor(action: Action): readonly string[] {
    return organisationsFor(this.me.held, action);
  }

  /** Says what is being done, in the verb that the audit trail writes down; `must` says it of what a role allows. */
  names(verb: string): void {
    if (this.verb === verb) return;
    this.verb = verb;
    this.verbIsKnown = false;
  }

  /**
   * Notes that records were shown to the person (features.md PL1): one note for a list. Also what was asked for by
   * its id and not shown: whoever tries ids leaves a trace. The system reads unnoted: it shows nobody anything.
   */
  showed(subject: AuditSubject, ids: readonly string[]): void {
    if (this.me.personId === null || this.me.isSystem || ids.length === 0) return;
    const shown = this.shown.get(subject) ?? new Set<string>();
    this.shown.set(subject, shown);
    for (const id of ids) shown.add(id);
  }

  /**
   * Reads in this transaction beside others (alongside.ts): a work says for itself what it does and whom it showed, and
   * leaves no note where it fails. It writes nothing and never goes on as the system, which would change what the others
   * see.
   */
  async aside<T>(work: (tenant: Tenant) => Promise<T>): Promise<T> {
    const aside = new Tenant(this.connection, this.me, this.place, this.now, true);
    const result = await work(aside);
    this.asides.push(aside);
    return result;
  }

  /**
   * Lets this transaction commit before it is on the disk. For slices of a work whose last transaction is there when it
   * commits, and whose lost slices are done anew: what a slice did and that it was done are lost together.
   */
  async commitsEarly(): Promise<void> {
    await this.connection.query({ name: 'weft_commit_early', text: 'SET LOCAL synchronous_commit = off' });
  }

  /** Writes down what was shown, and commits: one journey to the database. */
  async end(): Promise<void> {
    const notes = [this, ...this.asides].flatMap((tenant) => tenant.notes());
    await Promise.all([...notes, this.connection.query('COMMIT')]);
  }

  private notes(): Promise<pg.QueryResult>[] {
    return [...this.shown].map(([subject, ids]) =>
      this.connection.query({
        name: 'weft_note_read',
        text: `INSERT INTO audit_note (partnership_id, operation, person_id, action, subject, record_ids)
          VALUES ($1, 'READ', $2, $3, $4, $5)`,
        values: [this.partnership.id, this.me.personId, this.verb ?? 'read', subject, [...ids]],
      }),
    );
  }

  /**
   * Runs one SQL statement; its rows.
   * @param options.keepPlan for what is asked in the same words again and again, where planning costs more than
   *   running: the connection plans it once (plans.ts).
   */
  async rows<T>(
    sql: string,
    parameters: readonly unknown[] = [],
    options: StatementOptions = {},
  ): Promise<T[]> {
    const { rows } = await this.query(sql, parameters, options);
    return rows as T[];
  }

  /**
   * Runs one SELECT; its rows, which travel as one JSON text. A page of a list is quicker to read so: one value
   * instead of hundreds, each with a parser of its own. What JSON cannot say exactly is selected as text (bigint) or
   * comes as text (an instant with its microseconds).
   */
  async listed<T>(
    sql: string,
    parameters: readonly unknown[] = [],
    options: StatementOptions = {},
  ): Promise<T[]> {
    const [all] = await this.rows<{ listed: T[] | null }>(
      `SELECT json_agg(row) AS listed FROM (${sql}) row`,
      parameters,
      options,
    );
    return all?.listed ?? [];
  }

  /** Runs one SQL statement; its first row, if any. */
  async row<T>(
    sql: string,
    parameters: readonly unknown[] = [],
    options: StatementOptions = {},
  ): Promise<T | undefined> {
    return (await this.rows<T>(sql, parameters, options))[0];
  }

  /** Runs one SQL statement; how many rows it changed. */
  async execute(
    sql: string,
    parameters: readonly unknown[] = [],
    options: StatementOptions = {},
  ): Promise<number> {
    return (await this.query(sql, parameters, options)).rowCount ?? 0;
  }

  /**
   * Lets this transaction see besides, of those whom the actor's providers handed over to others, the name and the record
   * as it stood then (docs/adr/0024). Off unless a use case asks for it. It travels together with what follows.
   */
  async looksBack(): Promise<void> {
    if (this.me.isSystem || this.me.providerIds.length === 0) return;
    await this.query(`SELECT set_config('app.looks_back', 'yes', true)`, []);
  }

  /**
   * Lets this transaction see besides, of those whom the actor's providers work beside (docs/adr/0026), the name, the plan,
   * how to visit them, and the contacts since the first day. Off unless a use case asks for it; nothing of theirs is to be
   * written. It travels together with what follows.
   */
  async worksJointly(): Promise<void> {
    if (this.me.isSystem || this.me.providerIds.length === 0) return;
    await this.query(`SELECT set_config('app.works_jointly', 'yes', true)`, []);
  }

  /** Both: whom they handed over, as it stood, and whom they work beside. */
  async looksBackAndBeside(): Promise<void> {
    if (this.me.isSystem || this.me.providerIds.length === 0) return;
    await this.query(
      `SELECT set_config('app.looks_back', 'yes', true), set_config('app.works_jointly', 'yes', true)`,
      [],
    );
  }

  /**
   * Goes on as the system for the rest of this transaction: for effects that follow from what the actor
   * was allowed to do, and that the actor's own policies do not reach (a funder settles a statement: the
   * ledger and the claims follow). Check everything about the actor before.
   * @param seals whom sealed records are kept from, where what the system reads is shown to people (docs/adr/0022):
   *   'PERSON', who does not see them themself; 'NOBODY', everybody, so that a figure is the same for all readers.
   *   Left out: from nobody, since what follows has to follow for everybody.
   */
  async continueAsSystem(seals: 'PERSON' | 'NOBODY' | null = null): Promise<Tenant> {
    if (this.isAside) throw new Fault('INTERNAL', 'What is read beside others never goes on as the system.');
    await this.query(
      `SELECT app.enter_as_system($1), set_config('app.on_behalf_of', $2, true), set_config('app.seals', $3, true)`,
      [this.partnership.id, this.me.personId ?? '', seals ?? ''],
    );
    const system = new Tenant(this.connection, { ...this.me, isSystem: true }, this.place, this.now);
    if (this.verb !== undefined) system.names(this.verb);
    return system;
  }

  /**
   * Goes on as the backbone of a partnership that nobody of the backbone has joined, for the operator who sets it up
   * (the database asks who is one). Null when somebody has joined, or there is no such partnership.
   * @throws Fault FORBIDDEN for who is no operator.
   */
  async continueToSetUp(slug: string): Promise<Tenant | null> {
    if (!this.me.isOperator) throw forbidden();
    const row = await this.row<PlaceRow>('SELECT * FROM app.enter_to_set_up($1)', [slug]);
    const place = row && placeOf(row);
    if (!place) return null;
    return new Tenant(this.connection, { ...this.me, roles: ['BACKBONE'] }, place, this.now);
  }

  private query(
    text: string,
    parameters: readonly unknown[],
    { keepPlan = false }: StatementOptions = {},
  ): Promise<pg.QueryResult> {
    const name = keepPlan ? planName(text, keepPlan !== 'always') : undefined;
    return this.send({ ...(name === undefined ? {} : { name }), text, values: [...parameters] });
  }

  private async send(statement: pg.QueryConfig): Promise<pg.QueryResult> {
    if (this.isAside && MAY_WRITE.test(statement.text))
      throw new Fault('INTERNAL', 'What is read beside others writes nothing.');
    if (this.verbIsKnown || !MAY_WRITE.test(statement.text)) return this.connection.query(statement);
    this.verbIsKnown = true;
    // both travel together
    const [, result] = await Promise.all([
      this.connection.query({
        name: 'weft_action',
        text: `SELECT set_config('app.action', $1, true)`,
        values: [this.verb],
      }),
      this.connection.query(statement),
    ]);
    return result;
  }
}
