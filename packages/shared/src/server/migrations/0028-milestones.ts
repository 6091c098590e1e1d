import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * Milestones (domain.md; rules/milestones): what was recorded while an outcome was being sustained, only ever added
 * to, and where each milestone stands by it.
 */
export class Milestones0028 implements MigrationInterface {
  name = 'Milestones1700000000028';

  async up(run: QueryRunner): Promise<void> {
    await run.query(RECORDS);
    await run.query(MILESTONES);
    await run.query(POLICIES);
    await run.query(noteChanges('status_spell', 'participant', 'participant_id'));
    await run.query(noteChanges('worked_hours', 'participant', 'participant_id'));
    await run.query(noteChanges('milestone', 'participant', 'participant_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE milestone, worked_hours, status_spell');
  }
}

const RECORDS = `
  -- Whether what was achieved held from one day to another. An entry that corrects another one names it.
  CREATE TABLE status_spell (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    participant_id uuid NOT NULL,
    -- the outcome that is being sustained
    outcome_code text NOT NULL CHECK (outcome_code ~ '^[A-Z0-9_]{1,64}$'),
    corrects uuid,
    -- null: the corrected entry is withdrawn
    held boolean,
    from_on date,
    -- the last day, itself included; null: until a later entry, or further notice
    to_on date,
    reason text CHECK (reason IN ('CONFIRMED', 'MOVED', 'MANAGED_MOVE', 'LOST_HOME', 'JOB_STARTED', 'JOB_ENDED',
      'HOURS_CHANGED', 'WENT_INTO_CUSTODY', 'LEFT_CUSTODY', 'IN_HOSPITAL', 'STOPPED_TAKING_PART', 'OTHER')),
    note text CHECK (length(btrim(note)) BETWEEN 1 AND 2000),
    -- the words that prove it, given when it was recorded
    evidence_kind text CHECK (evidence_kind IN ('SELF_CERTIFICATION', 'ASSESSMENT', 'EMPLOYER_CONFIRMATION')),
    statement text CHECK (length(btrim(statement)) BETWEEN 1 AND 5000),
    recorded_by uuid REFERENCES person,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, participant_id, outcome_code, id),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, participant_id, outcome_code, corrects)
      REFERENCES status_spell (partnership_id, participant_id, outcome_code, id),
    CHECK (held IS NOT NULL OR (corrects IS NOT NULL AND to_on IS NULL)),
    CHECK ((held IS NULL) = (from_on IS NULL) AND (held IS NULL) = (reason IS NULL)),
    CHECK (to_on >= from_on),
    CHECK (corrects <> id),
    CHECK ((evidence_kind IS NULL) = (statement IS NULL) AND (evidence_kind IS NULL OR held))
  );

  -- Hours of work a week, from a day until the next entry.
  CREATE TABLE worked_hours (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    participant_id uuid NOT NULL,
    outcome_code text NOT NULL CHECK (outcome_code ~ '^[A-Z0-9_]{1,64}$'),
    corrects uuid,
    from_on date,
    -- null: the corrected entry is withdrawn
    weekly numeric(5, 2) CHECK (weekly BETWEEN 0 AND 168),
    recorded_by uuid REFERENCES person,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, participant_id, outcome_code, id),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, participant_id, outcome_code, corrects)
      REFERENCES worked_hours (partnership_id, participant_id, outcome_code, id),
    CHECK (weekly IS NOT NULL OR corrects IS NOT NULL),
    CHECK ((weekly IS NULL) = (from_on IS NULL)),
    CHECK (corrects <> id)
  );
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON status_spell
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON worked_hours
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
`;

const MILESTONES = `
  -- What the rule said when it last judged: never set by hand, and worked out anew on every change.
  CREATE TABLE milestone (
    partnership_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    -- the outcome that sustaining reaches
    outcome_code text NOT NULL CHECK (outcome_code ~ '^[A-Z0-9_]{1,64}$'),
    -- the participant's
    provider_id uuid NOT NULL,
    -- the line of the card by which it is judged, and the earlier outcome that the line names
    tariff_id uuid NOT NULL,
    after_code text NOT NULL,
    -- the day on which the earlier outcome was achieved
    started_on date NOT NULL,
    -- the date of its live claim
    claimed_for date,
    state text NOT NULL CHECK (state IN ('RUNNING', 'PAUSED', 'BROKEN', 'DUE', 'REACHED', 'MISSED', 'CLAIMED')),
    since date NOT NULL,
    due_on date,
    prompt_on date,
    -- the next day on which time alone changes any of this; null: no such day
    look_again_on date,
    reason text NOT NULL,
    doubt text,
    progress_unit text NOT NULL CHECK (progress_unit IN ('DAYS', 'FULL_TIME_WEEKS')),
    progress_done numeric NOT NULL CHECK (progress_done >= 0),
    progress_of numeric NOT NULL CHECK (progress_of >= progress_done),
    ready_to_claim boolean NOT NULL,
    judged_at timestamptz NOT NULL,
    -- by which day a list of what falls due is in order
    falls_on date NOT NULL GENERATED ALWAYS AS (coalesce(due_on, since)) STORED,
    PRIMARY KEY (partnership_id, participant_id, outcome_code),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation,
    FOREIGN KEY (partnership_id, tariff_id) REFERENCES tariff,
    CHECK ((state = 'CLAIMED') = (claimed_for IS NOT NULL)),
    CHECK (doubt IS NULL OR state = 'CLAIMED'),
    CHECK (NOT ready_to_claim OR state = 'REACHED')
  );
  -- the nightly sweep touches what is due, and nothing else
  CREATE INDEX milestone_look_again ON milestone (partnership_id, look_again_on) WHERE look_again_on IS NOT NULL;
  CREATE INDEX milestone_coming ON milestone (partnership_id, falls_on, participant_id, outcome_code)
    WHERE state <> 'CLAIMED';
  CREATE INDEX milestone_provider ON milestone (partnership_id, provider_id, falls_on, participant_id, outcome_code)
    WHERE state <> 'CLAIMED';
`;

const BY_THE_RULE = `partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM'))`;

const ofMyProvider = (table: string): string => `EXISTS (SELECT FROM participant p
        WHERE p.partnership_id = ${table}.partnership_id AND p.id = ${table}.participant_id
          AND p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))`;

const recorded = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  -- as far as the record itself: whoever checks claims knows the name and nothing of this
  CREATE POLICY read ON ${table} FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
      OR participant_id = ANY ((SELECT app.opened_participant_ids())::uuid[])
      OR ${ofMyProvider(table)}));
  CREATE POLICY make ON ${table} FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND recorded_by = (SELECT app.person_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR')) OR ${ofMyProvider(table)}));
  GRANT SELECT, INSERT ON ${table} TO weft_app;
`;

const POLICIES = `
  ${recorded('status_spell')}
  ${recorded('worked_hours')}
  ALTER TABLE milestone ENABLE ROW LEVEL SECURITY;
  ALTER TABLE milestone FORCE ROW LEVEL SECURITY;
  CREATE POLICY read ON milestone FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
      OR provider_id = ANY ((SELECT app.provider_ids())::uuid[])
      OR participant_id = ANY ((SELECT app.opened_participant_ids())::uuid[])));
  -- nobody says by hand where a milestone stands: what follows from the facts is written by the system
  CREATE POLICY make ON milestone FOR INSERT TO weft_app WITH CHECK (${BY_THE_RULE});
  CREATE POLICY change ON milestone FOR UPDATE TO weft_app USING (${BY_THE_RULE});
  CREATE POLICY remove ON milestone FOR DELETE TO weft_app USING (${BY_THE_RULE});
  GRANT SELECT, INSERT, UPDATE (provider_id, tariff_id, after_code, started_on, claimed_for, state, since, due_on,
    prompt_on, look_again_on, reason, doubt, progress_unit, progress_done, progress_of, ready_to_claim, judged_at), DELETE
    ON milestone TO weft_app;
`;
