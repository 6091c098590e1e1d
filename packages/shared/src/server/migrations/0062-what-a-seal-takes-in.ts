import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A seal takes in every referral of the person (docs/adr/0022): also one in which the hub recognises them, which would
 * show who is sealed and how to reach them; those of the record into which theirs is merged; and one that becomes theirs
 * in the same moment. Who leads safeguarding is said by whoever manages the provider, and by nobody who manages another
 * one. And an earlier provider reads no baseline that was recorded since it handed somebody over (docs/adr/0024).
 */
export class WhatASealTakesIn0062 implements MigrationInterface {
  name = 'WhatASealTakesIn1700000000062';

  async up(run: QueryRunner): Promise<void> {
    await run.query(SEALS);
    await run.query(leads('organisation_id = ANY ((SELECT app.managed_provider_ids())::uuid[])'));
    await run.query(BASELINES);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP POLICY not_since_handover ON baseline;
      ${leads(`(SELECT app.has_role('PROVIDER_MANAGER')) AND organisation_id = ANY ((SELECT app.provider_ids())::uuid[])`)}
      DROP TRIGGER seal_follows ON recognised_person;
      DROP TRIGGER takes_in ON record_seal;
      DROP FUNCTION app.seal_takes_in(), app.seal_follows_recognition();
    `);
  }
}

const DEFINER = 'SECURITY DEFINER SET search_path = pg_catalog, public';
const HERE = 'partnership_id = (SELECT app.partnership_id())';
const OF_THEM = (seal: string): string => `
      SELECT r.id FROM public.referral r
        WHERE r.partnership_id = ${seal}.partnership_id AND r.participant_id = ${seal}.participant_id
      UNION SELECT k.referral_id FROM public.recognised_person k
        WHERE k.partnership_id = ${seal}.partnership_id AND k.participant_id = ${seal}.participant_id`;

/** A migration reads and writes them for every partnership, whoever owns them. */
const FILED = ['record_seal', 'referral', 'recognised_person'];

const SEALS = `
  -- Whoever makes a referral theirs meanwhile holds a key of the participant's row: the two wait in turn, and the second
  -- finds what the first one wrote.
  CREATE FUNCTION app.seal_takes_in() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF NEW.ended_at IS NOT NULL THEN
      RETURN NEW;
    END IF;
    IF NEW.participant_id IS NOT NULL THEN
      IF TG_OP = 'INSERT' THEN
        PERFORM FROM public.participant p WHERE p.partnership_id = NEW.partnership_id AND p.id = NEW.participant_id
          FOR UPDATE;
      END IF;
      NEW.referral_ids := ARRAY(${OF_THEM('NEW')}
        -- what was sealed to begin with
        UNION SELECT NEW.record_id WHERE NEW.record_id = ANY (NEW.referral_ids));
    ELSIF TG_OP = 'INSERT' THEN
      PERFORM FROM public.referral r WHERE r.partnership_id = NEW.partnership_id AND r.id = NEW.record_id FOR UPDATE;
      IF EXISTS (SELECT FROM public.referral r WHERE r.partnership_id = NEW.partnership_id AND r.id = NEW.record_id
          AND r.participant_id IS NOT NULL) THEN
        RAISE EXCEPTION 'this referral has led to a participant meanwhile' USING ERRCODE = 'serialization_failure';
      END IF;
      -- two seals of one referral would leave nobody who opens both
      IF EXISTS (SELECT FROM public.record_seal s WHERE s.partnership_id = NEW.partnership_id AND s.ended_at IS NULL
          AND NEW.record_id = ANY (s.referral_ids)) THEN
        RETURN NULL;
      END IF;
    END IF;
    RETURN NEW;
  END $$;

  -- A referral in which somebody sealed is recognised is sealed, and no longer once that is taken back.
  CREATE FUNCTION app.seal_follows_recognition() RETURNS trigger LANGUAGE plpgsql ${DEFINER} AS $$
  BEGIN
    IF TG_OP <> 'INSERT' THEN
      UPDATE public.record_seal s SET referral_ids = array_remove(s.referral_ids, OLD.referral_id)
      WHERE s.partnership_id = OLD.partnership_id AND s.participant_id = OLD.participant_id AND s.ended_at IS NULL
        AND s.record_id <> OLD.referral_id AND OLD.referral_id = ANY (s.referral_ids)
        AND NOT EXISTS (SELECT FROM public.referral r WHERE r.partnership_id = OLD.partnership_id
          AND r.id = OLD.referral_id AND r.participant_id = OLD.participant_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
      UPDATE public.record_seal s SET referral_ids = s.referral_ids || NEW.referral_id
      WHERE s.partnership_id = NEW.partnership_id AND s.participant_id = NEW.participant_id AND s.ended_at IS NULL
        AND NOT NEW.referral_id = ANY (s.referral_ids);
    END IF;
    RETURN NULL;
  END $$;

  GRANT CREATE ON SCHEMA app TO weft_gate;
  ALTER FUNCTION app.seal_takes_in() OWNER TO weft_gate;
  ALTER FUNCTION app.seal_follows_recognition() OWNER TO weft_gate;
  REVOKE CREATE ON SCHEMA app FROM weft_gate;
  REVOKE EXECUTE ON FUNCTION app.seal_takes_in(), app.seal_follows_recognition() FROM PUBLIC;
  CREATE TRIGGER takes_in BEFORE INSERT OR UPDATE OF participant_id ON record_seal
    FOR EACH ROW EXECUTE FUNCTION app.seal_takes_in();
  CREATE TRIGGER seal_follows AFTER INSERT OR DELETE OR UPDATE OF participant_id ON recognised_person
    FOR EACH ROW EXECUTE FUNCTION app.seal_follows_recognition();

  -- those that stand already
  ${FILED.map((table) => `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;`).join('\n  ')}
  UPDATE record_seal s SET referral_ids = ARRAY(SELECT unnest(s.referral_ids) UNION ${OF_THEM('s')})
  WHERE s.participant_id IS NOT NULL AND s.ended_at IS NULL;
  ${FILED.map((table) => `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`).join('\n  ')}
`;

const leads = (managers: string): string => `
  ALTER POLICY make ON safeguarding_lead WITH CHECK (${HERE} AND named_by = (SELECT app.person_id())
    AND ended_at IS NULL AND ((SELECT app.has_role('BACKBONE')) OR (${managers})));
  ALTER POLICY change ON safeguarding_lead USING (${HERE} AND ((SELECT app.has_role('BACKBONE')) OR (${managers})));
`;

const OWN = (column: string): string => `${column} = ANY ((SELECT app.provider_ids())::uuid[])`;

const BASELINES = `
  CREATE POLICY not_since_handover ON baseline AS RESTRICTIVE FOR SELECT TO weft_app USING (
    participant_id <> ALL ((SELECT app.former_participant_ids())::uuid[])
    OR (SELECT app.has_role('BACKBONE', 'ASSESSOR'))
    OR EXISTS (SELECT FROM participant p WHERE p.partnership_id = baseline.partnership_id
      AND p.id = baseline.participant_id AND ${OWN('p.provider_id')})
    OR EXISTS (SELECT FROM transfer t WHERE t.partnership_id = baseline.partnership_id
      AND t.participant_id = baseline.participant_id AND t.state = 'TAKEN_ON' AND ${OWN('t.from_provider')}
      AND baseline.recorded_at <= t.decided_at));
`;
