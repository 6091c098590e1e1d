import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After how many days on the waiting list the hub is reminded of somebody: the partnership's own figure, as its others. */
export class LongOnTheWaitingList0067 implements MigrationInterface {
  name = 'LongOnTheWaitingList1700000000067';

  async up(run: QueryRunner): Promise<void> {
    // four weeks, as it was for all before
    await run.query(
      'ALTER TABLE hub_guide ADD COLUMN waiting_days int NOT NULL DEFAULT 28 CHECK (waiting_days BETWEEN 1 AND 366)',
    );
    // INSERT and SELECT are of the whole table
    await run.query('GRANT UPDATE (waiting_days) ON hub_guide TO weft_app');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('ALTER TABLE hub_guide DROP COLUMN waiting_days');
  }
}
