import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever asked for a table is told whether it was released (docs/adr/0021, 0029): a notification leads to the table, and
 * its reader sees it as long as they see that, so that it goes when the project or the accreditation is over.
 */
export class ToldOfTables0076 implements MigrationInterface {
  name = 'ToldOfTables1700000000076';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE INDEX analyst_output_decided ON analyst_output (partnership_id, decided_at) WHERE decided_at IS NOT NULL;

      ALTER TABLE notification ADD COLUMN output_id uuid,
        ADD FOREIGN KEY (partnership_id, output_id) REFERENCES analyst_output,
        DROP CONSTRAINT notification_check1,
        ADD CONSTRAINT notification_check1 CHECK (num_nonnulls(participant_id, claim_id, referral_id, own_referral_id,
          statement_id, run_id, sample_id, job_id, file_id, transfer_id, joint_work_id, output_id) > 0);
      CREATE POLICY sees_the_table ON notification AS RESTRICTIVE FOR SELECT TO weft_app USING (
        output_id IS NULL OR (SELECT app.has_role('SYSTEM')) OR EXISTS (SELECT FROM analyst_output x
          WHERE x.partnership_id = notification.partnership_id AND x.id = notification.output_id));
      ${readSetting(`${WERE_TOLD}, 'ANALYST'`)}
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      ${readSetting(WERE_TOLD)}
      DROP POLICY sees_the_table ON notification;
      DELETE FROM notification WHERE output_id IS NOT NULL;
      ALTER TABLE notification DROP CONSTRAINT notification_check1, DROP COLUMN output_id,
        ADD CONSTRAINT notification_check1 CHECK (num_nonnulls(participant_id, claim_id, referral_id, own_referral_id,
          statement_id, run_id, sample_id, job_id, file_id, transfer_id, joint_work_id) > 0);
      DROP INDEX analyst_output_decided;
    `);
  }
}

const WERE_TOLD = `'BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER', 'VERIFIER', 'COMMISSIONER', 'AUDITOR', 'FUNDER',
    'REFERRER', 'ANCHOR'`;

/** Whoever is told of anything reads for how long it is kept. */
const readSetting = (told: string): string => `ALTER POLICY read ON notification_setting USING (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role(${told}, 'SYSTEM')));`;
