import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * Files of referrals (features.md RC1, PL2): what an agency sends, what the check found in it, and how far the import
 * is. The content itself lies beside the evidence, in a folder of its own, and goes when the import has ended. What
 * stays is who sent which file and what came of it.
 */
export class ReferralFiles0030 implements MigrationInterface {
  name = 'ReferralFiles1700000000030';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLES);
    await run.query(POLICIES);
    await run.query(noteChanges('referral_file', 'referral_file', 'id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(
      'DROP TABLE referral_file_match, referral_file_row, referral_file_progress, referral_file',
    );
  }
}

const TABLES = `
  CREATE TABLE referral_file (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL,
    -- in whose name, and whether the hub sent it for them
    source_id uuid NOT NULL,
    sent_by uuid NOT NULL REFERENCES person,
    sent_at_hub boolean NOT NULL,
    sent_at timestamptz NOT NULL,
    file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
    size int NOT NULL CHECK (size > 0),
    -- null once the content is deleted
    storage_key text UNIQUE,
    state text NOT NULL DEFAULT 'CHECKING' CHECK (state IN ('CHECKING', 'UNREADABLE', 'CHECKED', 'IMPORTING', 'DONE',
      'CANCELLED', 'FAILED')),
    -- the headings as the file has them, and which field somebody chose for which column: [[place, field or null], ...]
    headings text[] NOT NULL DEFAULT '{}',
    chosen jsonb NOT NULL DEFAULT '[]',
    -- why it cannot be read, and what should be known of it besides; sentences without a person in them
    problems text[] NOT NULL DEFAULT '{}',
    notes text[] NOT NULL DEFAULT '{}',
    -- on which day it was checked: it is read again as of that day, so that what was previewed goes in
    checked_on date,
    -- rows by what the check said of them
    enters int NOT NULL DEFAULT 0 CHECK (enters >= 0),
    went_in int NOT NULL DEFAULT 0 CHECK (went_in >= 0),
    repeats int NOT NULL DEFAULT 0 CHECK (repeats >= 0),
    stays_out int NOT NULL DEFAULT 0 CHECK (stays_out >= 0),
    confirmed_by uuid REFERENCES person,
    confirmed_at timestamptz,
    ended_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, source_id) REFERENCES organisation,
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
    CHECK (state NOT IN ('IMPORTING', 'DONE') OR confirmed_at IS NOT NULL)
  );
  CREATE INDEX referral_file_newest ON referral_file (partnership_id, sent_at DESC, id DESC);

  -- How far the check or the import is.
  CREATE TABLE referral_file_progress (
    partnership_id uuid NOT NULL,
    file_id uuid NOT NULL,
    rows int NOT NULL DEFAULT 0 CHECK (rows >= 0),
    done int NOT NULL DEFAULT 0 CHECK (done BETWEEN 0 AND rows),
    entered int NOT NULL DEFAULT 0 CHECK (entered BETWEEN 0 AND done),
    PRIMARY KEY (partnership_id, file_id),
    FOREIGN KEY (partnership_id, file_id) REFERENCES referral_file
  );

  -- The rows that do not go in, and why.
  CREATE TABLE referral_file_row (
    partnership_id uuid NOT NULL,
    file_id uuid NOT NULL,
    -- the line of the file on which the row begins, from 1
    line int NOT NULL CHECK (line > 0),
    result text NOT NULL CHECK (result IN ('STAYS_OUT', 'REPEATS', 'WENT_IN')),
    -- the earlier row that it repeats
    repeats_line int,
    -- [{column, message}, ...]
    faults jsonb NOT NULL DEFAULT '[]',
    PRIMARY KEY (partnership_id, file_id, line),
    FOREIGN KEY (partnership_id, file_id) REFERENCES referral_file,
    CHECK ((result = 'REPEATS') = (repeats_line IS NOT NULL)),
    CHECK ((result = 'STAYS_OUT') = (faults <> '[]'))
  );
  CREATE INDEX referral_file_row_result ON referral_file_row (partnership_id, file_id, result, line);

  -- Who of a file that the hub sent may be known already: for the hub alone, until the file is imported or given up.
  CREATE TABLE referral_file_match (
    partnership_id uuid NOT NULL,
    file_id uuid NOT NULL,
    line int NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('PARTICIPANT', 'REFERRAL')),
    record_id uuid NOT NULL,
    verdict text NOT NULL CHECK (verdict IN ('LIKELY', 'POSSIBLE')),
    percent int NOT NULL CHECK (percent BETWEEN 0 AND 100),
    PRIMARY KEY (partnership_id, file_id, line),
    FOREIGN KEY (partnership_id, file_id) REFERENCES referral_file
  );
`;

const TABLES_OF_A_FILE = [
  'referral_file',
  'referral_file_progress',
  'referral_file_row',
  'referral_file_match',
];
const OF_ITS_FILE = (table: string): string => `EXISTS (SELECT FROM referral_file f
  WHERE f.partnership_id = ${table}.partnership_id AND f.id = ${table}.file_id)`;

const POLICIES = `
  ${TABLES_OF_A_FILE.map(
    (table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`,
  ).join('\n  ')}

  -- whose file it is; the hub what it sent itself, and of what an agency sent only what the agency has confirmed
  CREATE POLICY read ON referral_file FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (
      (SELECT app.has_role('SYSTEM'))
      OR ((sent_at_hub OR confirmed_at IS NOT NULL) AND (SELECT app.has_role('BACKBONE', 'ASSESSOR')))
      OR (source_id = ANY ((SELECT app.organisation_ids())::uuid[]) AND (SELECT app.has_role('REFERRER')))));
  -- the system writes, once the use case has judged in whose name somebody sends
  CREATE POLICY make ON referral_file FOR INSERT TO weft_app WITH CHECK (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  CREATE POLICY change ON referral_file FOR UPDATE TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  GRANT SELECT, INSERT, UPDATE (storage_key, state, headings, chosen, problems, notes, checked_on, enters, went_in,
    repeats, stays_out, confirmed_by, confirmed_at, ended_at) ON referral_file TO weft_app;

  CREATE POLICY read ON referral_file_progress FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND ${OF_ITS_FILE('referral_file_progress')});
  CREATE POLICY work ON referral_file_progress FOR ALL TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  GRANT SELECT, INSERT, UPDATE (rows, done, entered) ON referral_file_progress TO weft_app;

  CREATE POLICY read ON referral_file_row FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND ${OF_ITS_FILE('referral_file_row')});
  CREATE POLICY work ON referral_file_row FOR ALL TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  GRANT SELECT, INSERT, DELETE ON referral_file_row TO weft_app;

  -- of a participant just to who sees the participant
  CREATE POLICY read ON referral_file_match FOR SELECT TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE', 'ASSESSOR'))
    AND ${OF_ITS_FILE('referral_file_match')}
    AND (kind = 'REFERRAL' OR EXISTS (SELECT FROM participant p
      WHERE p.partnership_id = referral_file_match.partnership_id AND p.id = referral_file_match.record_id)));
  CREATE POLICY work ON referral_file_match FOR ALL TO weft_app USING (
    partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('SYSTEM')));
  GRANT SELECT, INSERT, DELETE ON referral_file_match TO weft_app;
`;
