import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who acts, and where, is asked for by nearly every policy. Written in SQL, these functions were laid out anew in each
 * place of each policy whenever a statement was planned: their bodies were read, checked and simplified, a few levels
 * deep, and that was more than half of planning. In PL/pgSQL they are called as they stand, by the
 * policies (which ask by a subquery) once for each statement, and say the same. They cost what they cost before, so that no plan changes.
 *
 * Whether a participant has a claim to check or to audit is asked by one subquery instead of two, and by one that says
 * what it finds instead of whether it finds anything: an EXISTS is planned twice, once to be asked row by row and once for
 * all rows, and most policies ask for a participant inside an EXISTS of their own.
 */
export class WhoActsIsNotPlannedAnew0077 implements MigrationInterface {
  name = 'WhoActsIsNotPlannedAnew1700000000077';

  async up(run: QueryRunner): Promise<void> {
    for (const { head, returns, says } of FUNCTIONS)
      await run.query(`CREATE OR REPLACE FUNCTION app.${head} RETURNS ${returns} LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1
        AS $$ BEGIN RETURN ${says}; END $$`);
    await run.query(readParticipants(ONE_LOOK));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(readParticipants(TWO_LOOKS));
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

const OF_THEM = 'c.partnership_id = participant.partnership_id AND c.participant_id = participant.id';
const AUDITED = `c.state IN ('VERIFIED', 'BILLED', 'PAID', 'REVERSED')`;

/** Who reads a participant. @param byTheirClaims of verifiers and auditors, who look at claims. */
const readParticipants = (byTheirClaims: string): string => `
  ALTER POLICY read ON participant USING (
    partnership_id = (SELECT app.partnership_id())
    AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM')) OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])
      OR id = ANY ((SELECT app.opened_participant_ids())::uuid[])
      OR ${byTheirClaims}))`;

// what an auditor sees a verifier sees too
const ONE_LOOK = `((SELECT app.has_role('VERIFIER', 'AUDITOR')) AND (SELECT true FROM claim c WHERE ${OF_THEM}
        AND (${AUDITED} OR (c.state <> 'DRAFT' AND (SELECT app.has_role('VERIFIER')))) LIMIT 1))`;

const TWO_LOOKS = `((SELECT app.has_role('VERIFIER')) AND EXISTS (SELECT FROM claim c WHERE ${OF_THEM} AND c.state <> 'DRAFT'))
      OR ((SELECT app.has_role('AUDITOR')) AND EXISTS (SELECT FROM claim c WHERE ${OF_THEM} AND ${AUDITED}))`;
