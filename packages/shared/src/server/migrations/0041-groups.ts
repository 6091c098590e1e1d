import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/** Groups that meet, who comes, and who was there: what is ticked is a contact of a kind of its own. */
export class Groups0041 implements MigrationInterface {
  name = 'Groups1700000000041';

  async up(run: QueryRunner): Promise<void> {
    await run.query(GROUPS);
    await run.query(ATTENDANCE);
    await run.query(POLICIES);
    await run.query(noteChanges('activity_group', 'partnership', 'partnership_id'));
    await run.query(noteChanges('group_member', 'participant', 'participant_id'));
    await run.query(noteChanges('sitting', 'partnership', 'partnership_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP VIEW standing_contact;
      ALTER TABLE contact DROP COLUMN sitting_id, DROP COLUMN attendance;
      CREATE VIEW standing_contact WITH (security_invoker = true) AS
        SELECT c.partnership_id, c.id, c.participant_id, c.recorded_by, c.recorded_at, c.client_key, c.corrects, c.kind,
          c.met_on, c.met_at, c.place, c.minutes, c.seen, c.company, c.joint_worker_ids, c.words
        FROM contact c
        WHERE NOT c.is_removed AND NOT EXISTS (
          SELECT FROM contact later WHERE later.partnership_id = c.partnership_id AND later.corrects = c.id);
      GRANT SELECT ON standing_contact TO weft_app;
      DROP TABLE sitting, group_member, activity_group;
    `);
  }
}

const GROUPS = `
  CREATE TABLE activity_group (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    -- whose people come, and who holds it
    provider_id uuid NOT NULL,
    -- the school or practice at which it meets
    anchor_id uuid,
    name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 120),
    place text CHECK (length(btrim(place)) BETWEEN 1 AND 120),
    -- 1 is Monday
    weekday smallint CHECK (weekday BETWEEN 1 AND 7),
    minutes int CHECK (minutes BETWEEN 1 AND 1440),
    is_closed boolean NOT NULL DEFAULT false,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation,
    FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation
  );
  CREATE UNIQUE INDEX activity_group_name ON activity_group (partnership_id, provider_id, lower(name));

  -- Who usually comes; who left stays, with the day.
  CREATE TABLE group_member (
    partnership_id uuid NOT NULL,
    group_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    joined_on date NOT NULL,
    left_on date,
    PRIMARY KEY (partnership_id, group_id, participant_id),
    FOREIGN KEY (partnership_id, group_id) REFERENCES activity_group,
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    CHECK (left_on >= joined_on)
  );
  CREATE INDEX group_member_participant ON group_member (partnership_id, participant_id);

  -- One time that a group met: one a day, however often it is sent.
  CREATE TABLE sitting (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    group_id uuid NOT NULL,
    held_on date NOT NULL,
    minutes int CHECK (minutes BETWEEN 1 AND 1440),
    recorded_by uuid NOT NULL REFERENCES person,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, group_id, held_on),
    FOREIGN KEY (partnership_id, group_id) REFERENCES activity_group
  );
`;

const ATTENDANCE = `
  ALTER TABLE contact
    ADD COLUMN sitting_id uuid,
    ADD COLUMN attendance text CHECK (attendance IN ('PRESENT', 'ABSENT', 'APOLOGIES')),
    ADD FOREIGN KEY (partnership_id, sitting_id) REFERENCES sitting,
    ADD CHECK ((sitting_id IS NULL) = (attendance IS NULL)),
    -- who was there was seen, and nobody else
    ADD CHECK (attendance IS NULL OR seen = (attendance = 'PRESENT'));
  -- one mark for each person at a sitting; what corrects it stands in its place
  CREATE UNIQUE INDEX contact_sitting ON contact (partnership_id, sitting_id, participant_id) WHERE corrects IS NULL;

  CREATE OR REPLACE VIEW standing_contact WITH (security_invoker = true) AS
    SELECT c.partnership_id, c.id, c.participant_id, c.recorded_by, c.recorded_at, c.client_key, c.corrects, c.kind,
      c.met_on, c.met_at, c.place, c.minutes, c.seen, c.company, c.joint_worker_ids, c.words, c.sitting_id, c.attendance
    FROM contact c
    WHERE NOT c.is_removed AND NOT EXISTS (
      SELECT FROM contact later WHERE later.partnership_id = c.partnership_id AND later.corrects = c.id);
`;

const here = 'partnership_id = (SELECT app.partnership_id())';
const mine = `provider_id = ANY ((SELECT app.provider_ids())::uuid[])`;
const ofGroup = (table: string, rights: string): string => `${here} AND EXISTS (
      SELECT FROM activity_group g WHERE g.partnership_id = ${table}.partnership_id AND g.id = ${table}.group_id
        AND (${rights}))`;
const ofPerson = `EXISTS (SELECT FROM participant p
      WHERE p.partnership_id = group_member.partnership_id AND p.id = group_member.participant_id)`;
const KEEPS = `(SELECT app.has_role('BACKBONE', 'SYSTEM')) OR g.${mine}`;

const POLICIES = `
  ALTER TABLE activity_group ENABLE ROW LEVEL SECURITY;
  ALTER TABLE activity_group FORCE ROW LEVEL SECURITY;
  CREATE POLICY read ON activity_group FOR SELECT TO weft_app USING (
    ${here} AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM')) OR ${mine}));
  CREATE POLICY make ON activity_group FOR INSERT TO weft_app WITH CHECK (
    ${here} AND ((SELECT app.has_role('BACKBONE', 'SYSTEM')) OR ${mine}));
  CREATE POLICY change ON activity_group FOR UPDATE TO weft_app USING (
    ${here} AND ((SELECT app.has_role('BACKBONE', 'SYSTEM')) OR ${mine}));
  GRANT SELECT, INSERT, UPDATE (anchor_id, name, place, weekday, minutes, is_closed) ON activity_group TO weft_app;

  -- whoever sees the group and the participant
  ALTER TABLE group_member ENABLE ROW LEVEL SECURITY;
  ALTER TABLE group_member FORCE ROW LEVEL SECURITY;
  CREATE POLICY read ON group_member FOR SELECT TO weft_app USING (${ofGroup('group_member', 'true')} AND ${ofPerson});
  CREATE POLICY make ON group_member FOR INSERT TO weft_app WITH CHECK (
    ${ofGroup('group_member', KEEPS)} AND ${ofPerson});
  CREATE POLICY change ON group_member FOR UPDATE TO weft_app USING (
    ${ofGroup('group_member', KEEPS)} AND ${ofPerson});
  GRANT SELECT, INSERT, UPDATE (joined_on, left_on) ON group_member TO weft_app;

  ALTER TABLE sitting ENABLE ROW LEVEL SECURITY;
  ALTER TABLE sitting FORCE ROW LEVEL SECURITY;
  CREATE POLICY read ON sitting FOR SELECT TO weft_app USING (${ofGroup('sitting', 'true')});
  CREATE POLICY make ON sitting FOR INSERT TO weft_app WITH CHECK (${ofGroup('sitting', KEEPS)});
  CREATE POLICY change ON sitting FOR UPDATE TO weft_app USING (${ofGroup('sitting', KEEPS)});
  GRANT SELECT, INSERT, UPDATE (minutes) ON sitting TO weft_app;
`;
