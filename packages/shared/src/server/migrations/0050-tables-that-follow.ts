import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables about a participant that were made after 0033 follow a merge as well: their rows move with the record. */
export class TablesThatFollow0050 implements MigrationInterface {
  name = 'TablesThatFollow1700000000050';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      COMMENT ON COLUMN last_seen.participant_id IS 'stays with the record: it is worked out anew from the contacts';
      COMMENT ON COLUMN support_plan.participant_id IS 'moves as a whole: each row is a version of one plan';
      SELECT app.follow_merges();
    `);
  }

  /** What lets them follow goes with 0033, or with the table. */
  async down(): Promise<void> {}
}
