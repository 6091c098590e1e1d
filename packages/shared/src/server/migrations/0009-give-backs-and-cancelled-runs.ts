import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a run gave back stands apart from what it billed, on the run and on each funder's paper. A run that
 * entered nothing in the ledger can be cancelled, and leaves its period free.
 */
export class GiveBacksAndCancelledRuns0009 implements MigrationInterface {
  name = 'GiveBacksAndCancelledRuns1700000000009';

  async up(run: QueryRunner): Promise<void> {
    await run.query(RUNS);
    await run.query(FILL_RUNS);
    await run.query(FUNDERS_VIEWS);
  }

  async down(): Promise<void> {
    throw new Error(
      'A cancelled run and the one that took its place cannot both have the period: restore a backup instead.',
    );
  }
}

const RUNS = `
  ALTER TABLE payment_run
    ADD COLUMN given_back_count int NOT NULL DEFAULT 0,
    -- not negative; total is what was billed less this
    ADD COLUMN given_back_total bigint NOT NULL DEFAULT 0,
    -- of the unfunded claims: those achieved when no funding agreement was in effect
    ADD COLUMN without_agreement_count int NOT NULL DEFAULT 0,
    ADD COLUMN cancelled_by uuid REFERENCES person,
    ADD COLUMN cancelled_at timestamptz,
    -- a cancelled run has entered nothing in the ledger
    ADD CHECK (state <> 'CANCELLED' OR (claim_count = 0 AND given_back_count = 0 AND total = 0)),
    DROP CONSTRAINT payment_run_partnership_id_period_end_key;
  CREATE UNIQUE INDEX payment_run_period ON payment_run (partnership_id, period_end) WHERE state <> 'CANCELLED';
  CREATE INDEX payment_run_newest ON payment_run (partnership_id, period_end DESC, id DESC);
  GRANT UPDATE (given_back_count, given_back_total, without_agreement_count, cancelled_by, cancelled_at)
    ON payment_run TO weft_app;

  -- work that was called off is done, and says why nothing came of it
  ALTER TABLE outbox ADD COLUMN cancelled_at timestamptz, ADD CHECK (cancelled_at IS NULL OR done_at IS NOT NULL);
  GRANT UPDATE (cancelled_at) ON outbox TO weft_app;
`;

/** The owner of the tables reads and writes every partnership's rows for as long as this takes. */
const FILL_RUNS = `
  ALTER TABLE payment_run NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE ledger_entry NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE claim NO FORCE ROW LEVEL SECURITY;
  UPDATE payment_run r SET given_back_count = b.count, given_back_total = b.total
  FROM (SELECT partnership_id, run_id, count(DISTINCT claim_id) AS count, -sum(amount) AS total FROM ledger_entry
    WHERE account = 'DUE' AND amount < 0 AND run_id IS NOT NULL GROUP BY 1, 2) b
  WHERE r.partnership_id = b.partnership_id AND r.id = b.run_id;
  UPDATE payment_run r SET without_agreement_count = u.count
  FROM (SELECT partnership_id, unfunded_run_id, count(*) AS count FROM claim
    WHERE unfunded_reason LIKE 'No funding agreement%' GROUP BY 1, 2) u
  WHERE r.partnership_id = u.partnership_id AND r.id = u.unfunded_run_id;
  ALTER TABLE payment_run FORCE ROW LEVEL SECURITY;
  ALTER TABLE ledger_entry FORCE ROW LEVEL SECURITY;
  ALTER TABLE claim FORCE ROW LEVEL SECURITY;
`;

const FUNDERS_VIEWS = `
  -- The lines of a statement as its paper has them, for whoever may see the statement: the funder's version,
  -- sensitive outcomes as the total of their domain. What is given back is a line of its own, below zero.
  GRANT CREATE ON SCHEMA public TO weft_gate;
  CREATE VIEW funder_paper_line WITH (security_barrier) AS
    SELECT s.partnership_id, s.id AS statement_id,
      CASE WHEN c.id IS NULL THEN s.kind ELSE coalesce(t.sensitive, c.outcome_code) END AS outcome_code,
      e.amount < 0 AS given_back, max(coalesce(t.sensitive, t.title)) AS title,
      (count(DISTINCT e.claim_id) * CASE WHEN e.amount < 0 THEN -1 ELSE 1 END)::int AS claim_count,
      sum(e.amount)::bigint AS total
    FROM statement s
    JOIN ledger_entry e ON e.partnership_id = s.partnership_id AND e.run_id = s.run_id
      AND e.funder_id = s.funder_id AND e.account = 'DUE'
    LEFT JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
    LEFT JOIN (SELECT t.*, app.sensitive_domain(t.domain, p.sensitive_domains) AS sensitive
      FROM tariff t JOIN partnership p ON p.id = t.partnership_id
      WHERE t.partnership_id = (SELECT app.partnership_id()) OFFSET 0) t
      ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
    WHERE s.partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR', 'SYSTEM'))
      OR s.funder_id = ANY ((SELECT app.funder_ids())::uuid[]))
    GROUP BY 1, 2, 3, 4;
  ALTER VIEW funder_paper_line OWNER TO weft_gate;
  GRANT SELECT ON funder_paper_line TO weft_app;

  -- As before, by what the ledger says: a reversed claim counts until a run has given its money back.
  CREATE OR REPLACE VIEW funder_domain_month WITH (security_barrier) AS
    SELECT e.partnership_id, e.funder_id, t.sensitive AS domain, date_trunc('month', c.achieved_on)::date AS month,
      (count(DISTINCT e.claim_id) FILTER (WHERE e.amount > 0)
        - count(DISTINCT e.claim_id) FILTER (WHERE e.amount < 0))::int AS claim_count,
      sum(e.amount)::bigint AS amount
    FROM ledger_entry e
    JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
    JOIN (SELECT t.*, app.sensitive_domain(t.domain, p.sensitive_domains) AS sensitive
      FROM tariff t JOIN partnership p ON p.id = t.partnership_id
      WHERE t.partnership_id = (SELECT app.partnership_id()) OFFSET 0) t
      ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
    WHERE e.account = 'DUE' AND e.partnership_id = (SELECT app.partnership_id())
      AND e.funder_id = ANY ((SELECT app.funder_ids())::uuid[]) AND t.sensitive IS NOT NULL
    GROUP BY 1, 2, 3, 4 HAVING sum(e.amount) <> 0;
  REVOKE CREATE ON SCHEMA public FROM weft_gate;
`;
