import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who acts, and where, is asked for by nearly every policy. Written in SQL, these functions were laid out anew in each
 * place of each policy whenever a statement was planned: their bodies were read, checked and simplified, a few levels
 * deep, and that was more than half of planning. In PL/pgSQL they are called as they stand, once for each statement, and
 * say the same. They cost what they cost before, so that no plan changes.
 */
export class WhoActsIsNotPlannedAnew0077 implements MigrationInterface {
  name = 'WhoActsIsNotPlannedAnew1700000000077';

  async up(run: QueryRunner): Promise<void> {
    for (const { head, returns, says } of FUNCTIONS)
      await run.query(`CREATE OR REPLACE FUNCTION app.${head} RETURNS ${returns} LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1
        AS $$ BEGIN RETURN ${says}; END $$`);
  }

  async down(run: QueryRunner): Promise<void> {
    for (const { head, returns, said } of FUNCTIONS)
      await run.query(`CREATE OR REPLACE FUNCTION app.${head} RETURNS ${returns} LANGUAGE sql STABLE PARALLEL SAFE COST 100
        RETURN ${said}`);
  }
}

/** What the transaction was entered with, by the name of its setting; null when it was not. */
const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`;
const ROLES = `coalesce(${setting('roles')}::text[], '{}')`;

const organisationsAs = (held: string): string => `ARRAY(SELECT DISTINCT split_part(h.held, ':', 2)::uuid
  FROM unnest(${held}) AS h(held) WHERE split_part(h.held, ':', 1) = ANY (wanted))`;

/** Each as it is written now (`says`), without another function below it, and as it was written before (`said`). */
const FUNCTIONS = [
  {
    head: 'setting(name text)',
    returns: 'text',
    says: `nullif(current_setting('app.' || name, true), '')`,
    said: `nullif(current_setting('app.' || name, true), '')`,
  },
  {
    head: 'partnership_id()',
    returns: 'uuid',
    says: `${setting('partnership_id')}::uuid`,
    said: `app.setting('partnership_id')::uuid`,
  },
  {
    head: 'person_id()',
    returns: 'uuid',
    says: `${setting('person_id')}::uuid`,
    said: `app.setting('person_id')::uuid`,
  },
  { head: 'roles()', returns: 'text[]', says: ROLES, said: `coalesce(app.setting('roles')::text[], '{}')` },
  {
    head: 'has_role(VARIADIC wanted text[])',
    returns: 'boolean',
    says: `${ROLES} && wanted`,
    said: 'app.roles() && wanted',
  },
  ...['organisation_ids', 'provider_ids', 'funder_ids'].map((name) => ({
    head: `${name}()`,
    returns: 'uuid[]',
    says: `coalesce(${setting(name)}::uuid[], '{}')`,
    said: `coalesce(app.setting('${name}')::uuid[], '{}')`,
  })),
  {
    head: 'is_operator()',
    returns: 'boolean',
    says: `coalesce(${setting('is_operator')}::boolean, false)`,
    said: `coalesce(app.setting('is_operator')::boolean, false)`,
  },
  {
    head: 'held_roles()',
    returns: 'text[]',
    says: `coalesce(${setting('held_roles')}::text[], '{}')`,
    said: `coalesce(app.setting('held_roles')::text[], '{}')`,
  },
  {
    head: 'organisations_as(VARIADIC wanted text[])',
    returns: 'uuid[]',
    says: organisationsAs(`coalesce(${setting('held_roles')}::text[], '{}')`),
    said: organisationsAs('app.held_roles()'),
  },
  {
    head: 'managed_provider_ids()',
    returns: 'uuid[]',
    says: `app.organisations_as('PROVIDER_MANAGER')`,
    said: `app.organisations_as('PROVIDER_MANAGER')`,
  },
];
