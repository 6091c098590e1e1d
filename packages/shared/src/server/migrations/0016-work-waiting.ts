import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How much work waits in the whole installation, for the operator's figures (/metrics): counts and ages alone, of no
 * partnership in particular.
 */
export class WorkWaiting0016 implements MigrationInterface {
  name = 'WorkWaiting1700000000016';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      GRANT CREATE ON SCHEMA app TO weft_gate;
      CREATE INDEX outbox_failed ON outbox (failed_at) WHERE failed_at IS NOT NULL;

      CREATE FUNCTION app.work_waiting()
      RETURNS TABLE (
        jobs_waiting bigint, oldest_job_seconds double precision, jobs_failed bigint,
        notes_unsealed bigint, oldest_note_seconds double precision)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        SELECT o.waiting, o.oldest, f.failed, n.unsealed, n.oldest
        FROM (SELECT count(*) AS waiting,
            coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::double precision AS oldest
          FROM public.outbox WHERE done_at IS NULL AND failed_at IS NULL) o,
          (SELECT count(*) AS failed FROM public.outbox WHERE failed_at IS NOT NULL) f,
          (SELECT count(*) AS unsealed,
            coalesce(extract(epoch FROM clock_timestamp() - min(at)), 0)::double precision AS oldest
          FROM public.audit_note) n;
      $$;
      ALTER FUNCTION app.work_waiting() OWNER TO weft_gate;
      REVOKE EXECUTE ON FUNCTION app.work_waiting() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.work_waiting() TO weft_app;
      REVOKE CREATE ON SCHEMA app FROM weft_gate;
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP FUNCTION app.work_waiting(); DROP INDEX outbox_failed');
  }
}
