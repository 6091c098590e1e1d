import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * Forecast plans (features.md OM9): what is expected to be paid, period by period. Plans are alternatives of each
 * other; one that is thought over again is a new version, and what was recorded never changes.
 */
export class Forecasts0022 implements MigrationInterface {
  name = 'Forecasts1700000000022';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE forecast_plan (
        partnership_id uuid NOT NULL REFERENCES partnership,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 100),
        version int NOT NULL CHECK (version > 0),
        kind text NOT NULL CHECK (kind IN ('BASE', 'MEDIUM', 'DOWNSIDE', 'OTHER')),
        -- from which day on it is the plan that people work to
        adopted_on date NOT NULL,
        note text CHECK (length(btrim(note)) BETWEEN 1 AND 2000),
        period_count int NOT NULL CHECK (period_count > 0),
        recorded_by uuid REFERENCES person,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (partnership_id, id),
        UNIQUE (partnership_id, name, version),
        UNIQUE (partnership_id, id, period_count)
      );
      CREATE INDEX forecast_plan_newest ON forecast_plan (partnership_id, adopted_on DESC, recorded_at DESC);

      CREATE TABLE forecast_period (
        partnership_id uuid NOT NULL,
        plan_id uuid NOT NULL,
        -- with the key, this leaves no room for a period that is added later
        period_count int NOT NULL,
        position int NOT NULL CHECK (position BETWEEN 1 AND period_count),
        period_from date NOT NULL,
        period_to date NOT NULL,
        amount bigint NOT NULL CHECK (amount >= 0),
        PRIMARY KEY (partnership_id, plan_id, position),
        FOREIGN KEY (partnership_id, plan_id, period_count)
          REFERENCES forecast_plan (partnership_id, id, period_count),
        UNIQUE (partnership_id, plan_id, period_from),
        CHECK (period_from <= period_to)
      );

      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON forecast_plan
        FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON forecast_period
        FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

      ALTER TABLE forecast_plan ENABLE ROW LEVEL SECURITY;
      ALTER TABLE forecast_plan FORCE ROW LEVEL SECURITY;
      ALTER TABLE forecast_period ENABLE ROW LEVEL SECURITY;
      ALTER TABLE forecast_period FORCE ROW LEVEL SECURITY;

      -- Who sees a plan sees what all funders together are expected to pay.
      CREATE POLICY read ON forecast_plan FOR SELECT TO weft_app USING (
        partnership_id = (SELECT app.partnership_id())
        AND (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR', 'SYSTEM')));
      CREATE POLICY make ON forecast_plan FOR INSERT TO weft_app WITH CHECK (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
      GRANT SELECT, INSERT ON forecast_plan TO weft_app;
      CREATE POLICY read ON forecast_period FOR SELECT TO weft_app USING (
        partnership_id = (SELECT app.partnership_id())
        AND (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'COMMISSIONER', 'AUDITOR', 'SYSTEM')));
      CREATE POLICY make ON forecast_period FOR INSERT TO weft_app WITH CHECK (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
      GRANT SELECT, INSERT ON forecast_period TO weft_app;
      ${noteChanges('forecast_plan', 'forecast_plan', 'id')}
      ${noteChanges('forecast_period', 'forecast_plan', 'plan_id')}
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE forecast_period, forecast_plan');
  }
}
