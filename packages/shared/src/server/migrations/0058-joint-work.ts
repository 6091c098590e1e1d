import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * Joint work (domain.md, Participants and support; docs/adr/0026): another provider works beside the one that supports
 * somebody. It is asked for without the name. While it holds, its manager and the worker that it named see the person, the
 * plan, how to reach and visit them, and the contacts since its first day; and only where a transaction asks for it.
 */
export class JointWork0058 implements MigrationInterface {
  name = 'JointWork1700000000058';

  async up(run: QueryRunner): Promise<void> {
    await run.query('GRANT CREATE ON SCHEMA app TO weft_gate');
    await run.query(TABLE);
    await run.query(GATE);
    await run.query(POLICIES);
    await run.query(READING_JOINTLY);
    await run.query(ENDS_BY_ITSELF);
    await run.query(noteChanges('joint_work', 'participant', 'participant_id'));
    await run.query('SELECT app.follow_merges()');
    await run.query('REVOKE CREATE ON SCHEMA app FROM weft_gate');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TRIGGER joint_work_ends ON participant;
      ${['participant', 'contact', 'support_plan', 'safety_note'].map((table) => `DROP POLICY read_jointly ON ${table};`).join('\n')}
      ${NOT_FOR_THEM.map((table) => `DROP POLICY not_jointly ON ${table};`).join('\n')}
      DROP TABLE joint_work;
      DROP FUNCTION app.end_joint_work(), app.make_way_for_joint_work(), app.hold_joint_participant(uuid), app.way_to_reach(uuid),
        app.joint_participant_ids(), app.managed_provider_ids();
    `);
  }
}

const TABLE = `
  CREATE TABLE joint_work (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    participant_id uuid NOT NULL,
    -- who supports the person and asks, and who is asked to work beside it
    from_provider uuid NOT NULL,
    to_provider uuid NOT NULL,
    state text NOT NULL DEFAULT 'ASKED' CHECK (state IN ('ASKED', 'AGREED', 'DECLINED', 'WITHDRAWN', 'ENDED')),
    -- what each of them does, without the name
    our_part text NOT NULL CHECK (length(btrim(our_part)) BETWEEN 1 AND 2000),
    their_part text NOT NULL CHECK (length(btrim(their_part)) BETWEEN 1 AND 2000),
    from_on date NOT NULL,
    -- the last day; null: until somebody ends it
    until_on date CHECK (until_on >= from_on),
    -- the person's own agreement
    agreed_on date NOT NULL,
    agreed_how text NOT NULL CHECK (agreed_how ~ '^[A-Z_]{1,64}$'),
    asked_by uuid NOT NULL REFERENCES person,
    asked_at timestamptz NOT NULL,
    decided_by uuid REFERENCES person,
    decided_at timestamptz,
    decided_words text CHECK (length(btrim(decided_words)) BETWEEN 1 AND 2000),
    -- of the provider that works beside, and the per cent of the work that is theirs
    worker_id uuid REFERENCES person,
    share int CHECK (share BETWEEN 1 AND 100),
    ended_on date,
    ended_by uuid REFERENCES person,
    ended_at timestamptz,
    ended_words text CHECK (length(btrim(ended_words)) BETWEEN 1 AND 2000),
    -- one of rules/support's; also of what was only asked for, and ended without anybody saying so
    ended_how text CHECK (ended_how IN ('SAID', 'UNTIL', 'CLOSED', 'WENT_ON')),
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, from_provider) REFERENCES organisation,
    FOREIGN KEY (partnership_id, to_provider) REFERENCES organisation,
    CHECK (from_provider <> to_provider),
    CHECK ((state = 'ASKED') = (decided_at IS NULL)),
    CHECK (state <> 'DECLINED' OR decided_words IS NOT NULL),
    CHECK ((state IN ('AGREED', 'ENDED')) = (worker_id IS NOT NULL)),
    CHECK ((worker_id IS NULL) = (share IS NULL)),
    CHECK ((state = 'ENDED') = (ended_at IS NOT NULL)),
    CHECK ((state = 'ENDED') = (ended_on IS NOT NULL)),
    CHECK (state <> 'ENDED' OR ended_how IS NOT NULL)
  );
  -- one with each provider at a time
  CREATE UNIQUE INDEX joint_work_once ON joint_work (partnership_id, participant_id, to_provider)
    WHERE state IN ('ASKED', 'AGREED');
  CREATE INDEX joint_work_newest ON joint_work (partnership_id, asked_at DESC, id DESC);
  -- whom a provider works beside now: few
  CREATE INDEX joint_work_beside ON joint_work (partnership_id, to_provider) WHERE state = 'AGREED';
  CREATE INDEX joint_work_participant ON joint_work (partnership_id, participant_id);
`;

const HERE = 'partnership_id = (SELECT app.partnership_id())';
const BY_THE_SYSTEM = `${HERE} AND (SELECT app.has_role('SYSTEM'))`;
const isOwn = (column: string): string => `${column} = ANY ((SELECT app.provider_ids())::uuid[])`;
const isManaged = (column: string): string => `${column} = ANY ((SELECT app.managed_provider_ids())::uuid[])`;
const isJoint = (column: string): string => `${column} = ANY ((SELECT app.joint_participant_ids())::uuid[])`;
const DEFINER = 'SECURITY DEFINER SET search_path = pg_catalog, public';
const TODAY = `(SELECT (now() AT TIME ZONE x.time_zone)::date FROM public.partnership x WHERE x.id = app.partnership_id())`;

const GATE = `
  CREATE FUNCTION app.managed_provider_ids() RETURNS uuid[] LANGUAGE plpgsql STABLE ${DEFINER} AS $$
  BEGIN
    IF NOT app.has_role('PROVIDER_MANAGER') THEN RETURN '{}'; END IF;
    RETURN (SELECT coalesce(array_agg(m.organisation_id), '{}') FROM public.membership m
      WHERE m.partnership_id = app.partnership_id() AND m.person_id = app.person_id() AND m.state = 'ACTIVE'
        AND 'PROVIDER_MANAGER' = ANY (m.roles) AND m.organisation_id = ANY (app.provider_ids()));
  END $$;

  -- Whom the actor works beside today: as the named worker, or as whoever manages the provider that was asked. None
  -- unless this transaction works jointly: a query that forgets them finds nobody whom others support.
  CREATE FUNCTION app.joint_participant_ids() RETURNS uuid[] LANGUAGE plpgsql STABLE ${DEFINER} AS $$
  BEGIN
    IF app.setting('works_jointly') IS DISTINCT FROM 'yes' OR app.provider_ids() = '{}' THEN RETURN '{}'; END IF;
    RETURN (SELECT coalesce(array_agg(DISTINCT j.participant_id), '{}') FROM public.joint_work j
      JOIN public.participant p ON p.partnership_id = j.partnership_id AND p.id = j.participant_id
      WHERE j.partnership_id = app.partnership_id() AND j.state = 'AGREED' AND j.to_provider = ANY (app.provider_ids())
        AND (j.worker_id = app.person_id() OR j.to_provider = ANY (app.managed_provider_ids()))
        AND ${TODAY} BETWEEN j.from_on AND coalesce(j.until_on, 'infinity')
        AND p.provider_id = j.from_provider AND p.phase <> 'CLOSED');
  END $$;

  -- Holds somebody whom the actor works beside until the transaction ends, which no policy for writing lets them do: the
  -- first day of it; null for anybody else.
  CREATE FUNCTION app.hold_joint_participant(of_participant uuid) RETURNS date LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF NOT of_participant = ANY (app.joint_participant_ids()) THEN RETURN NULL; END IF;
    PERFORM FROM public.participant p WHERE p.partnership_id = app.partnership_id() AND p.id = of_participant
      FOR NO KEY UPDATE;
    -- whoever ended it meanwhile was first
    RETURN (SELECT min(j.from_on) FROM public.joint_work j
      WHERE j.partnership_id = app.partnership_id() AND j.participant_id = of_participant AND j.state = 'AGREED'
        AND j.to_provider = ANY (app.provider_ids()) AND j.participant_id = ANY (app.joint_participant_ids()));
  END $$;

  -- The safe way to reach somebody whom the actor works beside, as their latest referral says it.
  CREATE FUNCTION app.way_to_reach(of_participant uuid) RETURNS json LANGUAGE plpgsql STABLE ${DEFINER} AS $$
  BEGIN
    RETURN (SELECT json_build_object('way', r.safe_way, 'note', r.safe_note,
        'phone', CASE WHEN r.safe_way IN ('CALL', 'TEXT') THEN r.phone END,
        'email', CASE WHEN r.safe_way = 'EMAIL' THEN r.email END)
      FROM public.referral r WHERE r.partnership_id = app.partnership_id() AND r.participant_id = of_participant
        AND of_participant = ANY (app.joint_participant_ids())
      ORDER BY r.received_at DESC, r.id LIMIT 1);
  END $$;
  ${[
    'managed_provider_ids()',
    'joint_participant_ids()',
    'hold_joint_participant(uuid)',
    'way_to_reach(uuid)',
  ]
    .map(
      (name) => `ALTER FUNCTION app.${name} OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.${name} FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.${name} TO weft_app;`,
    )
    .join('\n')}
`;

const PERSON_OF_IT = `EXISTS (SELECT FROM participant p
      WHERE p.partnership_id = joint_work.partnership_id AND p.id = joint_work.participant_id`;

const POLICIES = `
  ALTER TABLE joint_work ENABLE ROW LEVEL SECURITY;
  ALTER TABLE joint_work FORCE ROW LEVEL SECURITY;
  -- the hub and who supports the person, where they see them; and of who is asked, whoever manages it and its worker
  CREATE POLICY read ON joint_work FOR SELECT TO weft_app USING (${HERE} AND (
    (SELECT app.has_role('SYSTEM'))
    OR (((SELECT app.has_role('BACKBONE', 'ASSESSOR')) OR ${isOwn('from_provider')}) AND ${PERSON_OF_IT}))
    OR (${isOwn('to_provider')} AND (worker_id = (SELECT app.person_id()) OR ${isManaged('to_provider')}))));
  CREATE POLICY make ON joint_work FOR INSERT TO weft_app WITH CHECK (${HERE} AND state = 'ASKED'
    AND asked_by = (SELECT app.person_id()) AND ${PERSON_OF_IT} AND p.provider_id = joint_work.from_provider
        AND ${isOwn('p.provider_id')}
        AND (p.link_worker_id = (SELECT app.person_id()) OR ${isManaged('p.provider_id')})));
  -- neither side writes the other's record: the use case judges, and the system writes
  CREATE POLICY change ON joint_work FOR UPDATE TO weft_app USING (${BY_THE_SYSTEM});
  CREATE POLICY gate ON joint_work FOR SELECT TO weft_gate USING (true);
  CREATE POLICY ends ON joint_work FOR UPDATE TO weft_gate USING (${HERE});
  GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at, decided_words, worker_id, share, ended_on, ended_by,
    ended_at, ended_words, ended_how) ON joint_work TO weft_app;
  GRANT SELECT, UPDATE (state, decided_by, decided_at, ended_on, ended_by, ended_at, ended_how) ON joint_work
    TO weft_gate;
`;

/** What would follow the participant into sight, and is not for who works beside. */
const NOT_FOR_THEM = ['baseline', 'group_member'];

const READING_JOINTLY = `
  CREATE POLICY read_jointly ON participant FOR SELECT TO weft_app USING (${HERE} AND ${isJoint('id')});
  CREATE POLICY read_jointly ON support_plan FOR SELECT TO weft_app USING (${HERE} AND ${isJoint('participant_id')});
  -- from the first day on; what removes an entry has no day of its own
  CREATE POLICY read_jointly ON contact FOR SELECT TO weft_app USING (${HERE} AND ${isJoint('participant_id')}
    AND EXISTS (SELECT FROM joint_work j WHERE j.partnership_id = contact.partnership_id
      AND j.participant_id = contact.participant_id AND j.state = 'AGREED' AND ${isOwn('j.to_provider')}
      AND coalesce(contact.met_on >= j.from_on, true)));
  -- how to visit safely, for whoever visits
  CREATE POLICY read_jointly ON safety_note FOR SELECT TO weft_app USING (${HERE} AND ${isJoint('participant_id')}
    AND kind = 'LONE_WORKING' AND ended_at IS NULL);
  ${NOT_FOR_THEM.map(
    (table) => `CREATE POLICY not_jointly ON ${table} AS RESTRICTIVE FOR ALL TO weft_app USING (
    participant_id <> ALL ((SELECT app.joint_participant_ids())::uuid[]));`,
  ).join('\n')}
`;

const ENDS_BY_ITSELF = `
  -- What is over by its last day, or was agreed with whoever supported them before, makes way for what is asked for now.
  CREATE FUNCTION app.make_way_for_joint_work() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE today date := ${TODAY};
  BEGIN
    UPDATE public.joint_work j SET
      state = CASE j.state WHEN 'ASKED' THEN 'WITHDRAWN' ELSE 'ENDED' END,
      decided_at = coalesce(j.decided_at, now()),
      ended_at = CASE j.state WHEN 'AGREED' THEN now() END,
      ended_on = CASE j.state WHEN 'AGREED' THEN least(j.until_on, today) END,
      ended_how = CASE WHEN j.from_provider <> NEW.from_provider THEN 'WENT_ON' ELSE 'UNTIL' END
    WHERE j.partnership_id = NEW.partnership_id AND j.participant_id = NEW.participant_id
      AND j.state IN ('ASKED', 'AGREED') AND (j.from_provider <> NEW.from_provider OR j.until_on < today);
    RETURN NEW;
  END $$;
  ALTER FUNCTION app.make_way_for_joint_work() OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.make_way_for_joint_work() FROM PUBLIC;
  CREATE TRIGGER make_way BEFORE INSERT ON joint_work FOR EACH ROW EXECUTE FUNCTION app.make_way_for_joint_work();

  -- With the episode it was agreed for: when support is closed or goes on with another provider. A merge can be undone
  -- exactly, so it ends nothing: it holds where the kept record is supported by whoever asked (joint_participant_ids).
  CREATE FUNCTION app.end_joint_work() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  DECLARE who uuid := coalesce(app.person_id(), app.setting('on_behalf_of')::uuid);
  BEGIN
    UPDATE public.joint_work j SET
      state = CASE j.state WHEN 'ASKED' THEN 'WITHDRAWN' ELSE 'ENDED' END,
      decided_by = coalesce(j.decided_by, who), decided_at = coalesce(j.decided_at, now()),
      ended_by = CASE j.state WHEN 'AGREED' THEN who END, ended_at = CASE j.state WHEN 'AGREED' THEN now() END,
      ended_on = CASE j.state WHEN 'AGREED' THEN ${TODAY} END,
      ended_how = CASE WHEN NEW.provider_id <> OLD.provider_id THEN 'WENT_ON' ELSE 'CLOSED' END
    WHERE j.partnership_id = NEW.partnership_id AND j.participant_id = NEW.id AND j.state IN ('ASKED', 'AGREED');
    RETURN NULL;
  END $$;
  ALTER FUNCTION app.end_joint_work() OWNER TO weft_gate;
  REVOKE EXECUTE ON FUNCTION app.end_joint_work() FROM PUBLIC;
  CREATE TRIGGER joint_work_ends AFTER UPDATE OF phase, provider_id ON participant FOR EACH ROW
    WHEN (current_user <> 'weft_gate' AND (OLD.provider_id IS DISTINCT FROM NEW.provider_id
      OR (NEW.phase = 'CLOSED' AND OLD.phase <> 'CLOSED')))
    EXECUTE FUNCTION app.end_joint_work();
`;
