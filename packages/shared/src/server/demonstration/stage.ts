import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { isRefusal, type PartnershipInput, type Refusal, type Role } from '../../rules/index.js';
import type { FileStore } from '../files/index.js';
import { addOrganisation, type OrganisationView } from '../organisations/index.js';
import { createPartnership } from '../partnerships/index.js';
import type { Actor } from '../tenancy/index.js';
import { DEMONSTRATION_ACCOUNTS, type DemonstrationAccount } from './accounts.js';
import { instant } from './days.js';

/** Somebody who works in a partnership; most have no account that anybody could use. */
export interface StaffMember {
  readonly email: string;
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
}

export interface PlannedOrganisation {
  readonly name: string;
  readonly kinds: OrganisationView['kinds'];
}

export interface PlannedPartnership extends PartnershipInput {
  readonly organisations: readonly PlannedOrganisation[];
  /** Besides those with accounts. */
  readonly staff: readonly StaffMember[];
  /** The day on which it is set up. */
  readonly setUpOn: string;
}

/** What loading works with. */
export interface Workshop {
  /** The owner's connection: for what comes before any partnership. */
  readonly owner: pg.Pool;
  readonly files: FileStore;
  /** where extracts lie, and where runs of matching have their folders */
  readonly extracts: FileStore;
  readonly matching: string;
  /** the installation's, by which the database calls records of extracts */
  readonly secret: string;
  readonly log: (line: string) => void;
  /** Who may make partnerships. */
  readonly operatorId: string;
}

export type DatedActor = Actor & { readonly personId: string; readonly at: Date };

/** A partnership that stands: its organisations, and its people as actors. */
export class Stage {
  constructor(
    readonly workshop: Workshop,
    readonly slug: string,
    readonly partnershipId: string,
    private readonly organisations: ReadonlyMap<string, string>,
    private readonly people: ReadonlyMap<string, string>,
  ) {}

  organisation(name: string): string {
    return known(this.organisations, name);
  }

  /** A person's id by address; a plain name is an address of this partnership. */
  person(email: string): string {
    return known(this.people, email.includes('@') ? email : `${email}@${this.slug}.example`);
  }

  actor(email: string, at: Date): DatedActor {
    return { personId: this.person(email), partnership: this.slug, at };
  }
}

function known(things: ReadonlyMap<string, string>, name: string): string {
  const id = things.get(name);
  if (id === undefined) throw new RangeError(`The demonstration knows no ${name}.`);
  return id;
}

/** What a use case gave, where the plan leaves no room for a refusal. */
export function granted<T>(result: T | Refusal): T {
  if (!isRefusal(result)) return result;
  throw new Error(`The demonstration was refused: ${result.code} ${result.field ?? ''} ${result.message}`);
}

/** People of the demonstration, each once: those with accounts first, in the order of the list. */
export async function writePeople(
  owner: pg.Pool,
  people: readonly Pick<StaffMember, 'email' | 'name'>[],
): Promise<Map<string, string>> {
  const each = new Map(people.map((person) => [person.email, { ...person, id: randomUUID() }]));
  const rows = [...each.values()];
  await owner.query(
    `INSERT INTO person (id, name, email, demonstration, created_at)
     SELECT p.id, p.name, p.email, true, now() + p.nth * interval '1 millisecond'
     FROM unnest($1::uuid[], $2::text[], $3::text[]) WITH ORDINALITY AS p(id, name, email, nth)`,
    [rows.map((one) => one.id), rows.map((one) => one.name), rows.map((one) => one.email)],
  );
  return new Map(rows.map((one) => [one.email, one.id]));
}

/**
 * Sets a partnership up: the operator makes it and its people, as at any installation; the first of them adds the
 * other organisations.
 */
export async function setUp(
  workshop: Workshop,
  plan: PlannedPartnership,
  people: ReadonlyMap<string, string>,
): Promise<Stage> {
  const { owner, operatorId } = workshop;
  const at = instant(plan.setUpOn, 9);
  const partnership = granted(await createPartnership({ personId: operatorId, at }, plan));
  const accounts = DEMONSTRATION_ACCOUNTS.filter((account) => account.partnership === plan.slug);
  const members: readonly (DemonstrationAccount | StaffMember)[] = [...accounts, ...plan.staff];
  const [first] = members;
  if (!first) throw new RangeError(`Nobody works in ${plan.slug}.`);
  const organisations = new Map([
    [first.organisation, await foundWith(owner, partnership.id, first, people, at)],
  ]);
  const stage = new Stage(workshop, plan.slug, partnership.id, organisations, people);
  const convenor = stage.actor(first.email, at);
  for (const organisation of plan.organisations) {
    if (organisations.has(organisation.name)) continue;
    organisations.set(organisation.name, granted(await addOrganisation(convenor, organisation)).id);
  }
  for (const member of members.slice(1))
    await join(owner, partnership.id, member, stage.organisation(member.organisation), people, at);
  return stage;
}

/** The first member, whom only the operator can add. */
async function foundWith(
  owner: pg.Pool,
  partnershipId: string,
  first: StaffMember,
  people: ReadonlyMap<string, string>,
  at: Date,
): Promise<string> {
  const id = randomUUID();
  await owner.query(
    `INSERT INTO organisation (partnership_id, id, name, kinds, created_at) VALUES ($1, $2, $3, '{BACKBONE}', $4)`,
    [partnershipId, id, first.organisation, at],
  );
  await join(owner, partnershipId, first, id, people, at);
  return id;
}

/** Nobody reads mail at these addresses: they are put in as the operator's add-user does, and have come in. */
async function join(
  owner: pg.Pool,
  partnershipId: string,
  { email, roles }: Pick<StaffMember, 'email' | 'roles'>,
  organisationId: string,
  people: ReadonlyMap<string, string>,
  at: Date,
): Promise<void> {
  await owner.query(
    `INSERT INTO membership (partnership_id, person_id, organisation_id, roles, created_at, joined_at)
     VALUES ($1, $2, $3, $4, $5, $5)`,
    [partnershipId, known(people, email), organisationId, roles, at],
  );
}

/**
 * Payments follow the claims: while the next quarter's claims are worked on, the last one's are paid. Each
 * payment waits for the one before.
 */
export class Following {
  private last: Promise<void> = Promise.resolve();

  next(work: () => Promise<void>): void {
    this.last = this.last.then(work);
    // whoever awaits `done` is told
    this.last.catch(() => undefined);
  }

  done(): Promise<void> {
    return this.last;
  }
}
