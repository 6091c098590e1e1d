import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * The page on which people refer themselves (features.md RC1): what a partnership says on it, the door by which somebody
 * without an account comes in, and the counts that hold machines off. A visitor sees this page and nothing else of a
 * partnership, and only while it is open; the system writes what they send.
 */
export class SelfReferral0031 implements MigrationInterface {
  name = 'SelfReferral1700000000031';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLES);
    await run.query(DOOR);
    await run.query(COUNTS);
    await run.query(noteChanges('self_referral_page', 'partnership', 'partnership_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE auth.visitor_attempt;
      DROP FUNCTION app.enter_by_public_page(text);
      DROP TABLE self_referral_page;
      ALTER POLICY read ON organisation USING (
        partnership_id = (SELECT app.partnership_id())
        OR EXISTS (SELECT FROM membership m WHERE m.partnership_id = organisation.partnership_id
          AND m.organisation_id = organisation.id AND m.person_id = (SELECT app.person_id())));
      DROP INDEX referral_sent_by_themself;
      ALTER TABLE referral ADD CONSTRAINT referral_check1 CHECK (sender_key IS NULL OR source_id IS NOT NULL) NOT VALID;
    `);
  }
}

const TABLES = `
  CREATE TABLE self_referral_page (
    partnership_id uuid PRIMARY KEY REFERENCES partnership,
    is_open boolean NOT NULL,
    welcome text CHECK (length(btrim(welcome)) BETWEEN 1 AND 2000),
    other_way text CHECK (length(btrim(other_way)) BETWEEN 1 AND 300),
    controller text NOT NULL CHECK (length(btrim(controller)) BETWEEN 1 AND 200),
    answers_requests text NOT NULL CHECK (length(btrim(answers_requests)) BETWEEN 1 AND 500),
    lawful_basis text NOT NULL CHECK (lawful_basis IN ('CONSENT', 'CONTRACT', 'LEGAL_OBLIGATION', 'VITAL_INTERESTS',
      'PUBLIC_TASK', 'LEGITIMATE_INTERESTS'))
  );
  ALTER TABLE self_referral_page ENABLE ROW LEVEL SECURITY;
  ALTER TABLE self_referral_page FORCE ROW LEVEL SECURITY;
  CREATE POLICY read ON self_referral_page FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM')) OR (is_open AND (SELECT app.has_role('VISITOR')))));
  CREATE POLICY make ON self_referral_page FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
  CREATE POLICY change ON self_referral_page FOR UPDATE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
  GRANT SELECT, INSERT, UPDATE (is_open, welcome, other_way, controller, answers_requests, lawful_basis)
    ON self_referral_page TO weft_app;

  -- every member knows the partners; who only visits knows the page
  ALTER POLICY read ON organisation USING (
    (partnership_id = (SELECT app.partnership_id()) AND NOT (SELECT app.has_role('VISITOR')))
    OR EXISTS (SELECT FROM membership m WHERE m.partnership_id = organisation.partnership_id
      AND m.organisation_id = organisation.id AND m.person_id = (SELECT app.person_id())));

  -- what somebody sends about themself twice is one referral too
  ALTER TABLE referral DROP CONSTRAINT referral_check1;
  CREATE UNIQUE INDEX referral_sent_by_themself ON referral (partnership_id, sender_key)
    WHERE source_id IS NULL AND sender_key IS NOT NULL;
`;

const DOOR = `
  CREATE POLICY gate ON self_referral_page FOR SELECT TO weft_gate USING (true);
  GRANT SELECT ON self_referral_page TO weft_gate;
  GRANT CREATE ON SCHEMA app TO weft_gate;
  -- Somebody without an account, at the open page of a partnership: no person, no organisation, one role of its own.
  -- A page that is closed and a partnership that is not there are the same nothing.
  CREATE FUNCTION app.enter_by_public_page(of_slug text)
  RETURNS TABLE (
    partnership_id uuid, partnership_name text, currency text, time_zone text, contract_from date, contract_to date)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  #variable_conflict use_column
  DECLARE place public.partnership;
  BEGIN
    PERFORM set_config('app.partnership_id', '', true), set_config('app.person_id', '', true),
      set_config('app.roles', '', true), set_config('app.organisation_ids', '', true),
      set_config('app.provider_ids', '', true), set_config('app.funder_ids', '', true),
      set_config('app.is_operator', '', true);
    SELECT p.* INTO place FROM public.partnership p
      WHERE p.slug = of_slug AND EXISTS (SELECT FROM public.self_referral_page s WHERE s.partnership_id = p.id AND s.is_open);
    IF NOT FOUND THEN RETURN; END IF;
    PERFORM set_config('app.partnership_id', place.id::text, true), set_config('app.roles', '{VISITOR}', true);
    RETURN QUERY SELECT place.id, place.name, place.currency::text, place.time_zone, place.contract_from,
      place.contract_to;
  END $$;
  ALTER FUNCTION app.enter_by_public_page(text) OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.enter_by_public_page(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.enter_by_public_page(text) TO weft_app;
  REVOKE CREATE ON SCHEMA app FROM weft_gate;
`;

const COUNTS = `
  -- What visitors sent lately, under names that lead nowhere without the installation's secret: of a network address, of
  -- a partnership, of a mailbox.
  CREATE TABLE auth.visitor_attempt (
    name text PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 100),
    times timestamptz[] NOT NULL,
    last_at timestamptz NOT NULL,
    refused boolean NOT NULL DEFAULT false
  );
  CREATE INDEX visitor_attempt_last ON auth.visitor_attempt (last_at);
  GRANT SELECT, INSERT, UPDATE, DELETE ON auth.visitor_attempt TO weft_auth;
`;
