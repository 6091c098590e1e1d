import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sensitive outcomes reach a funder as totals only; the guards of claims know whose part each step is; files that
 * no claim names may be cleared away.
 */
export class Guards0008 implements MigrationInterface {
  name = 'Guards1700000000008';

  async up(run: QueryRunner): Promise<void> {
    await run.query('GRANT CREATE ON SCHEMA public, app TO weft_gate');
    await run.query(FUNDERS_VIEWS);
    await run.query(ENTERING);
    await run.query(GUARDS);
    await run.query(POLICIES);
    await run.query(UPLOADS);
    await run.query('REVOKE CREATE ON SCHEMA public, app FROM weft_gate');
  }

  async down(): Promise<void> {
    throw new Error('What this closes is not opened again: restore a backup instead.');
  }
}

const FUNDERS_VIEWS = `
  -- How a domain is compared: case and blanks make no difference (rules/rate-cards: isSensitiveDomain).
  CREATE FUNCTION app.plain_domain(domain text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN lower(btrim(regexp_replace(normalize(domain, NFC), '[[:space:]]+', ' ', 'g')));
  -- The partnership's own name of the sensitive domain that this one is; null for a domain that is not sensitive.
  CREATE FUNCTION app.sensitive_domain(domain text, sensitive text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT s.name FROM unnest(sensitive) AS s(name)
      WHERE app.plain_domain(s.name) = app.plain_domain(domain) LIMIT 1);
  REVOKE EXECUTE ON FUNCTION app.plain_domain(text), app.sensitive_domain(text, text[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.plain_domain(text), app.sensitive_domain(text, text[]) TO weft_app, weft_gate;

  -- All that a funder ever reads of a single claim: its own share, and nothing that leads to a person. The id
  -- and the reference are this funder's alone, so two funders cannot lay their lists side by side. Claims in a
  -- sensitive domain are not in it at all: a price, a date and a provider would say which outcome it was.
  CREATE OR REPLACE VIEW funder_claim WITH (security_barrier) AS
    SELECT e.partnership_id, e.id,
      'F-' || upper(left(replace(e.id::text, '-', ''), 12)) AS reference,
      e.funder_id, e.at AS billed_at, c.outcome_code, t.title, t.domain, c.achieved_on, c.state, c.price, c.provider_id,
      (SELECT sum(x.amount)::bigint FROM ledger_entry x
        WHERE x.partnership_id = e.partnership_id AND x.claim_id = e.claim_id AND x.funder_id = e.funder_id
          AND x.account = 'DUE') AS amount
    FROM ledger_entry e
    JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
    -- a card has a hundred lines: judged once each, and not once a claim
    JOIN (SELECT t.*, app.sensitive_domain(t.domain, p.sensitive_domains) AS sensitive
      FROM tariff t JOIN partnership p ON p.id = t.partnership_id
      WHERE t.partnership_id = (SELECT app.partnership_id()) OFFSET 0) t
      ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
    WHERE e.opens_share AND e.partnership_id = (SELECT app.partnership_id())
      AND e.funder_id = ANY ((SELECT app.funder_ids())::uuid[]) AND t.sensitive IS NULL;

  -- What a funder pays, billed or paid, for the outcomes of a sensitive domain: totals of whole months of
  -- achievement, so that no two questions lay a single day open.
  CREATE VIEW funder_domain_month WITH (security_barrier) AS
    SELECT e.partnership_id, e.funder_id, t.sensitive AS domain, date_trunc('month', c.achieved_on)::date AS month,
      count(DISTINCT e.claim_id)::int AS claim_count, sum(e.amount)::bigint AS amount
    FROM ledger_entry e
    JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id AND c.state IN ('BILLED', 'PAID')
    JOIN (SELECT t.*, app.sensitive_domain(t.domain, p.sensitive_domains) AS sensitive
      FROM tariff t JOIN partnership p ON p.id = t.partnership_id
      WHERE t.partnership_id = (SELECT app.partnership_id()) OFFSET 0) t
      ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
    WHERE e.account = 'DUE' AND e.partnership_id = (SELECT app.partnership_id())
      AND e.funder_id = ANY ((SELECT app.funder_ids())::uuid[]) AND t.sensitive IS NOT NULL
    GROUP BY 1, 2, 3, 4;

  -- The lines of one's own statements, sensitive outcomes as the total of their domain. A claim that was
  -- given back counts against those that were billed.
  CREATE OR REPLACE VIEW funder_statement_line WITH (security_barrier) AS
    SELECT s.partnership_id, s.id AS statement_id,
      CASE WHEN c.id IS NULL THEN s.kind ELSE coalesce(t.sensitive, c.outcome_code) END AS outcome_code,
      (count(DISTINCT e.claim_id) FILTER (WHERE e.amount > 0)
        - count(DISTINCT e.claim_id) FILTER (WHERE e.amount < 0))::int AS claim_count,
      sum(e.amount)::bigint AS total
    FROM statement s
    JOIN ledger_entry e ON e.partnership_id = s.partnership_id AND e.run_id = s.run_id
      AND e.funder_id = s.funder_id AND e.account = 'DUE'
    LEFT JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
    LEFT JOIN (SELECT t.*, app.sensitive_domain(t.domain, p.sensitive_domains) AS sensitive
      FROM tariff t JOIN partnership p ON p.id = t.partnership_id
      WHERE t.partnership_id = (SELECT app.partnership_id()) OFFSET 0) t
      ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
    WHERE s.partnership_id = (SELECT app.partnership_id())
      AND s.funder_id = ANY ((SELECT app.funder_ids())::uuid[])
    GROUP BY 1, 2, 3;

  ALTER VIEW funder_domain_month OWNER TO weft_gate;
  GRANT SELECT ON funder_domain_month TO weft_app;
`;

const ENTERING = `
  -- Records of the past may be written while a demonstration is loaded, and at no other time.
  ALTER TABLE app.installation ADD COLUMN dates_back boolean NOT NULL DEFAULT false;
  CREATE FUNCTION app.earliest_instant() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
    -- clocks of two machines differ, though never by a day
    RETURN CASE WHEN (SELECT i.dates_back FROM app.installation i) THEN '-infinity' ELSE now() - interval '1 day' END;
  CREATE FUNCTION app.latest_instant() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
    RETURN now() + interval '1 day';
  REVOKE EXECUTE ON FUNCTION app.earliest_instant(), app.latest_instant() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.earliest_instant(), app.latest_instant() TO weft_app;

  -- As before; whoever goes on as the system stays known, so that history names nobody else.
  CREATE OR REPLACE FUNCTION app.enter_as_system(of_partnership uuid)
  RETURNS TABLE (
    partnership_id uuid, partnership_name text, currency text, time_zone text, contract_from date, contract_to date)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  #variable_conflict use_column
  BEGIN
    PERFORM set_config('app.on_behalf_of', coalesce(app.setting('person_id'), app.setting('on_behalf_of'), ''), true);
    PERFORM set_config('app.partnership_id', '', true), set_config('app.person_id', '', true),
      set_config('app.roles', '{SYSTEM}', true), set_config('app.organisation_ids', '', true),
      set_config('app.provider_ids', '', true), set_config('app.funder_ids', '', true),
      set_config('app.is_operator', '', true);
    RETURN QUERY SELECT p.id, p.name, p.currency::text, p.time_zone, p.contract_from, p.contract_to
      FROM public.partnership p WHERE p.id = of_partnership;
    IF FOUND THEN PERFORM set_config('app.partnership_id', of_partnership::text, true); END IF;
  END $$;
`;

const GUARDS = `
  -- The second lock on the table in rules/claims: a test compares the two. What a claim is about, and what it
  -- costs, never changes; each step is made by those whose part it is, and names them.
  CREATE OR REPLACE FUNCTION app.guard_claim() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    part text;
    me uuid;
    is_system boolean;
  BEGIN
    IF (NEW.participant_id, NEW.enrolment_id, NEW.provider_id, NEW.anchor_id, NEW.cohort, NEW.outcome_code,
        NEW.tariff_id, NEW.achieved_on, NEW.price, NEW.reference)
      IS DISTINCT FROM (OLD.participant_id, OLD.enrolment_id, OLD.provider_id, OLD.anchor_id, OLD.cohort,
        OLD.outcome_code, OLD.tariff_id, OLD.achieved_on, OLD.price, OLD.reference) THEN
      RAISE EXCEPTION 'what a claim is about never changes' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state <> OLD.state THEN
      part := CASE
        WHEN OLD.state || '>' || NEW.state IN ('VERIFIED>BILLED', 'BILLED>PAID') THEN 'SYSTEM'
        WHEN OLD.state || '>' || NEW.state IN ('DRAFT>SUBMITTED', 'RETURNED>SUBMITTED', 'WITHHELD>SUBMITTED')
          THEN 'PROVIDER'
        WHEN OLD.state || '>' || NEW.state IN ('SUBMITTED>APPROVED', 'SUBMITTED>RETURNED') THEN 'BACKBONE'
        WHEN OLD.state || '>' || NEW.state IN ('APPROVED>VERIFIED', 'APPROVED>WITHHELD', 'APPROVED>REJECTED',
          'WITHHELD>VERIFIED', 'WITHHELD>REJECTED') THEN 'VERIFIER'
        WHEN OLD.state || '>' || NEW.state IN ('VERIFIED>REVERSED', 'BILLED>REVERSED', 'PAID>REVERSED') THEN 'REVERSER'
      END;
      IF part IS NULL THEN
        RAISE EXCEPTION 'a claim does not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
      END IF;
    END IF;
    -- whom no policy holds (the owner who restores a backup) is not held here
    IF NOT row_security_active(TG_RELID) THEN RETURN NEW; END IF;

    is_system := app.has_role('SYSTEM');
    IF part IS NOT NULL AND NOT (CASE part
        WHEN 'SYSTEM' THEN is_system
        WHEN 'PROVIDER' THEN NEW.provider_id = ANY (app.provider_ids())
        WHEN 'REVERSER' THEN app.has_role('AUDITOR', 'BACKBONE')
        ELSE app.has_role(part) END) THEN
      RAISE EXCEPTION 'this step of a claim is not for these roles' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF (NEW.submitted_by, NEW.submitted_at, NEW.approved_by, NEW.approved_at, NEW.verified_by, NEW.verified_at)
        IS DISTINCT FROM
        (OLD.submitted_by, OLD.submitted_at, OLD.approved_by, OLD.approved_at, OLD.verified_by, OLD.verified_at)
        OR (part IS NOT NULL AND NEW.state IN ('SUBMITTED', 'APPROVED', 'VERIFIED')) THEN
      me := app.person_id();
      IF part IS NULL OR me IS NULL OR NOT (CASE NEW.state
          WHEN 'SUBMITTED' THEN NEW.submitted_by IS NOT DISTINCT FROM me
            AND num_nonnulls(NEW.approved_by, NEW.approved_at, NEW.verified_by, NEW.verified_at) = 0
          WHEN 'APPROVED' THEN NEW.approved_by IS NOT DISTINCT FROM me
            AND (NEW.submitted_by, NEW.submitted_at, NEW.verified_by, NEW.verified_at)
              IS NOT DISTINCT FROM (OLD.submitted_by, OLD.submitted_at, OLD.verified_by, OLD.verified_at)
          WHEN 'VERIFIED' THEN NEW.verified_by IS NOT DISTINCT FROM me
            AND (NEW.submitted_by, NEW.submitted_at, NEW.approved_by, NEW.approved_at)
              IS NOT DISTINCT FROM (OLD.submitted_by, OLD.submitted_at, OLD.approved_by, OLD.approved_at)
          ELSE false END) THEN
        RAISE EXCEPTION 'a step of a claim names whoever makes it' USING ERRCODE = 'insufficient_privilege';
      END IF;
    END IF;
    IF NOT is_system AND (
        (NEW.run_id, NEW.unfunded_reason, NEW.unfunded_run_id, NEW.rests_on_reversed)
          IS DISTINCT FROM (OLD.run_id, OLD.unfunded_reason, OLD.unfunded_run_id, OLD.rests_on_reversed)
        OR (NEW.reversal_pending <> OLD.reversal_pending
          AND NOT (NEW.reversal_pending AND app.has_role('AUDITOR', 'BACKBONE')))) THEN
      RAISE EXCEPTION 'only a payment run says this of a claim' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;

  -- A number that was given is never given again.
  CREATE FUNCTION app.guard_counter() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.last < OLD.last OR (NEW.partnership_id, NEW.kind) <> (OLD.partnership_id, OLD.kind) THEN
      RAISE EXCEPTION 'a counter of references goes forwards only' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard BEFORE UPDATE ON reference_counter FOR EACH ROW EXECUTE FUNCTION app.guard_counter();
`;

const POLICIES = `
  -- Nobody begins a claim in another state than its first, or with what only others may say of it.
  ALTER POLICY make ON claim WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND submitted_by = (SELECT app.person_id())
    AND provider_id = ANY ((SELECT app.provider_ids())::uuid[]) AND state IN ('DRAFT', 'SUBMITTED')
    AND num_nonnulls(approved_by, approved_at, verified_by, verified_at, run_id, unfunded_reason, unfunded_run_id) = 0
    AND NOT reversal_pending AND NOT rests_on_reversed AND NOT awaits_answer);

  -- History says what was done, by whoever does it, when it is done.
  ALTER POLICY make ON claim_event WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND at BETWEEN (SELECT app.earliest_instant()) AND (SELECT app.latest_instant())
    -- the system sees every claim: for it, the foreign key says enough, row by row for thousands
    AND (((SELECT app.has_role('SYSTEM'))
        AND (by_person IS NULL OR by_person = (SELECT app.setting('on_behalf_of'))::uuid))
      OR (by_person = (SELECT app.person_id()) AND EXISTS (SELECT FROM claim c
        WHERE c.partnership_id = claim_event.partnership_id AND c.id = claim_event.claim_id
          AND c.state = claim_event.to_state))));
  ALTER POLICY make ON claim_message WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND by_person = (SELECT app.person_id())
    AND at BETWEEN (SELECT app.earliest_instant()) AND (SELECT app.latest_instant())
    AND EXISTS (SELECT FROM claim c WHERE c.partnership_id = claim_message.partnership_id AND c.id = claim_message.claim_id));

  -- Runs and invitations are the backbone's to announce; nobody announces what is done or given up already.
  ALTER POLICY make ON outbox WITH CHECK (
    partnership_id = (SELECT app.partnership_id())
    AND (kind NOT IN ('payments.run', 'mail.invitation') OR (SELECT app.has_role('BACKBONE', 'SYSTEM')))
    AND num_nonnulls(offered_at, started_at, done_at, failed_at, error) = 0 AND offers = 0 AND attempts = 0);

  ALTER POLICY own ON reference_counter WITH CHECK (
    partnership_id = (SELECT app.partnership_id())
    AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER', 'SYSTEM')));
  REVOKE UPDATE ON reference_counter FROM weft_app;
  GRANT UPDATE (last) ON reference_counter TO weft_app;
`;

const UPLOADS = `
  -- A file may be held still while a claim takes it, so that no two participants' claims take it at once; what it
  -- is never changes.
  CREATE POLICY hold ON upload FOR UPDATE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('SYSTEM')) OR uploaded_by = (SELECT app.person_id())
      OR EXISTS (SELECT FROM evidence e WHERE e.partnership_id = upload.partnership_id AND e.upload_id = upload.id)))
    WITH CHECK (false);
  GRANT UPDATE (id) ON upload TO weft_app;

  -- What no claim names is cleared away by the system.
  CREATE POLICY clear ON upload FOR DELETE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM'))
    AND NOT EXISTS (SELECT FROM evidence e WHERE e.partnership_id = upload.partnership_id AND e.upload_id = upload.id));
  ALTER POLICY read ON upload USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('SYSTEM')) OR uploaded_by = (SELECT app.person_id())
      OR EXISTS (SELECT FROM evidence e WHERE e.partnership_id = upload.partnership_id AND e.upload_id = upload.id)));
  GRANT DELETE ON upload TO weft_app;
  CREATE INDEX upload_age ON upload (uploaded_at);
  CREATE POLICY gate ON upload FOR SELECT TO weft_gate USING (true);
  CREATE POLICY gate ON evidence FOR SELECT TO weft_gate USING (true);
  GRANT SELECT (partnership_id, id, uploaded_at) ON upload TO weft_gate;
  GRANT SELECT (partnership_id, upload_id) ON evidence TO weft_gate;

  -- Where files lie that no claim has named since an instant.
  CREATE FUNCTION app.partnerships_with_unused_uploads(uploaded_before timestamptz) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT DISTINCT u.partnership_id FROM public.upload u
    WHERE u.uploaded_at < uploaded_before AND NOT EXISTS (SELECT FROM public.evidence e
      WHERE e.partnership_id = u.partnership_id AND e.upload_id = u.id);
  $$;
  ALTER FUNCTION app.partnerships_with_unused_uploads(timestamptz) OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.partnerships_with_unused_uploads(timestamptz) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.partnerships_with_unused_uploads(timestamptz) TO weft_app;
`;
