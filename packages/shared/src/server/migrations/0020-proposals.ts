import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The backbone drafts agreements as well as prices (domain.md, Who uses it): a proposal for the next version of
 * who pays what, until the commissioner agrees to it or sends it back. A draft of a rate card can be sent back too.
 */
export class Proposals0020 implements MigrationInterface {
  name = 'Proposals1700000000020';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE funding_proposal (
        partnership_id uuid NOT NULL REFERENCES partnership,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        state text NOT NULL DEFAULT 'PROPOSED' CHECK (state IN ('PROPOSED', 'RETURNED', 'AGREED')),
        -- counts the changes: who agrees says which content was read
        revision int NOT NULL DEFAULT 1 CHECK (revision > 0),
        effective_from date NOT NULL,
        -- everyone who had a hand in it: none of them may agree to it
        drafted_by uuid[] NOT NULL CHECK (cardinality(drafted_by) > 0),
        drafted_at timestamptz NOT NULL,
        decided_by uuid REFERENCES person,
        decided_at timestamptz,
        reason text CHECK (length(btrim(reason)) > 0),
        agreement_id uuid,
        PRIMARY KEY (partnership_id, id),
        FOREIGN KEY (partnership_id, agreement_id) REFERENCES funding_agreement,
        CHECK ((state = 'PROPOSED') = (decided_by IS NULL AND decided_at IS NULL)),
        CHECK ((state = 'RETURNED') = (reason IS NOT NULL)),
        CHECK ((state = 'AGREED') = (agreement_id IS NOT NULL)),
        CHECK (NOT (state = 'AGREED' AND decided_by = ANY (drafted_by)))
      );
      CREATE INDEX funding_proposal_state ON funding_proposal (partnership_id, state, drafted_at);

      CREATE TABLE proposed_contribution (
        partnership_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        proposal_id uuid NOT NULL,
        position int NOT NULL,
        label text NOT NULL CHECK (length(btrim(label)) BETWEEN 1 AND 200),
        funder_id uuid,
        anchor_pays boolean NOT NULL DEFAULT false,
        kind text NOT NULL CHECK (kind IN ('PERCENT', 'FIXED', 'RESIDUAL')),
        -- hundredths of one per cent: 30 % is 3000
        percent int CHECK (percent BETWEEN 1 AND 10000),
        amount bigint CHECK (amount > 0),
        cap bigint CHECK (cap >= 0),
        outcome_codes text[],
        anchor_ids uuid[],
        cohort text CHECK (cohort IN ('NEW', 'HISTORIC')),
        PRIMARY KEY (partnership_id, id),
        FOREIGN KEY (partnership_id, proposal_id) REFERENCES funding_proposal ON DELETE CASCADE,
        FOREIGN KEY (partnership_id, funder_id) REFERENCES organisation,
        UNIQUE (partnership_id, proposal_id, position),
        UNIQUE (partnership_id, proposal_id, label),
        CHECK (anchor_pays = (funder_id IS NULL)),
        CHECK ((kind = 'PERCENT') = (percent IS NOT NULL)),
        CHECK ((kind = 'FIXED') = (amount IS NOT NULL))
      );

      ALTER TABLE rate_card ADD declined_by uuid REFERENCES person, ADD declined_at timestamptz,
        ADD decline_reason text CHECK (length(btrim(decline_reason)) > 0),
        ADD CHECK ((declined_by IS NULL) = (declined_at IS NULL) AND (declined_by IS NULL) = (decline_reason IS NULL)),
        ADD CHECK (declined_by IS NULL OR status = 'DRAFT');

      -- What was agreed to stays as it was read.
      CREATE FUNCTION app.keep_agreed_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state = 'AGREED' THEN
          RAISE EXCEPTION 'a proposal that was agreed to never changes' USING ERRCODE = 'check_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER keep_agreed BEFORE UPDATE OR DELETE ON funding_proposal
        FOR EACH ROW EXECUTE FUNCTION app.keep_agreed_proposal();
      CREATE FUNCTION app.keep_agreed_line() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE line proposed_contribution := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
      BEGIN
        IF (SELECT state FROM funding_proposal p
            WHERE p.partnership_id = line.partnership_id AND p.id = line.proposal_id) = 'AGREED' THEN
          RAISE EXCEPTION 'a proposal that was agreed to never changes' USING ERRCODE = 'check_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER keep_agreed BEFORE INSERT OR UPDATE OR DELETE ON proposed_contribution
        FOR EACH ROW EXECUTE FUNCTION app.keep_agreed_line();

      ALTER TABLE funding_proposal ENABLE ROW LEVEL SECURITY;
      ALTER TABLE funding_proposal FORCE ROW LEVEL SECURITY;
      ALTER TABLE proposed_contribution ENABLE ROW LEVEL SECURITY;
      ALTER TABLE proposed_contribution FORCE ROW LEVEL SECURITY;

      -- Until it is agreed, a proposal is for those who make it and those who agree.
      CREATE POLICY read ON funding_proposal FOR SELECT TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'COMMISSIONER')));
      CREATE POLICY make ON funding_proposal FOR INSERT TO weft_app WITH CHECK (
        partnership_id = (SELECT app.partnership_id()) AND state = 'PROPOSED' AND (SELECT app.has_role('BACKBONE')));
      CREATE POLICY change ON funding_proposal FOR UPDATE TO weft_app
        USING (partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'COMMISSIONER')))
        WITH CHECK (partnership_id = (SELECT app.partnership_id()) AND CASE state
          WHEN 'PROPOSED' THEN (SELECT app.has_role('BACKBONE')) ELSE (SELECT app.has_role('COMMISSIONER')) END);
      CREATE POLICY unmake ON funding_proposal FOR DELETE TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
      GRANT SELECT, INSERT, UPDATE, DELETE ON funding_proposal TO weft_app;

      CREATE POLICY read ON proposed_contribution FOR SELECT TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'COMMISSIONER')));
      CREATE POLICY make ON proposed_contribution FOR INSERT TO weft_app WITH CHECK (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
      CREATE POLICY unmake ON proposed_contribution FOR DELETE TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
      GRANT SELECT, INSERT, DELETE ON proposed_contribution TO weft_app;

      CREATE POLICY unmake ON rate_card FOR DELETE TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND status = 'DRAFT' AND (SELECT app.has_role('BACKBONE')));
      GRANT DELETE ON rate_card TO weft_app;

      CREATE TRIGGER note_added AFTER INSERT ON funding_proposal REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_proposal', 'id');
      CREATE TRIGGER note_changed AFTER UPDATE ON funding_proposal REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_proposal', 'id');
      CREATE TRIGGER note_removed AFTER DELETE ON funding_proposal REFERENCING OLD TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_proposal', 'id');
      CREATE TRIGGER note_added AFTER INSERT ON proposed_contribution REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_proposal', 'proposal_id');
      CREATE TRIGGER note_changed AFTER UPDATE ON proposed_contribution REFERENCING NEW TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_proposal', 'proposal_id');
      CREATE TRIGGER note_removed AFTER DELETE ON proposed_contribution REFERENCING OLD TABLE AS changed
        FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('funding_proposal', 'proposal_id');
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      REVOKE DELETE ON rate_card FROM weft_app;
      DROP POLICY unmake ON rate_card;
      DROP TABLE proposed_contribution, funding_proposal;
      DROP FUNCTION app.keep_agreed_line(), app.keep_agreed_proposal();
      ALTER TABLE rate_card DROP declined_by, DROP declined_at, DROP decline_reason;
    `);
  }
}
