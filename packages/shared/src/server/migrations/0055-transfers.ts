import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * Transfers to another provider (domain.md, Participants and support; docs/adr/0024): asked for by one side, taken on or
 * declined by the other. What the other side needs to know stands in it without the person's name: whom it is about they
 * see once they take them on. From then on the earlier provider sees the record as it stood, and only where it looks back.
 */
export class Transfers0055 implements MigrationInterface {
  name = 'Transfers1700000000055';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLE);
    await run.query(POLICIES);
    await run.query(LOOKING_BACK);
    await run.query(CLAIMS);
    await run.query(noteChanges('transfer', 'participant', 'participant_id'));
    await run.query('SELECT app.follow_merges()');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TRIGGER episode_holds ON claim;
      DROP FUNCTION app.refuse_other_episode();
      ${enrolmentsOf('')}
      ${outcomesOf('')}
      ${AS_IT_STOOD.map(([table]) => `DROP POLICY read_back ON ${table};`).join('\n')}
      DROP POLICY read_back ON participant;
      DROP POLICY taken_on ON participant;
      DROP POLICY taken_on ON enrolment;
      DROP TABLE transfer;
      DROP FUNCTION app.former_participant_ids();
    `);
  }
}

const TABLE = `
  CREATE TABLE transfer (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    participant_id uuid NOT NULL,
    from_provider uuid NOT NULL,
    to_provider uuid NOT NULL,
    state text NOT NULL DEFAULT 'ASKED' CHECK (state IN ('ASKED', 'TAKEN_ON', 'DECLINED', 'WITHDRAWN')),
    -- one of rules/support's
    reason text NOT NULL CHECK (reason ~ '^[A-Z_]{1,64}$'),
    -- what the other side needs to know, without the name
    about text NOT NULL CHECK (length(btrim(about)) BETWEEN 1 AND 2000),
    -- the person's own agreement
    agreed_on date NOT NULL,
    agreed_how text NOT NULL CHECK (agreed_how ~ '^[A-Z_]{1,64}$'),
    asked_by uuid NOT NULL REFERENCES person,
    asked_at timestamptz NOT NULL,
    decided_by uuid REFERENCES person,
    decided_at timestamptz,
    decided_words text CHECK (length(btrim(decided_words)) BETWEEN 1 AND 2000),
    -- the earlier provider's own time: from its first episode to the day on which they are handed over
    since_on date,
    on_date date,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, from_provider) REFERENCES organisation,
    FOREIGN KEY (partnership_id, to_provider) REFERENCES organisation,
    CHECK (from_provider <> to_provider),
    CHECK ((state = 'ASKED') = (decided_at IS NULL)),
    CHECK ((state = 'ASKED') = (decided_by IS NULL)),
    CHECK ((state = 'TAKEN_ON') = (on_date IS NOT NULL)),
    CHECK ((state = 'TAKEN_ON') = (since_on IS NOT NULL)),
    CHECK (state <> 'DECLINED' OR decided_words IS NOT NULL)
  );
  -- one at a time for one person
  CREATE UNIQUE INDEX transfer_once ON transfer (partnership_id, participant_id) WHERE state = 'ASKED';
  CREATE INDEX transfer_newest ON transfer (partnership_id, asked_at DESC, id DESC);
  CREATE INDEX transfer_participant ON transfer (partnership_id, participant_id);
  CREATE INDEX transfer_from ON transfer (partnership_id, from_provider) WHERE state = 'TAKEN_ON';
`;

const HERE = 'partnership_id = (SELECT app.partnership_id())';
const BY_THE_SYSTEM = `${HERE} AND (SELECT app.has_role('SYSTEM'))`;
const isOwn = (column: string): string => `${column} = ANY ((SELECT app.provider_ids())::uuid[])`;
const personOf = (table: string): string => `EXISTS (SELECT FROM participant p
      WHERE p.partnership_id = ${table}.partnership_id AND p.id = ${table}.participant_id)`;

const POLICIES = `
  ALTER TABLE transfer ENABLE ROW LEVEL SECURITY;
  ALTER TABLE transfer FORCE ROW LEVEL SECURITY;
  -- the hub and who asked, where they see the person; who is asked; and whose people they were
  CREATE POLICY read ON transfer FOR SELECT TO weft_app USING (${HERE} AND (
    (SELECT app.has_role('SYSTEM'))
    OR (((SELECT app.has_role('BACKBONE', 'ASSESSOR')) OR ${isOwn('from_provider')}) AND ${personOf('transfer')})
    OR ${isOwn('to_provider')}
    OR (${isOwn('from_provider')} AND state = 'TAKEN_ON')));
  CREATE POLICY make ON transfer FOR INSERT TO weft_app WITH CHECK (${HERE} AND state = 'ASKED'
    AND asked_by = (SELECT app.person_id()) AND EXISTS (SELECT FROM participant p
      WHERE p.partnership_id = transfer.partnership_id AND p.id = transfer.participant_id
        AND p.provider_id = transfer.from_provider
        AND ((SELECT app.has_role('BACKBONE')) OR ${isOwn('p.provider_id')})));
  -- neither side writes the other's record: the use case judges, and the system writes
  CREATE POLICY change ON transfer FOR UPDATE TO weft_app USING (${BY_THE_SYSTEM});
  CREATE POLICY gate ON transfer FOR SELECT TO weft_gate USING (true);
  GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at, decided_words, since_on, on_date) ON transfer TO weft_app;
  GRANT SELECT ON transfer TO weft_gate;
  CREATE POLICY taken_on ON participant FOR UPDATE TO weft_app USING (${BY_THE_SYSTEM});
  CREATE POLICY taken_on ON enrolment FOR UPDATE TO weft_app USING (${BY_THE_SYSTEM});
`;

/** What an earlier provider reads as it stood: by when it was written down, and the day of which it tells. */
const AS_IT_STOOD: readonly (readonly [table: string, writtenAt: string, day: string | null])[] = [
  ['contact', 'recorded_at', 'met_on'],
  ['support_plan', 'written_at', null],
  ['phase_change', 'recorded_at', 'on_date'],
  ['worker_move', 'moved_at', null],
  ['status_spell', 'recorded_at', 'from_on'],
  ['worked_hours', 'recorded_at', 'from_on'],
  ['assessment', 'recorded_at', 'measured_on'],
];

const readBack = ([table, writtenAt, day]: (typeof AS_IT_STOOD)[number]): string => `
  CREATE POLICY read_back ON ${table} FOR SELECT TO weft_app USING (${HERE}
    AND participant_id = ANY ((SELECT app.former_participant_ids())::uuid[]) AND ${personOf(table)}
    AND EXISTS (SELECT FROM transfer t WHERE t.partnership_id = ${table}.partnership_id
      AND t.participant_id = ${table}.participant_id AND t.state = 'TAKEN_ON' AND ${isOwn('t.from_provider')}
      AND ${table}.${writtenAt} <= t.decided_at${
        day === null
          ? ''
          : `
      -- what removes an entry has no day of its own
      AND coalesce(${table}.${day} BETWEEN t.since_on AND t.on_date, true)`
      }));`;

const LOOKING_BACK = `
  -- Whom the actor's providers handed over. None unless this transaction looks back: a query that forgets them finds
  -- nobody whom they do not support now.
  CREATE FUNCTION app.former_participant_ids() RETURNS uuid[]
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  BEGIN
    IF app.setting('looks_back') IS DISTINCT FROM 'yes' OR app.provider_ids() = '{}' THEN RETURN '{}'; END IF;
    RETURN (SELECT coalesce(array_agg(DISTINCT t.participant_id), '{}') FROM public.transfer t
      WHERE t.partnership_id = app.partnership_id() AND t.state = 'TAKEN_ON'
        AND t.from_provider = ANY (app.provider_ids()));
  END $$;
  GRANT CREATE ON SCHEMA app TO weft_gate;
  ALTER FUNCTION app.former_participant_ids() OWNER TO weft_gate;
  REVOKE CREATE ON SCHEMA app FROM weft_gate;
  REVOKE EXECUTE ON FUNCTION app.former_participant_ids() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.former_participant_ids() TO weft_app;

  -- The name and the reference; what else a participant's row says is of today, and no query shows it to them.
  CREATE POLICY read_back ON participant FOR SELECT TO weft_app USING (
    ${HERE} AND id = ANY ((SELECT app.former_participant_ids())::uuid[]));
  ${AS_IT_STOOD.map(readBack).join('\n')}
`;

/** Functions of 0004 that judge a claim by what others recorded, with whose records one sees besides. */
const enrolmentsOf = (formers: string): string => `
  CREATE OR REPLACE FUNCTION app.enrolments_of(of_participants uuid[])
  RETURNS TABLE (participant_id uuid, id uuid, provider_id uuid, anchor_id uuid, cohort text, enrolled_on date)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT e.participant_id, e.id, e.provider_id, e.anchor_id, e.cohort, e.enrolled_on
    FROM public.participant p
    JOIN public.enrolment e ON e.partnership_id = p.partnership_id AND e.participant_id = p.id
    WHERE p.partnership_id = (SELECT app.partnership_id()) AND p.id = ANY (of_participants)
      AND (p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
        OR (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'VERIFIER', 'SYSTEM'))${formers});
  $$;`;
const outcomesOf = (formers: string): string => `
  CREATE OR REPLACE FUNCTION app.outcomes_of(of_participants uuid[])
  RETURNS TABLE (participant_id uuid, claim_id uuid, outcome_code text, achieved_on date, state text, reversal_pending boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT o.participant_id, o.id, o.outcome_code, o.achieved_on, o.state, o.reversal_pending FROM public.participant p
    CROSS JOIN LATERAL (
      SELECT c.participant_id, c.id, c.outcome_code, c.achieved_on, c.state, c.reversal_pending, c.submitted_at AS at,
        c.provider_id
      FROM public.claim c WHERE c.partnership_id = p.partnership_id AND c.participant_id = p.id
      UNION ALL
      SELECT b.participant_id, NULL, b.outcome_code, b.achieved_on, 'BASELINE', false, b.recorded_at, NULL
      FROM public.baseline b WHERE b.partnership_id = p.partnership_id AND b.participant_id = p.id
    ) o
    WHERE p.partnership_id = (SELECT app.partnership_id()) AND p.id = ANY (of_participants)
      AND (p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
        OR (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'VERIFIER', 'SYSTEM'))${formers});
  $$;`;

/** Until when an earlier provider knows what was recorded. */
const until = (at: string): string => `(SELECT max(t.decided_at) FROM public.transfer t
          WHERE t.partnership_id = p.partnership_id AND t.participant_id = p.id AND t.state = 'TAKEN_ON'
            AND t.from_provider = ANY ((SELECT app.provider_ids())::uuid[])) >= ${at}`;
const FORMER = 'p.id = ANY ((SELECT app.former_participant_ids())::uuid[])';

const CLAIMS = `
  -- An earlier provider claims what was achieved in its own time: judged by the episodes and outcomes that were recorded
  -- until it handed the person over, and by its own claims since.
  ${enrolmentsOf(`
        OR (${FORMER} AND ${until('e.recorded_at')})`)}
  ${outcomesOf(`
        OR (${FORMER} AND (o.provider_id = ANY ((SELECT app.provider_ids())::uuid[]) OR ${until('o.at')}))`)}

  -- A claim stands on the episode that held on its day, also where a new one begins in the same moment: whoever takes
  -- somebody on holds their row, so that one of the two is refused as a transaction to be done anew.
  CREATE FUNCTION app.refuse_other_episode() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  BEGIN
    IF EXISTS (SELECT FROM added a
        JOIN public.enrolment mine ON mine.partnership_id = a.partnership_id AND mine.id = a.enrolment_id
        JOIN public.enrolment later ON later.partnership_id = a.partnership_id AND later.participant_id = a.participant_id
          AND later.enrolled_on > mine.enrolled_on AND later.enrolled_on <= a.achieved_on) THEN
      RAISE EXCEPTION 'another episode of support held on that day' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NULL;
  END $$;
  GRANT CREATE ON SCHEMA app TO weft_gate;
  ALTER FUNCTION app.refuse_other_episode() OWNER TO weft_gate;
  REVOKE CREATE ON SCHEMA app FROM weft_gate;
  CREATE TRIGGER episode_holds AFTER INSERT ON claim REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_other_episode();
`;
