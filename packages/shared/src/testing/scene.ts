import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Role } from '../rules/index.js';
import type { Actor } from '../server/tenancy/index.js';

export interface Scene {
  readonly partnershipId: string;
  readonly slug: string;
  /** A person with these roles at this organisation (made when new), as an actor in this partnership. */
  person(organisation: string, ...roles: Role[]): Promise<Actor & { personId: string }>;
  /** An organisation's id by name; made when new. */
  organisation(name: string, ...kinds: string[]): Promise<string>;
  /** Makes somebody a member of one more organisation, with these roles there. */
  joins(person: { personId: string }, organisation: string, ...roles: Role[]): Promise<void>;
  /** The usual cast, one person a role, at organisations of their own. */
  cast(): Promise<Cast>;
}

export interface Cast {
  readonly backbone: Actor & { personId: string };
  readonly otherBackbone: Actor & { personId: string };
  readonly linkWorker: Actor & { personId: string };
  readonly manager: Actor & { personId: string };
  readonly verifier: Actor & { personId: string };
  readonly commissioner: Actor & { personId: string };
  readonly auditor: Actor & { personId: string };
  /** of the council, which is also a funder */
  readonly funder: Actor & { personId: string };
  readonly providerId: string;
  readonly funderId: string;
}

const KIND_OF: Partial<Record<Role, string>> = {
  BACKBONE: 'BACKBONE',
  ASSESSOR: 'BACKBONE',
  DATA_LEAD: 'BACKBONE',
  PROVIDER_MANAGER: 'PROVIDER',
  LINK_WORKER: 'PROVIDER',
  FUNDER: 'FUNDER',
  INVESTOR: 'INVESTOR',
  REFERRER: 'REFERRER',
  ANCHOR: 'ANCHOR',
};

/** A partnership set up behind the policies, as its owner; what the tests then do goes through them. */
export async function makeScene(
  owner: pg.Pool,
  given: {
    slug?: string;
    currency?: string;
    contractFrom?: string;
    contractTo?: string;
    contractCap?: bigint | null;
    timeZone?: string;
  } = {},
): Promise<Scene> {
  const partnershipId = randomUUID();
  const slug = given.slug ?? `test-${partnershipId.slice(0, 8)}`;
  await owner.query(
    `INSERT INTO partnership (id, slug, name, template, currency, time_zone, contract_from, contract_to, contract_cap,
       sensitive_domains)
     VALUES ($1, $2, $3, 'BLANK', $4, $5, $6, $7, $8, '{Mental health}')`,
    [
      partnershipId,
      slug,
      `Partnership ${slug}`,
      given.currency ?? 'GBP',
      given.timeZone ?? 'Europe/London',
      given.contractFrom ?? '2020-01-01',
      given.contractTo ?? '2039-12-31',
      given.contractCap ?? null,
    ],
  );

  const organisation = async (name: string, ...kinds: string[]): Promise<string> => {
    const found = await owner.query<{ id: string }>(
      'SELECT id FROM organisation WHERE partnership_id = $1 AND lower(name) = lower($2)',
      [partnershipId, name],
    );
    const there = found.rows[0];
    if (there) return there.id;
    const id = randomUUID();
    await owner.query('INSERT INTO organisation (partnership_id, id, name, kinds) VALUES ($1, $2, $3, $4)', [
      partnershipId,
      id,
      name,
      kinds.length ? kinds : ['PROVIDER'],
    ]);
    return id;
  };

  const joins: Scene['joins'] = async ({ personId }, at, ...roles) => {
    const kinds = [...new Set(roles.map((role) => KIND_OF[role] ?? 'VERIFIER'))];
    await owner.query(
      'INSERT INTO membership (partnership_id, person_id, organisation_id, roles) VALUES ($1, $2, $3, $4)',
      [partnershipId, personId, await organisation(at, ...kinds), roles],
    );
  };

  const person = async (at: string, ...roles: Role[]): Promise<Actor & { personId: string }> => {
    const personId = randomUUID();
    await owner.query('INSERT INTO person (id, name, email) VALUES ($1, $2, $3)', [
      personId,
      `${roles.join(' ')} ${personId.slice(0, 4)}`,
      `${personId}@example.org`,
    ]);
    await joins({ personId }, at, ...roles);
    return { personId, partnership: slug };
  };

  const cast = async (): Promise<Cast> => ({
    backbone: await person('The Backbone', 'BACKBONE'),
    otherBackbone: await person('The Backbone', 'BACKBONE'),
    linkWorker: await person('First Steps', 'LINK_WORKER'),
    manager: await person('First Steps', 'PROVIDER_MANAGER'),
    verifier: await person('The Council', 'VERIFIER'),
    commissioner: await person('The Council', 'COMMISSIONER'),
    auditor: await person('The Council', 'AUDITOR'),
    funder: await person('The Council Fund', 'FUNDER'),
    providerId: await organisation('First Steps', 'PROVIDER'),
    funderId: await organisation('The Council Fund', 'FUNDER'),
  });

  return { partnershipId, slug, person, organisation, joins, cast };
}
