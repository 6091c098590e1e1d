import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which rule a run was split by (docs/adr/0002-money-and-fairness.md): runs from before this migration went on
 * counting a contribution whose cap was used up. Their books are right by the rule of then, and a run under way is
 * finished by the rule it began with.
 */
export class RuleOfUsedUpCaps0021 implements MigrationInterface {
  name = 'RuleOfUsedUpCaps1700000000021';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE payment_run ADD COLUMN used_up_applies boolean NOT NULL DEFAULT true;
      ALTER TABLE payment_run ALTER COLUMN used_up_applies SET DEFAULT false;
      COMMENT ON COLUMN payment_run.used_up_applies IS 'Split by the rule of before: a used-up cap still counts.';
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('ALTER TABLE payment_run DROP COLUMN used_up_applies');
  }
}
