import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * Who read or changed which record (features.md PL1), as one chain for each partnership: every entry holds the
 * hash of the one before it, so that an entry that was altered, removed or put elsewhere is found
 * (`npm run weft -- verify-audit`).
 *
 * Changes are noted by triggers, whoever makes them and whatever the code forgot, and join the chain at the very
 * end of their own transaction: the head of the chain is held for the length of a commit. Reads are notes that the
 * worker seals into the chain within a minute, so that nobody who reads waits for the head.
 */
export class AuditTrail0015 implements MigrationInterface {
  name = 'AuditTrail1700000000015';

  async up(run: QueryRunner): Promise<void> {
    await run.query('GRANT CREATE ON SCHEMA app TO weft_gate');
    await run.query(TABLES);
    await run.query(POLICIES);
    await run.query(SEALING);
    await run.query(NOTING);
    await run.query('REVOKE CREATE ON SCHEMA app FROM weft_gate');
  }

  async down(): Promise<void> {
    throw new Error('An audit trail is not taken away.');
  }
}

const COLUMNS = `
    operation text NOT NULL CHECK (operation IN ('READ', 'ADD', 'CHANGE', 'REMOVE')),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- null: the system, or the owner of the database by hand
    person_id uuid,
    -- the verb of the use case
    action text NOT NULL CHECK (action ~ '^[A-Za-z][A-Za-z.]{0,60}$'),
    -- the kind of the records
    subject text NOT NULL CHECK (subject ~ '^[a-z][a-z_]{0,60}$'),
    record_ids uuid[] NOT NULL CHECK (cardinality(record_ids) > 0)`;

const TABLES = `
  CREATE TABLE audit_note (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id bigint GENERATED ALWAYS AS IDENTITY,${COLUMNS},
    PRIMARY KEY (partnership_id, id)
  );
  COMMENT ON TABLE audit_note IS 'What is not in the chain yet: reads for less than a minute, changes until their commit.';

  CREATE TABLE audit_entry (
    partnership_id uuid NOT NULL REFERENCES partnership,
    number bigint NOT NULL CHECK (number > 0),${COLUMNS},
    previous bytea NOT NULL CHECK (octet_length(previous) = 32),
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (partnership_id, number)
  );
  -- Who has looked at this person?
  CREATE INDEX audit_entry_records ON audit_entry USING gin (record_ids);
  CREATE INDEX audit_entry_person ON audit_entry (partnership_id, person_id, number DESC);

  CREATE TABLE audit_head (
    partnership_id uuid PRIMARY KEY REFERENCES partnership,
    number bigint NOT NULL,
    hash bytea NOT NULL
  );
`;

const POLICIES = `
  ALTER TABLE audit_note ENABLE ROW LEVEL SECURITY;
  ALTER TABLE audit_note FORCE ROW LEVEL SECURITY;
  ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
  ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
  ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY;
  ALTER TABLE audit_head FORCE ROW LEVEL SECURITY;

  CREATE POLICY read ON audit_entry FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'SYSTEM')));
  CREATE POLICY gate ON audit_entry TO weft_gate USING (true) WITH CHECK (true);
  GRANT SELECT ON audit_entry TO weft_app;
  GRANT SELECT, INSERT ON audit_entry TO weft_gate;

  CREATE POLICY read ON audit_note FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'DATA_LEAD', 'SYSTEM')));
  -- a person notes what was shown to them, and nothing in another's name
  CREATE POLICY make ON audit_note FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND operation = 'READ'
    AND person_id = (SELECT coalesce(app.person_id(), app.setting('on_behalf_of')::uuid)));
  CREATE POLICY gate ON audit_note TO weft_gate USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT (partnership_id, operation, person_id, action, subject, record_ids) ON audit_note TO weft_app;
  GRANT SELECT, INSERT, DELETE ON audit_note TO weft_gate;

  CREATE POLICY read ON audit_head FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  CREATE POLICY gate ON audit_head TO weft_gate USING (true) WITH CHECK (true);
  GRANT SELECT ON audit_head TO weft_app;
  GRANT SELECT, INSERT, UPDATE ON audit_head TO weft_gate;

  -- Not even the gate changes or removes an entry.
  CREATE FUNCTION app.keep_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'an audit entry is never changed or removed' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION app.keep_audit_entry();
  CREATE TRIGGER keep_all BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION app.keep_audit_entry();
`;

const SEALING = `
  -- SHA-256 over the hash before and this line: partnership|number|operation|microseconds|person|action|subject|ids.
  -- No part can hold the separator, so no two entries make the same line.
  CREATE FUNCTION app.audit_hash(previous bytea, of_partnership uuid, nth bigint, note audit_note) RETURNS bytea
  LANGUAGE sql STABLE RETURN sha256(previous || convert_to(concat_ws('|',
    of_partnership, nth, (note).operation, (extract(epoch FROM (note).at) * 1000000)::bigint,
    coalesce((note).person_id::text, ''), (note).action, (note).subject, array_to_string((note).record_ids, ',')),
    'UTF8'));

  -- Puts notes at the end of a partnership's chain, in the order given, and takes them off the notes.
  CREATE FUNCTION app.seal_notes(of_partnership uuid, notes audit_note[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE
    nth bigint;
    last bytea;
    before bytea;
    note public.audit_note;
  BEGIN
    SELECT h.number, h.hash INTO nth, last FROM public.audit_head h WHERE h.partnership_id = of_partnership FOR UPDATE;
    IF NOT FOUND THEN
      -- two first entries at once: the second waits here for the first
      INSERT INTO public.audit_head VALUES (of_partnership, 0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
      SELECT h.number, h.hash INTO nth, last FROM public.audit_head h WHERE h.partnership_id = of_partnership FOR UPDATE;
    END IF;
    FOREACH note IN ARRAY notes LOOP
      nth := nth + 1;
      before := last;
      last := app.audit_hash(before, of_partnership, nth, note);
      INSERT INTO public.audit_entry VALUES (of_partnership, nth, note.operation, note.at, note.person_id, note.action,
        note.subject, note.record_ids, before, last);
    END LOOP;
    UPDATE public.audit_head h SET number = nth, hash = last WHERE h.partnership_id = of_partnership;
    DELETE FROM public.audit_note n USING unnest(notes) AS sealed
      WHERE n.partnership_id = of_partnership AND n.id = sealed.id;
  END $$;

  -- A change joins the chain when its transaction commits.
  CREATE FUNCTION app.seal_change() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  BEGIN
    PERFORM app.seal_notes(NEW.partnership_id, ARRAY[NEW]);
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER seal_change AFTER INSERT ON audit_note DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.operation <> 'READ') EXECUTE FUNCTION app.seal_change();

  -- Seals so many reads of the partnership whose reads have waited longest; how many there were.
  CREATE FUNCTION app.seal_reads(how_many int) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE
    place uuid;
    notes public.audit_note[];
  BEGIN
    SELECT n.partnership_id INTO place FROM public.audit_note n WHERE n.operation = 'READ' ORDER BY n.at LIMIT 1;
    IF place IS NULL THEN RETURN 0; END IF;
    -- one worker at a time for one partnership, so that reads keep their order
    PERFORM pg_advisory_xact_lock(hashtextextended('weft.audit.' || place::text, 0));
    SELECT array_agg(n ORDER BY n.id) INTO notes FROM (
      SELECT * FROM public.audit_note r WHERE r.partnership_id = place AND r.operation = 'READ'
      ORDER BY r.id LIMIT how_many) n;
    IF notes IS NULL THEN RETURN 0; END IF;
    PERFORM app.seal_notes(place, notes);
    RETURN cardinality(notes);
  END $$;

  ALTER FUNCTION app.seal_notes(uuid, audit_note[]) OWNER TO weft_gate;
  ALTER FUNCTION app.seal_change() OWNER TO weft_gate;
  ALTER FUNCTION app.seal_reads(int) OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.audit_hash(bytea, uuid, bigint, audit_note), app.seal_notes(uuid, audit_note[]),
    app.seal_change(), app.seal_reads(int), app.keep_audit_entry() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.audit_hash(bytea, uuid, bigint, audit_note) TO weft_gate;
  GRANT EXECUTE ON FUNCTION app.seal_reads(int) TO weft_app;
`;

/** What is noted of each table: the kind of the record it is part of, and the column that names that record. */
const NOTED: readonly (readonly [table: string, subject: string, column: string])[] = [
  ['partnership', 'partnership', 'id'],
  ['variation', 'partnership', 'partnership_id'],
  ['organisation', 'organisation', 'id'],
  ['membership', 'membership', 'id'],
  ['invitation', 'membership', 'membership_id'],
  ['rate_card', 'rate_card', 'id'],
  ['tariff', 'rate_card', 'rate_card_id'],
  ['funding_agreement', 'funding_agreement', 'id'],
  ['contribution', 'funding_agreement', 'agreement_id'],
  ['participant', 'participant', 'id'],
  ['participant_detail', 'participant', 'participant_id'],
  ['enrolment', 'participant', 'participant_id'],
  ['baseline', 'participant', 'participant_id'],
  ['claim', 'claim', 'id'],
  ['evidence', 'claim', 'claim_id'],
  ['claim_message', 'claim', 'claim_id'],
  ['upload', 'upload', 'id'],
  ['payment_run', 'payment_run', 'id'],
  ['statement', 'statement', 'id'],
];

const NOTING = `
  -- One note for each statement and partnership. In the partnership's own table the id is the partnership.
  CREATE FUNCTION app.note_change() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  BEGIN
    EXECUTE format(
      'INSERT INTO public.audit_note (partnership_id, operation, person_id, action, subject, record_ids)
       SELECT %1$I, %2$L, $1, $2, %3$L, array_agg(DISTINCT %4$I) FROM changed GROUP BY %1$I',
      CASE TG_TABLE_NAME WHEN 'partnership' THEN 'id' ELSE 'partnership_id' END,
      CASE TG_OP WHEN 'INSERT' THEN 'ADD' WHEN 'UPDATE' THEN 'CHANGE' ELSE 'REMOVE' END, TG_ARGV[0], TG_ARGV[1])
    USING coalesce(app.person_id(), app.setting('on_behalf_of')::uuid), coalesce(app.setting('action'), 'byHand');
    RETURN NULL;
  END $$;
  ALTER FUNCTION app.note_change() OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.note_change() FROM PUBLIC;
  ${NOTED.map(([table, subject, column]) => noteChanges(table, subject, column)).join('')}
`;
