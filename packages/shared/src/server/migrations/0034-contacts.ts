import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/** Contacts with the people who are supported, only ever added to, and when each was last seen by them. */
export class Contacts0034 implements MigrationInterface {
  name = 'Contacts1700000000034';

  async up(run: QueryRunner): Promise<void> {
    await run.query(KINDS);
    await run.query(CONTACTS);
    await run.query(LAST_SEEN);
    await run.query(POLICIES);
    await run.query(noteChanges('contact_kind', 'partnership', 'partnership_id'));
    await run.query(noteChanges('contact', 'participant', 'participant_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP VIEW standing_contact;
      DROP TABLE last_seen, contact, contact_kind;
      DROP FUNCTION app.guard_contact();
    `);
  }
}

const KINDS = `
  -- The partnership's own list; the usual one (rules/contacts) is written here when the first contact is.
  CREATE TABLE contact_kind (
    partnership_id uuid NOT NULL REFERENCES partnership,
    code text NOT NULL CHECK (code ~ '^[A-Z0-9_]{1,64}$'),
    position int NOT NULL CHECK (position > 0),
    title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 120),
    meets boolean NOT NULL,
    is_offered boolean NOT NULL DEFAULT true,
    PRIMARY KEY (partnership_id, code)
  );
`;

const CONTACTS = `
  CREATE TABLE contact (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    participant_id uuid NOT NULL,
    recorded_by uuid NOT NULL REFERENCES person,
    recorded_at timestamptz NOT NULL,
    -- made on the device that wrote it: what is sent twice is there once
    client_key uuid NOT NULL,
    -- the entry that this one stands in the place of
    corrects uuid,
    -- the corrected entry never was; nothing else is said then
    is_removed boolean NOT NULL DEFAULT false,
    kind text,
    met_on date,
    met_at time,
    place text CHECK (length(btrim(place)) BETWEEN 1 AND 120),
    minutes int CHECK (minutes BETWEEN 1 AND 1440),
    -- whether they met or spoke; false: it was tried
    seen boolean,
    company text[] NOT NULL DEFAULT '{}' CHECK (company <@ ARRAY['PARENT_OR_CARER', 'PARTNER', 'FAMILY', 'FRIEND',
      'SCHOOL', 'HEALTH', 'HOUSING', 'OTHER_SERVICE', 'INTERPRETER', 'SOMEBODY_ELSE']),
    -- colleagues who were there too
    joint_worker_ids uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(joint_worker_ids) <= 10),
    words text CHECK (length(btrim(words)) BETWEEN 1 AND 4000),
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, recorded_by, client_key),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, kind) REFERENCES contact_kind,
    FOREIGN KEY (partnership_id, corrects) REFERENCES contact,
    CHECK (corrects <> id),
    CHECK (NOT is_removed OR corrects IS NOT NULL),
    CHECK (is_removed = (kind IS NULL) AND is_removed = (met_on IS NULL) AND is_removed = (seen IS NULL)),
    CHECK (NOT is_removed OR (met_at IS NULL AND place IS NULL AND minutes IS NULL AND words IS NULL
      AND company = '{}' AND joint_worker_ids = '{}'))
  );
  -- an entry is corrected once; whoever corrects it again corrects the correction
  CREATE UNIQUE INDEX contact_corrects ON contact (partnership_id, corrects) WHERE corrects IS NOT NULL;
  CREATE INDEX contact_story ON contact (partnership_id, participant_id, met_on DESC, recorded_at DESC, id DESC)
    WHERE NOT is_removed;
  -- what a worker enters next is like what they entered last; and a worker's time with people
  CREATE INDEX contact_worker ON contact (partnership_id, recorded_by, met_on DESC) WHERE NOT is_removed;
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON contact
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

  -- An entry and what stands in its place are of one person. Asked when it is written and not by the key between them:
  -- of two records that become one, an entry may stay with its own (0033).
  CREATE FUNCTION app.guard_contact() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM contact c WHERE c.partnership_id = NEW.partnership_id AND c.id = NEW.corrects
        AND c.participant_id <> NEW.participant_id) THEN
      RAISE EXCEPTION 'a contact is corrected for whom it was recorded' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  REVOKE EXECUTE ON FUNCTION app.guard_contact() FROM PUBLIC;
  CREATE TRIGGER guard BEFORE INSERT ON contact FOR EACH ROW WHEN (NEW.corrects IS NOT NULL)
    EXECUTE FUNCTION app.guard_contact();
`;

const LAST_SEEN = `
  -- What stands of the contacts, for all who count or show them; under the reader's own policies.
  CREATE VIEW standing_contact WITH (security_invoker = true) AS
    SELECT c.partnership_id, c.id, c.participant_id, c.recorded_by, c.recorded_at, c.client_key, c.corrects, c.kind,
      c.met_on, c.met_at, c.place, c.minutes, c.seen, c.company, c.joint_worker_ids, c.words
    FROM contact c
    WHERE NOT c.is_removed AND NOT EXISTS (
      SELECT FROM contact later WHERE later.partnership_id = c.partnership_id AND later.corrects = c.id);

  -- Worked out from the contacts, so that a list of a hundred thousand people is sorted by it.
  CREATE TABLE last_seen (
    partnership_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    seen_on date,
    -- the latest day on which it was tried and they did not meet
    tried_on date,
    PRIMARY KEY (partnership_id, participant_id),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant
  );
`;

const ofPeople = (table: string, hub: string, opened: string): string => `
    partnership_id = (SELECT app.partnership_id()) AND EXISTS (
      SELECT FROM participant p WHERE p.partnership_id = ${table}.partnership_id AND p.id = ${table}.participant_id
        AND ((SELECT app.has_role(${hub})) OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])${opened}))`;
const READERS = `'BACKBONE', 'ASSESSOR', 'SYSTEM'`;
const OPENED = `
          OR p.id = ANY ((SELECT app.opened_participant_ids())::uuid[])`;
const BY_THE_RULE = `partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM'))`;

const POLICIES = `
  ALTER TABLE contact_kind ENABLE ROW LEVEL SECURITY;
  ALTER TABLE contact_kind FORCE ROW LEVEL SECURITY;
  CREATE POLICY read ON contact_kind FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD',
      'PROVIDER_MANAGER', 'LINK_WORKER', 'SYSTEM')));
  CREATE POLICY make ON contact_kind FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'SYSTEM')));
  CREATE POLICY change ON contact_kind FOR UPDATE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
  GRANT SELECT, INSERT, UPDATE (position, title, meets, is_offered) ON contact_kind TO weft_app;

  ALTER TABLE contact ENABLE ROW LEVEL SECURITY;
  ALTER TABLE contact FORCE ROW LEVEL SECURITY;
  -- whoever sees the participant and works with them; whoever checks claims knows nothing of it
  CREATE POLICY read ON contact FOR SELECT TO weft_app USING (${ofPeople('contact', READERS, OPENED)});
  -- one's own; the system writes for whom a use case has judged, because the list of kinds is its to keep
  CREATE POLICY make ON contact FOR INSERT TO weft_app WITH CHECK ((${BY_THE_RULE}) OR (
    recorded_by = (SELECT app.person_id()) AND ${ofPeople('contact', `'BACKBONE', 'ASSESSOR'`, '')}));
  GRANT SELECT, INSERT ON contact TO weft_app;
  GRANT SELECT ON standing_contact TO weft_app;

  ALTER TABLE last_seen ENABLE ROW LEVEL SECURITY;
  ALTER TABLE last_seen FORCE ROW LEVEL SECURITY;
  CREATE POLICY read ON last_seen FOR SELECT TO weft_app USING (${ofPeople('last_seen', READERS, OPENED)});
  -- nobody says by hand when somebody was last seen: it follows from the contacts
  CREATE POLICY make ON last_seen FOR INSERT TO weft_app WITH CHECK (${BY_THE_RULE});
  CREATE POLICY change ON last_seen FOR UPDATE TO weft_app USING (${BY_THE_RULE});
  GRANT SELECT, INSERT, UPDATE (seen_on, tried_on) ON last_seen TO weft_app;
`;
