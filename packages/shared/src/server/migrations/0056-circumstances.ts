import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * Changes of somebody's circumstances (domain.md, Participants and support), only ever added to. What one of them means
 * for an outcome that is being sustained is an entry of status_spell or worked_hours that bears its id.
 */
export class Circumstances0056 implements MigrationInterface {
  name = 'Circumstances1700000000056';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLE);
    await run.query(noteChanges('circumstance', 'participant', 'participant_id'));
    await run.query('SELECT app.follow_merges()');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE circumstance');
  }
}

const HERE = 'partnership_id = (SELECT app.partnership_id())';
const ofPeople = (hub: string, opened: string): string => `${HERE} AND EXISTS (
    SELECT FROM participant p WHERE p.partnership_id = circumstance.partnership_id AND p.id = circumstance.participant_id
      AND ((SELECT app.has_role(${hub})) OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])${opened}))`;

const TABLE = `
  CREATE TABLE circumstance (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    participant_id uuid NOT NULL,
    -- the entry in the place of which it stands
    corrects uuid,
    -- one of rules/support's; null: what it corrects is withdrawn
    kind text CHECK (kind ~ '^[A-Z_]{1,64}$'),
    on_date date,
    words text CHECK (length(btrim(words)) BETWEEN 1 AND 2000),
    recorded_by uuid NOT NULL REFERENCES person,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    -- of two who correct the same entry the second is told
    UNIQUE (partnership_id, corrects),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, corrects) REFERENCES circumstance,
    CHECK ((kind IS NULL) = (on_date IS NULL)),
    CHECK (kind IS NOT NULL OR corrects IS NOT NULL),
    CHECK (corrects <> id)
  );
  CREATE INDEX circumstance_participant ON circumstance (partnership_id, participant_id, on_date);
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON circumstance
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

  ALTER TABLE circumstance ENABLE ROW LEVEL SECURITY;
  ALTER TABLE circumstance FORCE ROW LEVEL SECURITY;
  CREATE POLICY read ON circumstance FOR SELECT TO weft_app USING (${ofPeople(
    `'BACKBONE', 'ASSESSOR', 'SYSTEM'`,
    ' OR p.id = ANY ((SELECT app.opened_participant_ids())::uuid[])',
  )});
  CREATE POLICY make ON circumstance FOR INSERT TO weft_app WITH CHECK (
    recorded_by = (SELECT app.person_id()) AND ${ofPeople(`'BACKBONE', 'ASSESSOR'`, '')});
  -- an earlier provider reads it as it stood (0055)
  CREATE POLICY read_back ON circumstance FOR SELECT TO weft_app USING (${HERE}
    AND participant_id = ANY ((SELECT app.former_participant_ids())::uuid[])
    AND EXISTS (SELECT FROM participant p
      WHERE p.partnership_id = circumstance.partnership_id AND p.id = circumstance.participant_id)
    AND EXISTS (SELECT FROM transfer t WHERE t.partnership_id = circumstance.partnership_id
      AND t.participant_id = circumstance.participant_id AND t.state = 'TAKEN_ON'
      AND t.from_provider = ANY ((SELECT app.provider_ids())::uuid[])
      AND circumstance.recorded_at <= t.decided_at
      AND coalesce(circumstance.on_date BETWEEN t.since_on AND t.on_date, true)));
  GRANT SELECT, INSERT ON circumstance TO weft_app;
`;
