import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The sign-in library's tables, in a schema and under a role of their own: weft_auth reads nothing of a
 * partnership, and weft_app reads no password. The columns are those that the library's own generator
 * writes (better-auth 1.7, ids as uuid), so their names are its names. The id of a "user" is the id of the
 * person. The queue's schema is made here too; its library fills it.
 */
export class SignIn0002 implements MigrationInterface {
  name = 'SignIn1700000000002';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLES);
    await run.query(ATTEMPTS);
    await run.query(DOORS);
    await run.query(`
      DO $$ BEGIN EXECUTE format('GRANT weft_queue TO %I', current_user); END $$;
      CREATE SCHEMA queue AUTHORIZATION weft_queue;
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP FUNCTION app.demonstration_accounts();
      REVOKE EXECUTE ON FUNCTION app.invitation_of(text), app.use_invitation(text) FROM weft_auth;
      DROP SCHEMA auth CASCADE;
      DROP SCHEMA queue CASCADE;
    `);
  }
}

const TABLES = `
  CREATE SCHEMA auth;

  CREATE TABLE auth."user" (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    email text NOT NULL UNIQUE CHECK (email = lower(email)),
    "emailVerified" boolean NOT NULL,
    image text,
    "createdAt" timestamptz NOT NULL DEFAULT now(),
    "updatedAt" timestamptz NOT NULL DEFAULT now(),
    -- an account of the demonstration: its password is published, so it opens nothing anywhere else
    demonstration boolean NOT NULL DEFAULT false
  );

  CREATE TABLE auth.session (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "expiresAt" timestamptz NOT NULL,
    token text NOT NULL UNIQUE,
    "createdAt" timestamptz NOT NULL DEFAULT now(),
    "updatedAt" timestamptz NOT NULL,
    "ipAddress" text,
    "userAgent" text,
    "userId" uuid NOT NULL REFERENCES auth."user" ON DELETE CASCADE
  );
  CREATE INDEX "session_userId_idx" ON auth.session ("userId");

  CREATE TABLE auth.account (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    "accountId" text NOT NULL,
    "providerId" text NOT NULL,
    "userId" uuid NOT NULL REFERENCES auth."user" ON DELETE CASCADE,
    "accessToken" text,
    "refreshToken" text,
    "idToken" text,
    "accessTokenExpiresAt" timestamptz,
    "refreshTokenExpiresAt" timestamptz,
    scope text,
    password text,
    "createdAt" timestamptz NOT NULL DEFAULT now(),
    "updatedAt" timestamptz NOT NULL
  );
  CREATE INDEX "account_userId_idx" ON auth.account ("userId");

  CREATE TABLE auth.verification (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    identifier text NOT NULL,
    value text NOT NULL,
    "expiresAt" timestamptz NOT NULL,
    "createdAt" timestamptz NOT NULL DEFAULT now(),
    "updatedAt" timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX verification_identifier_idx ON auth.verification (identifier);
`;

const ATTEMPTS = `
  -- Wrong passwords in a row, by the address typed, whether or not there is an account of it.
  CREATE TABLE auth.sign_in_failure (
    email text PRIMARY KEY CHECK (email = lower(email) AND length(email) <= 254),
    failures int NOT NULL,
    last_at timestamptz NOT NULL,
    locked_until timestamptz,
    -- whether the last attempt met the lock
    refused boolean NOT NULL DEFAULT false
  );
  CREATE INDEX sign_in_failure_last ON auth.sign_in_failure (last_at);

  -- The attempts of the last minute from one network address.
  CREATE TABLE auth.sign_in_attempt (
    address text PRIMARY KEY,
    times timestamptz[] NOT NULL,
    last_at timestamptz NOT NULL,
    refused boolean NOT NULL DEFAULT false
  );
  CREATE INDEX sign_in_attempt_last ON auth.sign_in_attempt (last_at);

  GRANT USAGE ON SCHEMA auth TO weft_auth;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA auth TO weft_auth;
`;

const DOORS = `
  -- An invitation is used up, and its account made, in one transaction of the sign-in side.
  GRANT EXECUTE ON FUNCTION app.invitation_of(text), app.use_invitation(text) TO weft_auth;

  -- The accounts anybody may sign in with: those of the demonstration, and only in its database.
  CREATE FUNCTION app.demonstration_accounts()
  RETURNS TABLE (email text, name text, partnership text, roles text[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT p.email, p.name, t.name, coalesce(m.roles, '{}')
    FROM public.person p
    LEFT JOIN public.membership m ON m.person_id = p.id AND m.state = 'ACTIVE'
    LEFT JOIN public.partnership t ON t.id = m.partnership_id
    WHERE p.demonstration AND p.account_since IS NOT NULL
      AND (SELECT i.demonstration FROM app.installation i)
    ORDER BY t.created_at, t.name, p.created_at, p.email;
  $$;
  ALTER FUNCTION app.demonstration_accounts() OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.demonstration_accounts() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.demonstration_accounts() TO weft_app;
`;
