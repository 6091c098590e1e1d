import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * Plans in the person's own words (domain.md, Participants and support; rules/plans), every version kept; and the
 * words that a partnership would rather not read about a person (rules/language).
 */
export class Plans0035 implements MigrationInterface {
  name = 'Plans1700000000035';

  async up(run: QueryRunner): Promise<void> {
    await run.query(PLANS);
    await run.query(WORDS);
    await run.query(noteChanges('support_plan', 'participant', 'participant_id'));
    await run.query(noteChanges('deficit_word', 'partnership', 'partnership_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE deficit_word, support_plan');
  }
}

const PLANS = `
  -- A plan is written as a whole. Its latest version counts, and none ever changes: whoever saves names the version
  -- that they read, and the key lets one of two who read the same one through.
  CREATE TABLE support_plan (
    partnership_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    version int NOT NULL CHECK (version > 0),
    strengths text NOT NULL CHECK (length(strengths) <= 5000),
    aspirations text NOT NULL CHECK (length(aspirations) <= 5000),
    -- goals with their steps, in the person's order, as rules/plans has them
    goals jsonb NOT NULL CHECK (jsonb_typeof(goals) = 'array'),
    -- the first day on which a step of an open goal is to be done
    next_step_on date,
    written_by uuid NOT NULL REFERENCES person,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, participant_id, version),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant
  );
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON support_plan
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

  ALTER TABLE support_plan ENABLE ROW LEVEL SECURITY;
  ALTER TABLE support_plan FORCE ROW LEVEL SECURITY;
  -- those who work with the person; whoever checks claims knows the name and nothing of this
  CREATE POLICY read ON support_plan FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND EXISTS (
      SELECT FROM participant p
      WHERE p.partnership_id = support_plan.partnership_id AND p.id = support_plan.participant_id
        AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
          OR p.id = ANY ((SELECT app.opened_participant_ids())::uuid[])
          OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))));
  CREATE POLICY make ON support_plan FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND written_by = (SELECT app.person_id()) AND EXISTS (
      SELECT FROM participant p
      WHERE p.partnership_id = support_plan.partnership_id AND p.id = support_plan.participant_id
        AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR'))
          OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))));
  GRANT SELECT, INSERT ON support_plan TO weft_app;
`;

const WORDS = `
  -- The partnership's own list, once it has changed the usual one. A word that is taken off the list stays here, so
  -- that an emptied list is not the usual one again.
  CREATE TABLE deficit_word (
    partnership_id uuid NOT NULL REFERENCES partnership,
    -- the words of the phrase as they are compared
    key text NOT NULL CHECK (length(key) BETWEEN 1 AND 400),
    phrase text NOT NULL CHECK (length(btrim(phrase)) BETWEEN 1 AND 400),
    alternatives text[] NOT NULL,
    why text NOT NULL CHECK (length(btrim(why)) BETWEEN 1 AND 1200),
    unless text[] NOT NULL,
    added_by uuid REFERENCES person,
    added_at timestamptz NOT NULL,
    removed_at timestamptz,
    PRIMARY KEY (partnership_id, key)
  );
  ALTER TABLE deficit_word ENABLE ROW LEVEL SECURITY;
  ALTER TABLE deficit_word FORCE ROW LEVEL SECURITY;
  -- those who write about people
  CREATE POLICY read ON deficit_word FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'ASSESSOR',
      'PROVIDER_MANAGER', 'LINK_WORKER', 'REFERRER', 'ANCHOR', 'SYSTEM')));
  CREATE POLICY make ON deficit_word FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
  CREATE POLICY change ON deficit_word FOR UPDATE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')));
  GRANT SELECT, INSERT, UPDATE (phrase, alternatives, why, unless, added_by, added_at, removed_at) ON deficit_word
    TO weft_app;
`;
