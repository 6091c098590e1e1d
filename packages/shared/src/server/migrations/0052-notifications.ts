import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * What people are told of, and how each of them wants to be told (features.md PL6, ADR 21). A notification holds ids and
 * a kind and nothing of what they lead to; its reader sees it as long as they see that.
 */
export class Notifications0052 implements MigrationInterface {
  name = 'Notifications1700000000052';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLES);
    await run.query(ROWS);
    await run.query(FACTS);
    await run.query(noteChanges('notification_choice', 'person', 'person_id'));
    await run.query(noteChanges('notification_setting', 'partnership', 'partnership_id'));
    await run.query('SELECT app.follow_merges()');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE notification, notification_choice, notification_digest, notification_setting, notification_watch;
      DROP POLICY read_to_tell ON claim_message;
      DROP INDEX claim_event_told, claim_message_told, referral_event_told, milestone_prompt, milestone_judged;
    `);
  }
}

const HERE = 'partnership_id = (SELECT app.partnership_id())';
const SYSTEM = `(SELECT app.has_role('SYSTEM'))`;
const MINE = 'person_id = (SELECT app.person_id())';

/** The reader's own policies on what a notification is about, one condition for each thing that it may name. */
const seen = (column: string, table: string, more = ''): string =>
  `AND (${column} IS NULL OR EXISTS (SELECT FROM ${table} x
    WHERE x.partnership_id = notification.partnership_id AND ${more || `x.id = notification.${column}`}))`;

const TABLES = `
  CREATE TABLE notification (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES person,
    kind text NOT NULL CHECK (kind ~ '^[A-Z][A-Z_]{0,40}$'),
    -- when what it tells of happened
    at timestamptz NOT NULL,
    -- which fact it tells of: nobody is told of one twice
    fact text NOT NULL CHECK (length(fact) BETWEEN 1 AND 200),
    -- into which state something went, or what was done
    detail text CHECK (detail ~ '^[A-Z][A-Z_]{0,40}$'),
    participant_id uuid,
    -- with the participant: their milestone
    outcome_code text,
    claim_id uuid,
    referral_id uuid,
    -- as who sent it sees it
    own_referral_id uuid,
    statement_id uuid,
    run_id uuid,
    sample_id uuid,
    job_id uuid,
    file_id uuid,
    -- whether it was to stand in the next mail when it was made
    to_digest boolean NOT NULL,
    made_at timestamptz NOT NULL,
    read_at timestamptz,
    mailed_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, person_id, fact),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, claim_id) REFERENCES claim,
    FOREIGN KEY (partnership_id, referral_id) REFERENCES referral,
    FOREIGN KEY (partnership_id, own_referral_id) REFERENCES referral,
    FOREIGN KEY (partnership_id, statement_id) REFERENCES statement,
    FOREIGN KEY (partnership_id, run_id) REFERENCES payment_run,
    FOREIGN KEY (partnership_id, sample_id) REFERENCES audit_sample,
    FOREIGN KEY (partnership_id, job_id) REFERENCES outbox,
    FOREIGN KEY (partnership_id, file_id) REFERENCES referral_file,
    CHECK (outcome_code IS NULL OR participant_id IS NOT NULL),
    CHECK (num_nonnulls(participant_id, claim_id, referral_id, own_referral_id, statement_id, run_id, sample_id, job_id,
      file_id) > 0)
  );
  CREATE INDEX notification_list ON notification (partnership_id, person_id, at DESC, id DESC);
  CREATE INDEX notification_unread ON notification (partnership_id, person_id) WHERE read_at IS NULL;
  CREATE INDEX notification_to_mail ON notification (partnership_id, person_id)
    WHERE to_digest AND read_at IS NULL AND mailed_at IS NULL;
  CREATE INDEX notification_old ON notification (partnership_id, made_at);

  CREATE TABLE notification_choice (
    partnership_id uuid NOT NULL REFERENCES partnership,
    person_id uuid NOT NULL REFERENCES person,
    -- kind to channel; a kind that is missing is as usual
    channels jsonb NOT NULL CHECK (jsonb_typeof(channels) = 'object'),
    frequency text NOT NULL CHECK (frequency IN ('DAILY', 'WEEKLY')),
    weekday int NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    hour int NOT NULL CHECK (hour BETWEEN 0 AND 23),
    quiet_from int CHECK (quiet_from BETWEEN 0 AND 23),
    quiet_to int CHECK (quiet_to BETWEEN 0 AND 23),
    quiet_days int[] NOT NULL,
    -- null: the partnership's
    time_zone text,
    -- the day, in that zone, on which they chose
    chosen_on date NOT NULL,
    chosen_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, person_id),
    CHECK (num_nulls(quiet_from, quiet_to) <> 1),
    CHECK (quiet_from <> quiet_to)
  );

  -- a mail that sums up, at most one on a day of the person's
  CREATE TABLE notification_digest (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL REFERENCES person,
    on_day date NOT NULL,
    made_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, person_id, on_day)
  );

  -- for how many days notifications are kept, where a partnership has said so
  CREATE TABLE notification_setting (
    partnership_id uuid PRIMARY KEY REFERENCES partnership,
    keep_days int NOT NULL CHECK (keep_days BETWEEN 7 AND 730),
    changed_by uuid NOT NULL REFERENCES person,
    changed_at timestamptz NOT NULL
  );

  -- until when what happened has been told of
  CREATE TABLE notification_watch (
    partnership_id uuid PRIMARY KEY REFERENCES partnership,
    looked_until timestamptz NOT NULL
  );
`;

const ROWS = `
  ${[
    'notification',
    'notification_choice',
    'notification_digest',
    'notification_setting',
    'notification_watch',
  ]
    .map(
      (table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`,
    )
    .join('\n  ')}

  CREATE POLICY read ON notification FOR SELECT TO weft_app USING (${HERE} AND (${SYSTEM} OR (${MINE}
    ${seen('participant_id', 'participant')}
    ${seen('outcome_code', 'milestone', 'x.participant_id = notification.participant_id AND x.outcome_code = notification.outcome_code')}
    ${seen('claim_id', 'claim')}
    ${seen('referral_id', 'referral')}
    ${seen('own_referral_id', 'referrer_referral')}
    ${seen('statement_id', 'statement')}
    ${seen('run_id', 'payment_run')}
    ${seen('sample_id', 'audit_sample')}
    ${seen('job_id', 'outbox')}
    ${seen('file_id', 'referral_file')})));
  CREATE POLICY make ON notification FOR INSERT TO weft_app WITH CHECK (${HERE} AND ${SYSTEM});
  CREATE POLICY change ON notification FOR UPDATE TO weft_app USING (${HERE} AND (${MINE} OR ${SYSTEM}));
  CREATE POLICY remove ON notification FOR DELETE TO weft_app USING (${HERE} AND ${SYSTEM});
  GRANT SELECT, INSERT, UPDATE (read_at, mailed_at), DELETE ON notification TO weft_app;

  CREATE POLICY read ON notification_choice FOR SELECT TO weft_app USING (${HERE} AND (${MINE} OR ${SYSTEM}));
  CREATE POLICY make ON notification_choice FOR INSERT TO weft_app WITH CHECK (${HERE} AND ${MINE});
  CREATE POLICY change ON notification_choice FOR UPDATE TO weft_app USING (${HERE} AND ${MINE});
  GRANT SELECT, INSERT, UPDATE (channels, frequency, weekday, hour, quiet_from, quiet_to, quiet_days, time_zone, chosen_on,
    chosen_at) ON notification_choice TO weft_app;

  CREATE POLICY read ON notification_digest FOR SELECT TO weft_app USING (${HERE} AND ${SYSTEM});
  CREATE POLICY make ON notification_digest FOR INSERT TO weft_app WITH CHECK (${HERE} AND ${SYSTEM});
  CREATE POLICY remove ON notification_digest FOR DELETE TO weft_app USING (${HERE} AND ${SYSTEM});
  GRANT SELECT, INSERT, DELETE ON notification_digest TO weft_app;

  CREATE POLICY read ON notification_setting FOR SELECT TO weft_app USING (${HERE} AND (SELECT app.has_role('BACKBONE',
    'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER', 'VERIFIER', 'COMMISSIONER', 'AUDITOR', 'FUNDER', 'REFERRER', 'ANCHOR',
    'SYSTEM')));
  CREATE POLICY make ON notification_setting FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND changed_by = (SELECT app.person_id()) AND (SELECT app.has_role('BACKBONE')));
  CREATE POLICY change ON notification_setting FOR UPDATE TO weft_app USING (${HERE} AND (SELECT app.has_role('BACKBONE')));
  GRANT SELECT, INSERT, UPDATE (keep_days, changed_by, changed_at) ON notification_setting TO weft_app;

  CREATE POLICY work ON notification_watch TO weft_app USING (${HERE} AND ${SYSTEM}) WITH CHECK (${HERE} AND ${SYSTEM});
  GRANT SELECT, INSERT, UPDATE (looked_until) ON notification_watch TO weft_app;

  -- whom a question is asked, and who asked it, is told; what it says stays where it stands
  CREATE POLICY read_to_tell ON claim_message FOR SELECT TO weft_app USING (${HERE} AND ${SYSTEM});
`;

/** What happened lately is found without reading what happened before. */
const FACTS = `
  CREATE INDEX claim_event_told ON claim_event (partnership_id, at)
    WHERE to_state IN ('RETURNED', 'WITHHELD', 'REJECTED', 'REVERSED');
  CREATE INDEX claim_message_told ON claim_message (partnership_id, at);
  CREATE INDEX referral_event_told ON referral_event (partnership_id, at) WHERE from_state IS NOT NULL;
  CREATE INDEX milestone_prompt ON milestone (partnership_id, prompt_on) WHERE prompt_on IS NOT NULL;
  CREATE INDEX milestone_judged ON milestone (partnership_id, judged_at);
`;
