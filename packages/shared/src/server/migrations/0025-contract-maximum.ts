import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever is in a partnership reads these of it. */
const COLUMNS = `id, slug, name, template, currency, time_zone, contract_from, contract_to, sensitive_domains,
  payment_schedule, second_factor_roles, created_at`;

/**
 * What the contract is worth at most is for those who may read who pays, and `app.contract_maximum` tells them. A
 * policy chooses rows and not columns, so the column itself is taken from everybody: providers, referrers and the
 * rest have the same row to read. Columns that come later are granted where they are made.
 */
export class ContractMaximum0025 implements MigrationInterface {
  name = 'ContractMaximum1700000000025';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      REVOKE SELECT ON partnership FROM weft_app;
      GRANT SELECT (${COLUMNS}) ON partnership TO weft_app;
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      REVOKE SELECT (${COLUMNS}) ON partnership FROM weft_app;
      GRANT SELECT ON partnership TO weft_app;
    `);
  }
}
