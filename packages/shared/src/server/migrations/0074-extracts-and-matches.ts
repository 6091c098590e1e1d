import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * Extracts that came under an agreement, the runs that matched them with participants, and the pairs that people look at
 * (features.md DL1, DL2; docs/adr/0030). The extract itself lies on the disk, apart from participants' records. Here
 * stand who sent it and what came of it, and of the pairs only what the agreement lets people see, until it is deleted.
 */
export class ExtractsAndMatches0074 implements MigrationInterface {
  name = 'ExtractsAndMatches1700000000074';

  async up(run: QueryRunner): Promise<void> {
    await run.query(EXTRACTS);
    await run.query(MATCHES);
    await run.query(GUARDS);
    await run.query(POLICIES);
    for (const table of ['extract', 'extract_mapping', 'match_run'])
      await run.query(noteChanges(table, 'partnership', 'partnership_id'));
    await run.query(noteChanges('match_decision', 'participant', 'participant_id'));
    await run.query('SELECT app.follow_merges()');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE match_decision, match_pair, match_run_seen, match_run_progress, match_run, extract_mapping, extract_fault,
        extract_progress, extract;
      DROP FUNCTION app.guard_under_agreement(), app.forget_what_runs_saw();
    `);
  }
}

const EXTRACTS = `
  CREATE TABLE extract (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    number int NOT NULL CHECK (number >= 1),
    sent_by uuid NOT NULL REFERENCES person,
    sent_at timestamptz NOT NULL,
    file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
    size bigint NOT NULL CHECK (size > 0),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    -- the file as it came; null once somebody accepted it, or it is deleted
    storage_key text UNIQUE,
    -- what the check made of it: the rows that can be matched, and of them only what the agreement names
    clean_key text UNIQUE,
    -- OURS: participants whom we encoded ourselves, where the agreement compares encodings alone
    side text NOT NULL DEFAULT 'THEIRS' CHECK (side IN ('THEIRS', 'OURS')),
    -- the last day of which it tells: what had not ended then went on until then
    describes_until date NOT NULL,
    state text NOT NULL DEFAULT 'CHECKING' CHECK (state IN ('CHECKING', 'UNREADABLE', 'CHECKED', 'READY', 'CANCELLED',
      'FAILED', 'DELETED')),
    headings text[] NOT NULL DEFAULT '{}',
    -- which column holds what: [[place, field or null], ...]
    mapping jsonb NOT NULL DEFAULT '[]',
    -- why it cannot be read, and what should be known of it besides; sentences without a person in them
    problems text[] NOT NULL DEFAULT '{}',
    notes text[] NOT NULL DEFAULT '{}',
    -- the head of an encoded file: version, bits, fingerprints of the key and the settings
    encoding jsonb,
    -- the first rows as they were read, until it is deleted
    preview jsonb NOT NULL DEFAULT '[]',
    -- rows that can be matched, and rows that stay out
    good int NOT NULL DEFAULT 0 CHECK (good >= 0),
    stays_out int NOT NULL DEFAULT 0 CHECK (stays_out >= 0),
    -- how often each message is said: [[message, rows], ...]
    messages jsonb NOT NULL DEFAULT '[]',
    accepted_by uuid REFERENCES person,
    accepted_at timestamptz,
    -- the day after which it is deleted, whatever else happens
    delete_after date NOT NULL,
    deleted_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, number),
    FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement,
    CHECK ((accepted_by IS NULL) = (accepted_at IS NULL)),
    CHECK (state <> 'READY' OR (accepted_at IS NOT NULL AND storage_key IS NULL AND clean_key IS NOT NULL)),
    CHECK (state <> 'DELETED' OR (deleted_at IS NOT NULL AND storage_key IS NULL AND clean_key IS NULL AND preview = '[]'))
  );
  CREATE INDEX extract_newest ON extract (partnership_id, agreement_id, sent_at DESC, id DESC);
  CREATE INDEX extract_to_delete ON extract (partnership_id, delete_after) WHERE deleted_at IS NULL;

  -- How far the check is.
  CREATE TABLE extract_progress (
    partnership_id uuid NOT NULL,
    extract_id uuid NOT NULL,
    rows int NOT NULL DEFAULT 0 CHECK (rows >= 0),
    done int NOT NULL DEFAULT 0 CHECK (done BETWEEN 0 AND rows),
    PRIMARY KEY (partnership_id, extract_id),
    FOREIGN KEY (partnership_id, extract_id) REFERENCES extract
  );

  -- What is wrong with single rows: the first of them, since a file that is wrong throughout is sent anew.
  CREATE TABLE extract_fault (
    partnership_id uuid NOT NULL,
    extract_id uuid NOT NULL,
    line int NOT NULL CHECK (line > 0),
    -- the heading; '' for the row as a whole
    column_name text NOT NULL,
    message text NOT NULL,
    PRIMARY KEY (partnership_id, extract_id, line, column_name),
    FOREIGN KEY (partnership_id, extract_id) REFERENCES extract
  );

  -- Which column holds what, as somebody chose it: the next extract of the same headings is read so.
  CREATE TABLE extract_mapping (
    partnership_id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    -- a hash of the headings: where a file has none, its first record stands in their place
    headings_mark bytea NOT NULL CHECK (octet_length(headings_mark) = 32),
    mapping jsonb NOT NULL,
    chosen_by uuid NOT NULL REFERENCES person,
    chosen_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, agreement_id, headings_mark),
    FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement
  );
`;

const MATCHES = `
  CREATE TABLE match_run (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    number int NOT NULL CHECK (number >= 1),
    agreement_id uuid NOT NULL,
    extract_id uuid NOT NULL,
    -- where encodings are compared: the participants, encoded by ourselves
    our_extract_id uuid,
    asked_by uuid NOT NULL REFERENCES person,
    asked_at timestamptz NOT NULL,
    -- what it would compare is reckoned first; then somebody says yes
    state text NOT NULL DEFAULT 'ESTIMATING' CHECK (state IN ('ESTIMATING', 'ESTIMATED', 'RUNNING', 'DONE', 'REFUSED',
      'CANCELLED', 'FAILED')),
    -- the run whose model is kept and whose results for the same rows stand; null: all is done anew
    goes_on_from uuid,
    started_by uuid REFERENCES person,
    started_at timestamptz,
    ended_at timestamptz,
    -- why it was refused, cancelled or could not be done: a sentence
    problem text,
    people int CHECK (people >= 0),
    records int CHECK (records >= 0),
    -- [{rule, pairs}, ...]
    estimates jsonb NOT NULL DEFAULT '[]',
    -- all that is needed to get the same result again (rules/matching/linkage)
    settings jsonb,
    model jsonb,
    doubts text[] NOT NULL DEFAULT '{}',
    compared bigint CHECK (compared >= 0),
    -- pairs by their weight in whole bits: [[weight, pairs], ...]
    histogram jsonb NOT NULL DEFAULT '[]',
    -- how long each stage took, in milliseconds: [[stage, took], ...]
    stages jsonb NOT NULL DEFAULT '[]',
    -- of a run that is done: tells one key of records from another, and no more of either (matches/record-keys.ts)
    key_mark text CHECK (key_mark ~ '^[0-9a-f]{16}$'),
    -- probabilities: at or above the first a pair is a match, at or above the second somebody looks at it
    match_from numeric(6,5) NOT NULL CHECK (match_from > 0 AND match_from < 1),
    review_from numeric(6,5) NOT NULL CHECK (review_from > 0 AND review_from <= match_from),
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, number),
    FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement,
    FOREIGN KEY (partnership_id, extract_id) REFERENCES extract,
    FOREIGN KEY (partnership_id, our_extract_id) REFERENCES extract,
    FOREIGN KEY (partnership_id, goes_on_from) REFERENCES match_run,
    CHECK ((started_by IS NULL) = (started_at IS NULL)),
    CHECK (state NOT IN ('RUNNING', 'DONE') OR started_at IS NOT NULL),
    CHECK (state <> 'DONE' OR (settings IS NOT NULL AND model IS NOT NULL AND ended_at IS NOT NULL)),
    CHECK (state NOT IN ('REFUSED', 'FAILED') OR problem IS NOT NULL)
  );
  -- of one agreement one at a time
  CREATE UNIQUE INDEX match_run_under_way ON match_run (partnership_id, agreement_id)
    WHERE state IN ('ESTIMATING', 'ESTIMATED', 'RUNNING');
  CREATE INDEX match_run_newest ON match_run (partnership_id, agreement_id, asked_at DESC, id DESC);
  CREATE INDEX match_run_extract ON match_run (partnership_id, extract_id);

  CREATE TABLE match_run_progress (
    partnership_id uuid NOT NULL,
    run_id uuid NOT NULL,
    stage text NOT NULL DEFAULT '',
    -- of the whole run
    fraction real NOT NULL DEFAULT 0 CHECK (fraction BETWEEN 0 AND 1),
    PRIMARY KEY (partnership_id, run_id),
    FOREIGN KEY (partnership_id, run_id) REFERENCES match_run
  );

  -- What a run compared, as hashes one after another: a later run tells by them what is new. They go with the extract.
  CREATE TABLE match_run_seen (
    partnership_id uuid NOT NULL,
    run_id uuid NOT NULL,
    people bytea NOT NULL,
    records bytea NOT NULL,
    PRIMARY KEY (partnership_id, run_id),
    FOREIGN KEY (partnership_id, run_id) REFERENCES match_run
  );

  -- A participant and a record of the extract that may be the same person.
  CREATE TABLE match_pair (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    run_id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    extract_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    -- the record within its agreement, by a hash of what its owner calls it, with a key that is not in the database
    record_key text NOT NULL CHECK (record_key ~ '^[0-9a-f]{64}$'),
    -- what was compared of both, and what else came with the record: {FIELD: value}; empty once it is deleted
    ours jsonb NOT NULL,
    theirs jsonb NOT NULL,
    record jsonb NOT NULL,
    probability double precision NOT NULL CHECK (probability BETWEEN 0 AND 1),
    -- in bits
    weight double precision NOT NULL,
    -- of each comparison of the run's settings: the level, and what a rare value added in bits
    levels smallint[] NOT NULL,
    adjustments double precision[] NOT NULL,
    -- by the run's thresholds and what stands against it; BELOW: kept, so that a threshold can be moved
    verdict text NOT NULL CHECK (verdict IN ('MATCH', 'REVIEW', 'BELOW')),
    -- since when, where a threshold was moved; null: as the run found it
    verdict_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, run_id, participant_id, record_key),
    FOREIGN KEY (partnership_id, run_id) REFERENCES match_run,
    FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement,
    FOREIGN KEY (partnership_id, extract_id) REFERENCES extract,
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    CHECK (cardinality(levels) = cardinality(adjustments))
  );
  CREATE INDEX match_pair_to_review ON match_pair (partnership_id, run_id, verdict, weight DESC, id DESC);
  CREATE INDEX match_pair_participant ON match_pair (partnership_id, participant_id);
  CREATE INDEX match_pair_extract ON match_pair (partnership_id, extract_id);
  CREATE INDEX match_pair_moved ON match_pair (partnership_id, verdict_at) WHERE verdict_at IS NOT NULL;

  -- What somebody decided of a participant and a record: kept for ever, the latest holds. OPEN takes one back.
  CREATE TABLE match_decision (
    partnership_id uuid NOT NULL,
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    agreement_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    record_key text NOT NULL CHECK (record_key ~ '^[0-9a-f]{64}$'),
    -- of the pair that was looked at, and how likely it was held to be
    pair_id uuid NOT NULL,
    run_id uuid NOT NULL,
    probability double precision NOT NULL,
    decision text NOT NULL CHECK (decision IN ('SAME', 'DIFFERENT', 'OPEN')),
    decided_by uuid NOT NULL REFERENCES person,
    decided_at timestamptz NOT NULL,
    note text CHECK (length(btrim(note)) BETWEEN 1 AND 1000),
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement,
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, run_id) REFERENCES match_run
  );
  CREATE INDEX match_decision_latest
    ON match_decision (partnership_id, agreement_id, participant_id, record_key, id DESC);
  CREATE INDEX match_decision_run ON match_decision (partnership_id, run_id);
  -- what whoever rests on a match is told of
  CREATE INDEX match_decision_told ON match_decision (partnership_id, decided_at) WHERE decision IN ('DIFFERENT', 'OPEN');
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON match_decision
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
`;

const GUARDS = `
  -- No extract comes in, no run begins or ends well, and no pair is written, but under an agreement in force.
  CREATE FUNCTION app.guard_under_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_TABLE_NAME = 'match_run' AND TG_OP = 'UPDATE' THEN
      IF NEW.state NOT IN ('RUNNING', 'DONE') OR NEW.state = OLD.state THEN
        RETURN NEW;
      END IF;
    END IF;
    IF NOT EXISTS (SELECT FROM sharing_agreement a JOIN partnership h ON h.id = a.partnership_id
        WHERE a.partnership_id = NEW.partnership_id AND a.id = NEW.agreement_id AND a.signed_at IS NOT NULL
          AND a.ended_at IS NULL
          AND (clock_timestamp() AT TIME ZONE h.time_zone)::date BETWEEN a.starts_on AND a.expires_on) THEN
      RAISE EXCEPTION 'nothing is matched outside an agreement in force' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'under_agreement_in_force';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER under_agreement BEFORE INSERT ON extract FOR EACH ROW EXECUTE FUNCTION app.guard_under_agreement();
  CREATE TRIGGER under_agreement BEFORE INSERT OR UPDATE ON match_run
    FOR EACH ROW EXECUTE FUNCTION app.guard_under_agreement();

  -- What was seen of an extract goes with it.
  CREATE FUNCTION app.forget_what_runs_saw() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM match_run_seen s USING match_run r
    WHERE s.partnership_id = NEW.partnership_id AND r.partnership_id = NEW.partnership_id AND r.id = s.run_id
      AND (r.extract_id = NEW.id OR r.our_extract_id = NEW.id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER forget_what_runs_saw AFTER UPDATE OF state ON extract
    FOR EACH ROW WHEN (NEW.state = 'DELETED') EXECUTE FUNCTION app.forget_what_runs_saw();
  REVOKE EXECUTE ON FUNCTION app.guard_under_agreement(), app.forget_what_runs_saw() FROM PUBLIC;
`;

const HERE = 'partnership_id = (SELECT app.partnership_id())';
const BY_THE_SYSTEM = `(SELECT app.has_role('SYSTEM'))`;
/** SQL: the system, or who is named in the row's agreement, while it is in force. */
const NAMED = `app.is_named_in(agreement_id)`;
const OF_ITS = (part: string, of: string, by: string): string => `EXISTS (SELECT FROM ${of} x
  WHERE x.partnership_id = ${part}.partnership_id AND x.id = ${part}.${by})`;

const POLICIES = `
  ${[
    'extract',
    'extract_progress',
    'extract_fault',
    'extract_mapping',
    'match_run',
    'match_run_progress',
    'match_run_seen',
    'match_pair',
    'match_decision',
  ]
    .map(
      (table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  `,
    )
    .join('')}
  -- who is named in the agreement; the system writes, once the use case has judged
  CREATE POLICY read ON extract FOR SELECT TO weft_app USING (${HERE} AND ${NAMED});
  CREATE POLICY make ON extract FOR INSERT TO weft_app WITH CHECK (${HERE} AND ${BY_THE_SYSTEM});
  CREATE POLICY change ON extract FOR UPDATE TO weft_app USING (${HERE} AND ${BY_THE_SYSTEM});
  GRANT SELECT, INSERT, UPDATE (storage_key, clean_key, state, headings, mapping, problems, notes, encoding, preview, good,
    stays_out, messages, accepted_by, accepted_at, deleted_at) ON extract TO weft_app;

  ${['extract_progress', 'extract_fault']
    .map(
      (table) => `CREATE POLICY read ON ${table} FOR SELECT TO weft_app USING (
    ${HERE} AND ${OF_ITS(table, 'extract', 'extract_id')});
  CREATE POLICY work ON ${table} FOR ALL TO weft_app USING (${HERE} AND ${BY_THE_SYSTEM});
  `,
    )
    .join('')}
  GRANT SELECT, INSERT, UPDATE (rows, done) ON extract_progress TO weft_app;
  GRANT SELECT, INSERT, DELETE ON extract_fault TO weft_app;

  CREATE POLICY read ON extract_mapping FOR SELECT TO weft_app USING (${HERE} AND ${NAMED});
  CREATE POLICY work ON extract_mapping FOR ALL TO weft_app USING (${HERE} AND ${BY_THE_SYSTEM});
  GRANT SELECT, INSERT, DELETE, UPDATE (mapping, chosen_by, chosen_at) ON extract_mapping TO weft_app;

  CREATE POLICY read ON match_run FOR SELECT TO weft_app USING (${HERE} AND ${NAMED});
  CREATE POLICY make ON match_run FOR INSERT TO weft_app WITH CHECK (${HERE} AND ${BY_THE_SYSTEM});
  CREATE POLICY change ON match_run FOR UPDATE TO weft_app USING (${HERE} AND ${BY_THE_SYSTEM});
  GRANT SELECT, INSERT, UPDATE (state, goes_on_from, started_by, started_at, ended_at, problem, people, records,
    estimates, settings, model, doubts, compared, histogram, stages, key_mark, match_from,
    review_from) ON match_run TO weft_app;

  CREATE POLICY read ON match_run_progress FOR SELECT TO weft_app USING (
    ${HERE} AND ${OF_ITS('match_run_progress', 'match_run', 'run_id')});
  CREATE POLICY work ON match_run_progress FOR ALL TO weft_app USING (${HERE} AND ${BY_THE_SYSTEM});
  GRANT SELECT, INSERT, UPDATE (stage, fraction) ON match_run_progress TO weft_app;

  CREATE POLICY work ON match_run_seen FOR ALL TO weft_app USING (${HERE} AND ${BY_THE_SYSTEM});
  GRANT SELECT, INSERT, DELETE ON match_run_seen TO weft_app;

  -- besides, only while the agreement holds, and of nobody who was not told or who took it back
  CREATE POLICY read ON match_pair FOR SELECT TO weft_app USING (${HERE} AND (${BY_THE_SYSTEM} OR (
    ${NAMED} AND app.sharing_in_force(agreement_id, clock_timestamp())
    AND app.may_be_matched(agreement_id, participant_id))));
  CREATE POLICY work ON match_pair FOR ALL TO weft_app USING (${HERE} AND ${BY_THE_SYSTEM});
  GRANT SELECT, INSERT, UPDATE (verdict, verdict_at, ours, theirs, record) ON match_pair TO weft_app;

  CREATE POLICY read ON match_decision FOR SELECT TO weft_app USING (${HERE} AND ${NAMED});
  CREATE POLICY make ON match_decision FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND decided_by = (SELECT app.person_id()) AND EXISTS (SELECT FROM match_pair m
      WHERE m.partnership_id = match_decision.partnership_id AND m.id = match_decision.pair_id
        AND m.run_id = match_decision.run_id AND m.agreement_id = match_decision.agreement_id
        AND m.participant_id = match_decision.participant_id AND m.record_key = match_decision.record_key));
  GRANT SELECT, INSERT ON match_decision TO weft_app;
`;
