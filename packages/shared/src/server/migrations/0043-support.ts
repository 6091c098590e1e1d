import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * What becomes of somebody's support (domain.md, Participants and support): from one phase to another with the reason
 * and the day, and from one link worker to a colleague. Both are only ever added to.
 */
export class Support0043 implements MigrationInterface {
  name = 'Support1700000000043';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLES);
    await run.query(POLICIES);
    await run.query(noteChanges('phase_change', 'participant', 'participant_id'));
    await run.query(noteChanges('worker_move', 'participant', 'participant_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      REVOKE UPDATE (ended_on) ON enrolment FROM weft_app;
      DROP TABLE worker_move, phase_change;
    `);
  }
}

const TABLES = `
  CREATE TABLE phase_change (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    participant_id uuid NOT NULL,
    from_phase text NOT NULL CHECK (from_phase IN ('WAITING', 'ACTIVE', 'MONITORING', 'CLOSED')),
    to_phase text NOT NULL CHECK (to_phase IN ('ACTIVE', 'MONITORING', 'CLOSED')),
    on_date date NOT NULL,
    -- one of rules/support's
    reason text NOT NULL CHECK (reason ~ '^[A-Z_]{1,64}$'),
    words text CHECK (length(btrim(words)) BETWEEN 1 AND 2000),
    recorded_by uuid NOT NULL REFERENCES person,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    CHECK (from_phase <> to_phase)
  );
  CREATE INDEX phase_change_participant ON phase_change (partnership_id, participant_id, on_date);

  -- From one link worker to another, of the same provider; null: nobody.
  CREATE TABLE worker_move (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    participant_id uuid NOT NULL,
    from_worker uuid REFERENCES person,
    to_worker uuid REFERENCES person,
    moved_by uuid NOT NULL REFERENCES person,
    moved_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    CHECK (from_worker IS DISTINCT FROM to_worker)
  );
  CREATE INDEX worker_move_participant ON worker_move (partnership_id, participant_id, moved_at);

  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON phase_change
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON worker_move
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
`;

const ofPeople = (table: string, hub: string, opened: string): string => `
    partnership_id = (SELECT app.partnership_id()) AND EXISTS (
      SELECT FROM participant p WHERE p.partnership_id = ${table}.partnership_id AND p.id = ${table}.participant_id
        AND ((SELECT app.has_role(${hub})) OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])${opened}))`;

const policies = (table: string, by: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY read ON ${table} FOR SELECT TO weft_app USING (${ofPeople(
    table,
    `'BACKBONE', 'ASSESSOR', 'SYSTEM'`,
    ' OR p.id = ANY ((SELECT app.opened_participant_ids())::uuid[])',
  )});
  CREATE POLICY make ON ${table} FOR INSERT TO weft_app WITH CHECK (
    ${by} = (SELECT app.person_id()) AND ${ofPeople(table, `'BACKBONE'`, '')});
  GRANT SELECT, INSERT ON ${table} TO weft_app;
`;

const POLICIES = `
  ${policies('phase_change', 'recorded_by')}
  ${policies('worker_move', 'moved_by')}
  GRANT UPDATE (ended_on) ON enrolment TO weft_app;
`;
