import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payment runs, the ledger and the funders' statements. */
export class Payments0005 implements MigrationInterface {
  name = 'Payments1700000000005';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLES);
    await run.query(GUARDS);
    await run.query(POLICIES);
    await run.query(FUNDERS_VIEW);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP VIEW funder_claim, funder_statement_line;
      ALTER TABLE claim DROP CONSTRAINT claim_run, DROP CONSTRAINT claim_unfunded_run;
      DROP TABLE ledger_entry, ledger_transaction, statement, payment_run_claim, payment_run, funding_stream,
        contribution_total;
      DROP FUNCTION app.check_ledger_balance();
    `);
  }
}

const TABLES = `
  -- One run for each period's end. A grant, and what was paid before Weft, are runs of their own kind:
  -- their amount is split by the agreement, and claims achieved in their period are not billed.
  CREATE TABLE payment_run (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    kind text NOT NULL CHECK (kind IN ('CLAIMS', 'GRANT', 'OPENING')),
    period_from date,
    period_end date NOT NULL,
    amount bigint CHECK (amount > 0),
    reason text,
    state text NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    -- the newest agreement when the run started; later ones do not touch it
    agreement_version int,
    prepared_by uuid REFERENCES person,
    prepared_at timestamptz NOT NULL,
    started_at timestamptz,
    finished_at timestamptz,
    authorised_by uuid REFERENCES person,
    authorised_at timestamptz,
    done_count int NOT NULL DEFAULT 0,
    to_do_count int NOT NULL DEFAULT 0,
    claim_count int NOT NULL DEFAULT 0,
    total bigint NOT NULL DEFAULT 0,
    unfunded_count int NOT NULL DEFAULT 0,
    unfunded_total bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, period_end),
    CHECK ((kind = 'CLAIMS') = (amount IS NULL)),
    CHECK (kind = 'CLAIMS' OR (period_from IS NOT NULL AND period_from <= period_end AND reason IS NOT NULL))
  );

  -- The run's list, fixed when it starts: claims to bill, and reversals that the ledger does not show yet.
  CREATE TABLE payment_run_claim (
    partnership_id uuid NOT NULL,
    run_id uuid NOT NULL,
    position int NOT NULL,
    claim_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('BILL', 'REVERSE')),
    result text CHECK (result IN ('BILLED', 'REVERSED', 'UNFUNDED', 'LEFT_OUT')),
    PRIMARY KEY (partnership_id, run_id, position),
    UNIQUE (partnership_id, run_id, claim_id),
    FOREIGN KEY (partnership_id, run_id) REFERENCES payment_run,
    FOREIGN KEY (partnership_id, claim_id) REFERENCES claim
    -- every row is written once more, with its result: beside itself, and no index hears of it
  ) WITH (fillfactor = 50);

  CREATE TABLE statement (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    run_id uuid NOT NULL,
    funder_id uuid NOT NULL,
    reference text NOT NULL,
    -- of its run, which a funder does not see: the run's total would give the other funders' away
    kind text NOT NULL CHECK (kind IN ('CLAIMS', 'GRANT', 'OPENING')),
    period_end date NOT NULL,
    state text NOT NULL DEFAULT 'ISSUED' CHECK (state IN ('ISSUED', 'AUTHORISED', 'SETTLED')),
    total bigint NOT NULL,
    issued_at timestamptz NOT NULL,
    settled_on date,
    settlement_reference text CHECK (length(settlement_reference) <= 200),
    settled_by uuid REFERENCES person,
    settled_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, run_id, funder_id),
    UNIQUE (partnership_id, reference),
    FOREIGN KEY (partnership_id, run_id) REFERENCES payment_run,
    FOREIGN KEY (partnership_id, funder_id) REFERENCES organisation,
    CHECK ((state = 'SETTLED') = (settled_on IS NOT NULL AND settlement_reference IS NOT NULL))
  );
  CREATE INDEX statement_funder ON statement (partnership_id, funder_id);
  CREATE INDEX statement_newest ON statement (partnership_id, period_end DESC, reference DESC);

  -- One transaction a fact: a claim billed, a claim reversed, a grant, an opening amount, a settlement.
  CREATE TABLE ledger_transaction (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    kind text NOT NULL CHECK (kind IN ('BILLED', 'REVERSAL', 'GRANT', 'OPENING', 'SETTLEMENT')),
    run_id uuid,
    claim_id uuid,
    statement_id uuid,
    reverses_id uuid,
    at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, run_id) REFERENCES payment_run,
    FOREIGN KEY (partnership_id, claim_id) REFERENCES claim,
    FOREIGN KEY (partnership_id, statement_id) REFERENCES statement,
    FOREIGN KEY (partnership_id, reverses_id) REFERENCES ledger_transaction,
    CHECK ((kind IN ('BILLED', 'REVERSAL')) = (claim_id IS NOT NULL)),
    CHECK ((kind = 'REVERSAL') = (reverses_id IS NOT NULL)),
    CHECK ((kind = 'SETTLEMENT') = (statement_id IS NOT NULL)),
    CHECK ((kind = 'SETTLEMENT') = (run_id IS NULL))
  );
  -- A claim is billed once, a billing reversed once, a statement settled once: whatever runs twice.
  CREATE UNIQUE INDEX ledger_billed_once ON ledger_transaction (partnership_id, claim_id) WHERE kind = 'BILLED';
  CREATE UNIQUE INDEX ledger_reversed_once ON ledger_transaction (partnership_id, reverses_id) WHERE kind = 'REVERSAL';
  CREATE UNIQUE INDEX ledger_settled_once ON ledger_transaction (partnership_id, statement_id) WHERE kind = 'SETTLEMENT';
  CREATE INDEX ledger_transaction_run ON ledger_transaction (partnership_id, run_id);

  -- Accounts: DUE (what a funder owes), SETTLED (what came in), and against them OUTCOMES, GRANTS and
  -- OPENING (what it was for). Debits are positive, credits negative, minor units.
  CREATE TABLE ledger_entry (
    partnership_id uuid NOT NULL,
    -- on DUE this is also the name under which its funder knows the claim
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    transaction_id uuid NOT NULL,
    account text NOT NULL CHECK (account IN ('DUE', 'SETTLED', 'OUTCOMES', 'GRANTS', 'OPENING')),
    funder_id uuid,
    contribution_label text,
    run_id uuid,
    claim_id uuid,
    amount bigint NOT NULL CHECK (amount <> 0),
    currency char(3) NOT NULL,
    -- the first entry that makes this funder owe for this claim
    opens_share boolean NOT NULL DEFAULT false,
    at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, transaction_id) REFERENCES ledger_transaction,
    FOREIGN KEY (partnership_id, funder_id) REFERENCES organisation,
    CHECK ((account IN ('DUE', 'SETTLED')) = (funder_id IS NOT NULL)),
    CHECK (NOT opens_share OR (account = 'DUE' AND claim_id IS NOT NULL AND amount > 0))
  );
  CREATE INDEX ledger_entry_claim ON ledger_entry (partnership_id, claim_id) WHERE account = 'DUE';
  CREATE INDEX ledger_entry_run ON ledger_entry (partnership_id, run_id, funder_id) WHERE account = 'DUE';
  CREATE INDEX ledger_entry_share ON ledger_entry (partnership_id, funder_id, at DESC, id DESC) WHERE opens_share;
  CREATE INDEX ledger_entry_transaction ON ledger_entry (partnership_id, transaction_id);

  -- How far each stream of the fair split has run (domain.md, Money: Fair over time).
  CREATE TABLE funding_stream (
    partnership_id uuid NOT NULL REFERENCES partnership,
    key text NOT NULL,
    total bigint NOT NULL CHECK (total >= 0),
    PRIMARY KEY (partnership_id, key)
  );
  -- What the contribution of each label has paid in all versions, net of reversals; caps count it.
  CREATE TABLE contribution_total (
    partnership_id uuid NOT NULL REFERENCES partnership,
    label text NOT NULL,
    paid bigint NOT NULL CHECK (paid >= 0),
    PRIMARY KEY (partnership_id, label)
  );

  ALTER TABLE claim
    ADD CONSTRAINT claim_run FOREIGN KEY (partnership_id, run_id) REFERENCES payment_run,
    ADD CONSTRAINT claim_unfunded_run FOREIGN KEY (partnership_id, unfunded_run_id) REFERENCES payment_run;
`;

const GUARDS = `
  -- Entries of one transaction are written by one statement and sum to zero for each currency.
  CREATE FUNCTION app.check_ledger_balance() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM added GROUP BY partnership_id, transaction_id, currency HAVING sum(amount) <> 0) THEN
      RAISE EXCEPTION 'the entries of a ledger transaction sum to zero' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER balance AFTER INSERT ON ledger_entry REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION app.check_ledger_balance();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transaction
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
`;

const POLICIES = `
  ALTER TABLE payment_run ENABLE ROW LEVEL SECURITY;
  ALTER TABLE payment_run FORCE ROW LEVEL SECURITY;
  ALTER TABLE payment_run_claim ENABLE ROW LEVEL SECURITY;
  ALTER TABLE payment_run_claim FORCE ROW LEVEL SECURITY;
  ALTER TABLE statement ENABLE ROW LEVEL SECURITY;
  ALTER TABLE statement FORCE ROW LEVEL SECURITY;
  ALTER TABLE ledger_transaction ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ledger_transaction FORCE ROW LEVEL SECURITY;
  ALTER TABLE ledger_entry ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ledger_entry FORCE ROW LEVEL SECURITY;
  ALTER TABLE funding_stream ENABLE ROW LEVEL SECURITY;
  ALTER TABLE funding_stream FORCE ROW LEVEL SECURITY;
  ALTER TABLE contribution_total ENABLE ROW LEVEL SECURITY;
  ALTER TABLE contribution_total FORCE ROW LEVEL SECURITY;

  -- Everyone who sees a claim may see in which run it stood; that a period was paid by grant as well.
  CREATE POLICY read ON payment_run FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR', 'SYSTEM'))
      OR (kind <> 'CLAIMS' AND (SELECT app.has_role('PROVIDER_MANAGER', 'LINK_WORKER', 'VERIFIER')))));
  CREATE POLICY make ON payment_run FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'SYSTEM')));
  CREATE POLICY change ON payment_run FOR UPDATE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'COMMISSIONER', 'SYSTEM')));
  GRANT SELECT, INSERT, UPDATE (state, agreement_version, started_at, finished_at, authorised_by, authorised_at,
    done_count, to_do_count, claim_count, total, unfunded_count, unfunded_total) ON payment_run TO weft_app;

  CREATE POLICY read ON payment_run_claim FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id())
    AND (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR', 'SYSTEM')));
  CREATE POLICY make ON payment_run_claim FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  CREATE POLICY change ON payment_run_claim FOR UPDATE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  GRANT SELECT, INSERT, UPDATE (result) ON payment_run_claim TO weft_app;

  CREATE POLICY read ON statement FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR', 'SYSTEM'))
      OR funder_id = ANY ((SELECT app.funder_ids())::uuid[])));
  CREATE POLICY make ON statement FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  CREATE POLICY change ON statement FOR UPDATE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('COMMISSIONER', 'SYSTEM')) OR funder_id = ANY ((SELECT app.funder_ids())::uuid[])));
  GRANT SELECT, INSERT, UPDATE (state, settled_on, settlement_reference, settled_by, settled_at) ON statement TO weft_app;

  CREATE POLICY read ON ledger_transaction FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id())
    AND (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR', 'SYSTEM')));
  CREATE POLICY make ON ledger_transaction FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  GRANT SELECT, INSERT ON ledger_transaction TO weft_app;
  CREATE POLICY read ON ledger_entry FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id())
    AND (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR', 'SYSTEM')));
  CREATE POLICY make ON ledger_entry FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  GRANT SELECT, INSERT ON ledger_entry TO weft_app;

  CREATE POLICY read ON funding_stream FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  CREATE POLICY make ON funding_stream FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  CREATE POLICY change ON funding_stream FOR UPDATE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  GRANT SELECT, INSERT, UPDATE (total) ON funding_stream TO weft_app;

  -- A funder sees what its own contributions have paid; a contribution of "the anchor pays" is many funders'.
  CREATE POLICY read ON contribution_total FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'VERIFIER', 'AUDITOR', 'SYSTEM'))
      OR EXISTS (SELECT FROM contribution c WHERE c.partnership_id = contribution_total.partnership_id
        AND c.label = contribution_total.label AND c.funder_id = ANY ((SELECT app.funder_ids())::uuid[]))));
  CREATE POLICY make ON contribution_total FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  CREATE POLICY change ON contribution_total FOR UPDATE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  GRANT SELECT, INSERT, UPDATE (paid) ON contribution_total TO weft_app;

  CREATE POLICY gate ON ledger_entry FOR SELECT TO weft_gate USING (true);
  CREATE POLICY gate ON statement FOR SELECT TO weft_gate USING (true);
  GRANT SELECT ON ledger_entry, statement TO weft_gate;
`;

const FUNDERS_VIEW = `
  -- All that a funder ever reads of a claim: its own share, and nothing that leads to a person. The id
  -- and the reference are this funder's alone, so two funders cannot lay their lists side by side.
  -- Sensitive outcomes show as their domain (domain.md, Tenancy and privacy).
  CREATE VIEW funder_claim WITH (security_barrier) AS
    SELECT e.partnership_id, e.id,
      'F-' || upper(left(replace(e.id::text, '-', ''), 12)) AS reference,
      e.funder_id, e.at AS billed_at,
      CASE WHEN t.domain = ANY (p.sensitive_domains) THEN t.domain ELSE c.outcome_code END AS outcome_code,
      CASE WHEN t.domain = ANY (p.sensitive_domains) THEN t.domain ELSE t.title END AS title,
      t.domain, c.achieved_on, c.state, c.price, c.provider_id,
      (SELECT sum(x.amount)::bigint FROM ledger_entry x
        WHERE x.partnership_id = e.partnership_id AND x.claim_id = e.claim_id AND x.funder_id = e.funder_id
          AND x.account = 'DUE') AS amount
    FROM ledger_entry e
    JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
    JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
    JOIN partnership p ON p.id = e.partnership_id
    WHERE e.opens_share AND e.partnership_id = (SELECT app.partnership_id())
      AND e.funder_id = ANY ((SELECT app.funder_ids())::uuid[]);

  -- The lines of one's own statements, sensitive outcomes as the total of their domain. A claim that was
  -- given back counts against those that were billed.
  CREATE VIEW funder_statement_line WITH (security_barrier) AS
    SELECT s.partnership_id, s.id AS statement_id,
      CASE WHEN c.id IS NULL THEN s.kind
        WHEN t.domain = ANY (p.sensitive_domains) THEN t.domain ELSE c.outcome_code END AS outcome_code,
      (count(DISTINCT e.claim_id) FILTER (WHERE e.amount > 0)
        - count(DISTINCT e.claim_id) FILTER (WHERE e.amount < 0))::int AS claim_count,
      sum(e.amount)::bigint AS total
    FROM statement s
    JOIN partnership p ON p.id = s.partnership_id
    JOIN ledger_entry e ON e.partnership_id = s.partnership_id AND e.run_id = s.run_id
      AND e.funder_id = s.funder_id AND e.account = 'DUE'
    LEFT JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
    LEFT JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
    WHERE s.partnership_id = (SELECT app.partnership_id())
      AND s.funder_id = ANY ((SELECT app.funder_ids())::uuid[])
    GROUP BY 1, 2, 3;

  ALTER VIEW funder_claim OWNER TO weft_gate;
  ALTER VIEW funder_statement_line OWNER TO weft_gate;
  GRANT SELECT ON funder_claim, funder_statement_line TO weft_app;
`;
