import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People are told of transfers and of joint work (docs/adr/0021, 0026): a notification leads to the one or the other, and
 * its reader sees it as long as they see that. Another worker can take the place of the one who was named.
 */
export class ToldOfJointWork0065 implements MigrationInterface {
  name = 'ToldOfJointWork1700000000065';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- who put the present worker in the place of another, and when; null: it is the one whom the agreement named
      ALTER TABLE joint_work ADD COLUMN named_by uuid REFERENCES person, ADD COLUMN named_at timestamptz,
        ADD CHECK ((named_by IS NULL) = (named_at IS NULL)), ADD CHECK (named_at IS NULL OR worker_id IS NOT NULL);
      GRANT UPDATE (named_by, named_at) ON joint_work TO weft_app;
      CREATE INDEX joint_work_decided ON joint_work (partnership_id, decided_at);
      CREATE INDEX joint_work_ended ON joint_work (partnership_id, ended_at) WHERE ended_at IS NOT NULL;
      CREATE INDEX joint_work_named ON joint_work (partnership_id, named_at) WHERE named_at IS NOT NULL;
      CREATE INDEX transfer_decided ON transfer (partnership_id, decided_at);

      ALTER TABLE notification ADD COLUMN transfer_id uuid, ADD COLUMN joint_work_id uuid,
        ADD FOREIGN KEY (partnership_id, transfer_id) REFERENCES transfer,
        ADD FOREIGN KEY (partnership_id, joint_work_id) REFERENCES joint_work,
        DROP CONSTRAINT notification_check1,
        ADD CONSTRAINT notification_check1 CHECK (num_nonnulls(participant_id, claim_id, referral_id, own_referral_id,
          statement_id, run_id, sample_id, job_id, file_id, transfer_id, joint_work_id) > 0);
      CREATE POLICY sees_what_is_asked ON notification AS RESTRICTIVE FOR SELECT TO weft_app USING (
        (SELECT app.has_role('SYSTEM'))
        OR ((transfer_id IS NULL OR EXISTS (SELECT FROM transfer x
            WHERE x.partnership_id = notification.partnership_id AND x.id = notification.transfer_id))
          AND (joint_work_id IS NULL OR EXISTS (SELECT FROM joint_work x
            WHERE x.partnership_id = notification.partnership_id AND x.id = notification.joint_work_id))));
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP POLICY sees_what_is_asked ON notification;
      DELETE FROM notification WHERE transfer_id IS NOT NULL OR joint_work_id IS NOT NULL;
      ALTER TABLE notification DROP CONSTRAINT notification_check1, DROP COLUMN transfer_id, DROP COLUMN joint_work_id,
        ADD CONSTRAINT notification_check1 CHECK (num_nonnulls(participant_id, claim_id, referral_id, own_referral_id,
          statement_id, run_id, sample_id, job_id, file_id) > 0);
      DROP INDEX joint_work_decided, joint_work_ended, transfer_decided;
      ALTER TABLE joint_work DROP COLUMN named_by, DROP COLUMN named_at;
    `);
  }
}
