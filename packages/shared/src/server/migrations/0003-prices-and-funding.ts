import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rate cards with their tariffs, and funding agreements with their contributions: versions, never edited once in force. */
export class PricesAndFunding0003 implements MigrationInterface {
  name = 'PricesAndFunding1700000000003';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE rate_card (
        partnership_id uuid NOT NULL REFERENCES partnership,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        -- null: the general card; else the provider whose own card replaces it whole
        provider_id uuid,
        version int NOT NULL CHECK (version > 0),
        status text NOT NULL DEFAULT 'DRAFT' CHECK (status IN ('DRAFT', 'PUBLISHED')),
        effective_from date NOT NULL,
        full_time_hours numeric(5, 2) CHECK (full_time_hours > 0 AND full_time_hours <= 168),
        -- everyone who had a hand in the draft: none of them may publish it
        drafted_by uuid[] NOT NULL CHECK (cardinality(drafted_by) > 0),
        drafted_at timestamptz NOT NULL,
        published_by uuid REFERENCES person,
        published_at timestamptz,
        PRIMARY KEY (partnership_id, id),
        FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation,
        UNIQUE NULLS NOT DISTINCT (partnership_id, provider_id, version),
        CHECK ((status = 'PUBLISHED') = (published_by IS NOT NULL AND published_at IS NOT NULL)),
        CHECK (NOT published_by = ANY (drafted_by))
      );
      CREATE UNIQUE INDEX rate_card_one_a_day ON rate_card (partnership_id, provider_id, effective_from)
        NULLS NOT DISTINCT WHERE status = 'PUBLISHED';

      CREATE TABLE tariff (
        partnership_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        rate_card_id uuid NOT NULL,
        position int NOT NULL,
        outcome_code text NOT NULL CHECK (outcome_code ~ '^[A-Z0-9_]{1,64}$'),
        title text NOT NULL,
        domain text NOT NULL,
        cohort text NOT NULL CHECK (cohort IN ('NEW', 'HISTORIC')),
        price bigint NOT NULL CHECK (price > 0),
        evidence text[] NOT NULL CHECK (cardinality(evidence) > 0 AND evidence <@
          ARRAY['DOCUMENT', 'SELF_CERTIFICATION', 'ASSESSMENT', 'EMPLOYER_CONFIRMATION', 'DATA_MATCH']),
        after text,
        sustain_unit text CHECK (sustain_unit IN ('MONTHS', 'WEEKS', 'FTE_WEEKS')),
        sustain_length numeric(6, 2) CHECK (sustain_length > 0),
        sustain_break_days int CHECK (sustain_break_days >= 0),
        sustain_break_restarts boolean,
        maximum_paid int CHECK (maximum_paid > 0),
        maximum_paid_per_year int CHECK (maximum_paid_per_year > 0),
        PRIMARY KEY (partnership_id, id),
        FOREIGN KEY (partnership_id, rate_card_id) REFERENCES rate_card ON DELETE CASCADE,
        UNIQUE (partnership_id, rate_card_id, outcome_code, cohort),
        CHECK (sustain_unit IS NULL OR (after IS NOT NULL AND sustain_length IS NOT NULL
          AND sustain_break_days IS NOT NULL AND sustain_break_restarts IS NOT NULL))
      );

      CREATE TABLE funding_agreement (
        partnership_id uuid NOT NULL REFERENCES partnership,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        version int NOT NULL CHECK (version > 0),
        effective_from date NOT NULL,
        agreed_by uuid REFERENCES person,
        agreed_at timestamptz NOT NULL,
        PRIMARY KEY (partnership_id, id),
        UNIQUE (partnership_id, version)
      );
      CREATE TABLE contribution (
        partnership_id uuid NOT NULL,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        agreement_id uuid NOT NULL,
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
        FOREIGN KEY (partnership_id, agreement_id) REFERENCES funding_agreement,
        FOREIGN KEY (partnership_id, funder_id) REFERENCES organisation,
        UNIQUE (partnership_id, agreement_id, position),
        UNIQUE (partnership_id, agreement_id, label),
        CHECK (anchor_pays = (funder_id IS NULL)),
        CHECK ((kind = 'PERCENT') = (percent IS NOT NULL)),
        CHECK ((kind = 'FIXED') = (amount IS NOT NULL))
      );
      CREATE INDEX contribution_funder ON contribution (partnership_id, funder_id);

      -- A published card and an agreement never change; a card's draft may until then.
      CREATE FUNCTION app.keep_published_card() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.status = 'PUBLISHED' THEN
          RAISE EXCEPTION 'a published rate card never changes' USING ERRCODE = 'check_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER keep_published BEFORE UPDATE OR DELETE ON rate_card
        FOR EACH ROW EXECUTE FUNCTION app.keep_published_card();

      CREATE FUNCTION app.keep_published_tariff() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE line tariff := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
      BEGIN
        IF (SELECT status FROM rate_card c
            WHERE c.partnership_id = line.partnership_id AND c.id = line.rate_card_id) = 'PUBLISHED' THEN
          RAISE EXCEPTION 'a published rate card never changes' USING ERRCODE = 'check_violation';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$;
      CREATE TRIGGER keep_published BEFORE INSERT OR UPDATE OR DELETE ON tariff
        FOR EACH ROW EXECUTE FUNCTION app.keep_published_tariff();

      CREATE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is never changed or deleted: a correction is a new record', TG_TABLE_NAME
          USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON funding_agreement
        FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON contribution
        FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON variation
        FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

      ALTER TABLE rate_card ENABLE ROW LEVEL SECURITY;
      ALTER TABLE rate_card FORCE ROW LEVEL SECURITY;
      ALTER TABLE tariff ENABLE ROW LEVEL SECURITY;
      ALTER TABLE tariff FORCE ROW LEVEL SECURITY;
      ALTER TABLE funding_agreement ENABLE ROW LEVEL SECURITY;
      ALTER TABLE funding_agreement FORCE ROW LEVEL SECURITY;
      ALTER TABLE contribution ENABLE ROW LEVEL SECURITY;
      ALTER TABLE contribution FORCE ROW LEVEL SECURITY;

      -- Drafts are for those who make and agree them; a provider's own card is not for other providers.
      CREATE POLICY read ON rate_card FOR SELECT TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND (
          (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'SYSTEM'))
          OR (status = 'PUBLISHED' AND (
            (SELECT app.has_role('ASSESSOR', 'VERIFIER', 'AUDITOR', 'FUNDER', 'INVESTOR'))
            OR ((SELECT app.has_role('PROVIDER_MANAGER', 'LINK_WORKER'))
              AND (provider_id IS NULL OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])))))));
      CREATE POLICY make ON rate_card FOR INSERT TO weft_app WITH CHECK (
        partnership_id = (SELECT app.partnership_id()) AND status = 'DRAFT' AND (SELECT app.has_role('BACKBONE')));
      CREATE POLICY change ON rate_card FOR UPDATE TO weft_app
        USING (partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'COMMISSIONER')))
        WITH CHECK (partnership_id = (SELECT app.partnership_id())
          AND (status = 'DRAFT' OR (SELECT app.has_role('COMMISSIONER'))));
      GRANT SELECT, INSERT, UPDATE ON rate_card TO weft_app;

      CREATE POLICY read ON tariff FOR SELECT TO weft_app USING (
        partnership_id = (SELECT app.partnership_id())
        AND EXISTS (SELECT FROM rate_card c WHERE c.partnership_id = tariff.partnership_id AND c.id = tariff.rate_card_id));
      CREATE POLICY make ON tariff FOR INSERT TO weft_app WITH CHECK (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
      CREATE POLICY unmake ON tariff FOR DELETE TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
      GRANT SELECT, INSERT, DELETE ON tariff TO weft_app;

      CREATE POLICY read ON funding_agreement FOR SELECT TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'DATA_LEAD',
          'COMMISSIONER', 'VERIFIER', 'AUDITOR', 'FUNDER', 'INVESTOR', 'SYSTEM')));
      CREATE POLICY make ON funding_agreement FOR INSERT TO weft_app WITH CHECK (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('COMMISSIONER')));
      GRANT SELECT, INSERT ON funding_agreement TO weft_app;
      CREATE POLICY read ON contribution FOR SELECT TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'DATA_LEAD',
          'COMMISSIONER', 'VERIFIER', 'AUDITOR', 'FUNDER', 'INVESTOR', 'SYSTEM')));
      CREATE POLICY make ON contribution FOR INSERT TO weft_app WITH CHECK (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('COMMISSIONER')));
      GRANT SELECT, INSERT ON contribution TO weft_app;

      CREATE POLICY gate ON rate_card FOR SELECT TO weft_gate USING (true);
      CREATE POLICY gate ON tariff FOR SELECT TO weft_gate USING (true);
      CREATE POLICY gate ON contribution FOR SELECT TO weft_gate USING (true);
      GRANT SELECT ON rate_card, tariff, contribution TO weft_gate;
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE contribution, funding_agreement, tariff, rate_card;
      DROP FUNCTION app.keep_published_card(), app.keep_published_tariff();
      DROP TRIGGER append_only ON variation;
      DROP FUNCTION app.refuse_change();
    `);
  }
}
