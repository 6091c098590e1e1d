import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Events written in the transaction of their fact, until the effect of their job has committed.
 * The relay only ever sees ids; what a job does, it does inside its own partnership.
 */
export class Outbox0006 implements MigrationInterface {
  name = 'Outbox1700000000006';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE outbox (
        partnership_id uuid NOT NULL REFERENCES partnership,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        kind text NOT NULL,
        payload jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- when it was last handed to the queue
        offered_at timestamptz,
        offers int NOT NULL DEFAULT 0,
        attempts int NOT NULL DEFAULT 0,
        started_at timestamptz,
        -- when the job's effect committed
        done_at timestamptz,
        -- given up after every retry; somebody may try again
        failed_at timestamptz,
        error text,
        PRIMARY KEY (partnership_id, id),
        CHECK (done_at IS NULL OR failed_at IS NULL)
      );
      CREATE INDEX outbox_waiting ON outbox (created_at) WHERE done_at IS NULL AND failed_at IS NULL;
      CREATE INDEX outbox_newest ON outbox (partnership_id, created_at DESC);

      ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
      ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
      CREATE POLICY read ON outbox FOR SELECT TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'SYSTEM')));
      CREATE POLICY make ON outbox FOR INSERT TO weft_app WITH CHECK (partnership_id = (SELECT app.partnership_id()));
      CREATE POLICY change ON outbox FOR UPDATE TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'SYSTEM')));
      CREATE POLICY gate ON outbox TO weft_gate USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT, UPDATE (offered_at, offers, attempts, started_at, done_at, failed_at, error) ON outbox TO weft_app;
      GRANT SELECT, UPDATE (offered_at, offers) ON outbox TO weft_gate;

      -- Takes rows that wait, or were handed over so long ago that the queue must have lost them.
      -- A row stays until its job's effect commits, so an emptied queue loses nothing.
      CREATE FUNCTION app.offer_outbox(how_many int, stale_after interval)
      RETURNS TABLE (partnership_id uuid, id uuid, kind text, payload jsonb, offers int)
      LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        UPDATE public.outbox o SET offered_at = clock_timestamp(), offers = o.offers + 1
        FROM (
          SELECT w.partnership_id, w.id FROM public.outbox w
          WHERE w.done_at IS NULL AND w.failed_at IS NULL
            AND (w.offered_at IS NULL OR greatest(w.offered_at, w.started_at) < clock_timestamp() - stale_after)
          ORDER BY w.created_at LIMIT how_many FOR UPDATE SKIP LOCKED
        ) taken
        WHERE o.partnership_id = taken.partnership_id AND o.id = taken.id
        RETURNING o.partnership_id, o.id, o.kind, o.payload, o.offers;
      $$;

      -- Partnerships whose runs are prepared by schedule.
      CREATE FUNCTION app.scheduled_partnerships()
      RETURNS TABLE (partnership_id uuid, payment_schedule text, time_zone text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        SELECT p.id, p.payment_schedule, p.time_zone FROM public.partnership p WHERE p.payment_schedule <> 'BY_HAND';
      $$;

      -- Wakes the relay; it looks by itself every few seconds in any case.
      CREATE FUNCTION app.announce_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('weft_outbox', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER announce AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION app.announce_outbox();

      ALTER FUNCTION app.offer_outbox(int, interval) OWNER TO weft_gate;
      ALTER FUNCTION app.scheduled_partnerships() OWNER TO weft_gate;
      REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.offer_outbox(int, interval), app.scheduled_partnerships() TO weft_app;
      REVOKE CREATE ON SCHEMA public, app FROM weft_gate;
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE outbox;
      DROP FUNCTION app.offer_outbox(int, interval);
      DROP FUNCTION app.scheduled_partnerships();
      DROP FUNCTION app.announce_outbox();
    `);
  }
}
