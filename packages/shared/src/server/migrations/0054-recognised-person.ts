import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * Whom the hub recognises in somebody who is referred (docs/adr/0012, Known already): support then begins again under
 * the record that there is. A provider is told of earlier support with others by days alone.
 */
export class RecognisedPerson0054 implements MigrationInterface {
  name = 'RecognisedPerson1700000000054';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLE);
    await run.query(BEGINS_AGAIN);
    await run.query(EPISODES);
    await run.query(noteChanges('recognised_person', 'referral', 'referral_id'));
    await run.query('SELECT app.follow_merges()');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP FUNCTION app.support_episodes(uuid), app.episodes_before(uuid);
      DROP POLICY begin_again ON participant;
      DROP POLICY begin_again ON phase_change;
      DROP TABLE recognised_person;
    `);
  }
}

const HERE = 'partnership_id = (SELECT app.partnership_id())';

const TABLE = `
  CREATE TABLE recognised_person (
    partnership_id uuid NOT NULL,
    referral_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    said_by uuid NOT NULL REFERENCES person,
    said_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, referral_id),
    FOREIGN KEY (partnership_id, referral_id) REFERENCES referral,
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant
  );
  CREATE INDEX recognised_person_participant ON recognised_person (partnership_id, participant_id);

  ALTER TABLE recognised_person ENABLE ROW LEVEL SECURITY;
  ALTER TABLE recognised_person FORCE ROW LEVEL SECURITY;
  -- Whoever does not see both is told nothing of it, whatever else is allowed: who referred sees neither, a provider its
  -- own people, and of a record that is sealed nobody knows but those whom it names.
  CREATE POLICY not_sealed ON recognised_person AS RESTRICTIVE TO weft_app USING (
    EXISTS (SELECT FROM referral r WHERE r.partnership_id = recognised_person.partnership_id
      AND r.id = recognised_person.referral_id)
    AND EXISTS (SELECT FROM participant p WHERE p.partnership_id = recognised_person.partnership_id
      AND p.id = recognised_person.participant_id));
  CREATE POLICY read ON recognised_person FOR SELECT TO weft_app USING (${HERE});
  -- the hub alone, and not once support has started
  CREATE POLICY make ON recognised_person FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND (SELECT app.has_role('BACKBONE', 'ASSESSOR')) AND said_by = (SELECT app.person_id())
    AND EXISTS (SELECT FROM referral r WHERE r.partnership_id = recognised_person.partnership_id
      AND r.id = recognised_person.referral_id AND r.state <> 'STARTED'));
  CREATE POLICY take_back ON recognised_person FOR DELETE TO weft_app USING (
    ${HERE} AND (SELECT app.has_role('BACKBONE', 'ASSESSOR'))
    AND EXISTS (SELECT FROM referral r WHERE r.partnership_id = recognised_person.partnership_id
      AND r.id = recognised_person.referral_id AND r.state <> 'STARTED'));
  GRANT SELECT, INSERT, DELETE ON recognised_person TO weft_app;
`;

const BEGINS_AGAIN = `
  -- the provider that takes somebody on does not see them until their support is its own: the system writes it, as it
  -- writes a new record (0027)
  CREATE POLICY begin_again ON participant FOR UPDATE TO weft_app USING (
    ${HERE} AND (SELECT app.has_role('SYSTEM')));
  CREATE POLICY begin_again ON phase_change FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND (SELECT app.has_role('SYSTEM')));
`;

/** The columns of both functions; with whom it was is told the hub, and whoever it was with. */
const TOLD = `e.enrolled_on, e.ended_on,
      p.phase <> 'CLOSED' AND NOT EXISTS (SELECT FROM public.enrolment later WHERE later.partnership_id = e.partnership_id
        AND later.participant_id = e.participant_id AND later.enrolled_on > e.enrolled_on),
      CASE WHEN (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
        OR e.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
        OR p.id = ANY ((SELECT app.opened_participant_ids())::uuid[]) THEN e.provider_id END`;

const EPISODES = `
  -- The episodes of support of a participant, for whoever works with them.
  CREATE FUNCTION app.support_episodes(of_participant uuid)
  RETURNS TABLE (enrolled_on date, ended_on date, goes_on boolean, provider_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT ${TOLD}
    FROM public.participant p
    JOIN public.enrolment e ON e.partnership_id = p.partnership_id AND e.participant_id = p.id
    WHERE p.partnership_id = (SELECT app.partnership_id()) AND p.id = of_participant
      AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
        OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])
        OR p.id = ANY ((SELECT app.opened_participant_ids())::uuid[]));
  $$;

  -- Those before the support that a referral led to, or of whom the hub recognises in it: for the hub, and for the
  -- provider to whom it is offered or that took the person on.
  CREATE FUNCTION app.episodes_before(of_referral uuid)
  RETURNS TABLE (enrolled_on date, ended_on date, goes_on boolean, provider_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT ${TOLD}
    FROM public.referral r
    LEFT JOIN public.recognised_person k ON k.partnership_id = r.partnership_id AND k.referral_id = r.id
    JOIN public.participant p ON p.partnership_id = r.partnership_id AND p.id = coalesce(r.participant_id, k.participant_id)
    JOIN public.enrolment e ON e.partnership_id = p.partnership_id AND e.participant_id = p.id
    WHERE r.partnership_id = (SELECT app.partnership_id()) AND r.id = of_referral
      AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
        OR (r.state IN ('OFFERED', 'STARTED') AND r.provider_id = ANY ((SELECT app.provider_ids())::uuid[])))
      AND (r.participant_id IS NULL OR e.enrolled_on < (SELECT max(h.happened_on) FROM public.referral_event h
        WHERE h.partnership_id = r.partnership_id AND h.referral_id = r.id AND h.to_state = 'STARTED'));
  $$;

  -- reads referral_event as the gate may since 0042
  GRANT CREATE ON SCHEMA app TO weft_gate;
  ALTER FUNCTION app.support_episodes(uuid) OWNER TO weft_gate;
  ALTER FUNCTION app.episodes_before(uuid) OWNER TO weft_gate;
  REVOKE CREATE ON SCHEMA app FROM weft_gate;
  REVOKE EXECUTE ON FUNCTION app.support_episodes(uuid), app.episodes_before(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.support_episodes(uuid), app.episodes_before(uuid) TO weft_app;
`;
