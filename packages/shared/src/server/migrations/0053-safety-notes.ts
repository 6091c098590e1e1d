const HERE = 'partnership_id = (SELECT app.partnership_id())';
const LEADS = '(SELECT app.led_organisation_ids())::uuid[]';
const THEIR_PROVIDER = `(SELECT app.provider_ids())::uuid[]`;

/** That the participant is there for the actor, and `who` holds of `participant p`. */
const of = (who: string): string => `EXISTS (SELECT FROM participant p
    WHERE p.partnership_id = safety_note.partnership_id AND p.id = safety_note.participant_id AND (${who}))`;

/**
 * What migration 0053 makes for safeguarding and lone-working notes (domain.md, Participants and support): dated,
 * restricted, apart from the story. Who visits reads how to visit safely; of a safeguarding note whoever wrote it and
 * whoever leads safeguarding.
 */
export const SAFETY_NOTES = `
  -- Who leads safeguarding in each organisation; the backbone's leads do so for everybody.
  CREATE TABLE safeguarding_lead (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL REFERENCES person,
    named_by uuid NOT NULL REFERENCES person,
    named_at timestamptz NOT NULL,
    ended_by uuid REFERENCES person,
    ended_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, organisation_id) REFERENCES organisation,
    CHECK (num_nonnulls(ended_by, ended_at) IN (0, 2))
  );
  CREATE UNIQUE INDEX safeguarding_lead_standing ON safeguarding_lead (partnership_id, organisation_id, person_id)
    WHERE ended_at IS NULL;

  CREATE TABLE safety_note (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    participant_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('SAFEGUARDING', 'LONE_WORKING')),
    words text NOT NULL CHECK (length(btrim(words)) BETWEEN 1 AND 5000),
    written_by uuid NOT NULL REFERENCES person,
    written_at timestamptz NOT NULL,
    -- when somebody looks whether it still holds
    review_on date NOT NULL,
    reviewed_by uuid REFERENCES person,
    reviewed_at timestamptz,
    ended_by uuid REFERENCES person,
    ended_at timestamptz,
    ended_because text CHECK (length(btrim(ended_because)) BETWEEN 1 AND 2000),
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    CHECK (num_nonnulls(reviewed_by, reviewed_at) IN (0, 2)),
    CHECK (num_nonnulls(ended_by, ended_at, ended_because) IN (0, 3))
  );
  CREATE INDEX safety_note_participant ON safety_note (partnership_id, participant_id, written_at DESC);

  -- Organisations whose safeguarding the actor leads: all of them for a lead of the backbone.
  CREATE FUNCTION app.led_organisation_ids() RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
  BEGIN
    RETURN coalesce((SELECT array_agg(DISTINCT x.id) FROM public.safeguarding_lead l
      JOIN public.organisation o ON o.partnership_id = l.partnership_id AND o.id = l.organisation_id
      JOIN public.organisation x ON x.partnership_id = l.partnership_id AND (x.id = o.id OR 'BACKBONE' = ANY (o.kinds))
      WHERE l.partnership_id = app.partnership_id() AND l.person_id = app.person_id() AND l.ended_at IS NULL
        AND EXISTS (SELECT FROM public.membership m WHERE m.partnership_id = l.partnership_id
          AND m.organisation_id = l.organisation_id AND m.person_id = l.person_id AND m.state = 'ACTIVE')), '{}');
  END $$;

  ALTER TABLE safeguarding_lead ENABLE ROW LEVEL SECURITY;
  ALTER TABLE safeguarding_lead FORCE ROW LEVEL SECURITY;
  ALTER TABLE safety_note ENABLE ROW LEVEL SECURITY;
  ALTER TABLE safety_note FORCE ROW LEVEL SECURITY;

  CREATE POLICY gate ON safeguarding_lead FOR SELECT TO weft_gate USING (true);
  GRANT SELECT ON safeguarding_lead TO weft_gate;
  -- whom to turn to is for everybody who works with people
  CREATE POLICY read ON safeguarding_lead FOR SELECT TO weft_app USING (${HERE} AND
    (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'PROVIDER_MANAGER', 'LINK_WORKER', 'SYSTEM')));
  CREATE POLICY make ON safeguarding_lead FOR INSERT TO weft_app WITH CHECK (${HERE}
    AND named_by = (SELECT app.person_id()) AND ended_at IS NULL AND ((SELECT app.has_role('BACKBONE'))
      OR ((SELECT app.has_role('PROVIDER_MANAGER')) AND organisation_id = ANY (${THEIR_PROVIDER}))));
  CREATE POLICY change ON safeguarding_lead FOR UPDATE TO weft_app USING (${HERE}
    AND ((SELECT app.has_role('BACKBONE'))
      OR ((SELECT app.has_role('PROVIDER_MANAGER')) AND organisation_id = ANY (${THEIR_PROVIDER}))));
  GRANT SELECT, INSERT, UPDATE (ended_by, ended_at) ON safeguarding_lead TO weft_app;

  CREATE POLICY read ON safety_note FOR SELECT TO weft_app USING (${HERE} AND ((SELECT app.has_role('SYSTEM'))
    OR ${of(`(kind = 'LONE_WORKING' AND p.provider_id = ANY (${THEIR_PROVIDER}))
      OR p.provider_id = ANY (${LEADS})
      OR (written_by = (SELECT app.person_id()) AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR'))
        OR p.provider_id = ANY (${THEIR_PROVIDER})))`)}));
  -- from whoever hears of it, also in the hub
  CREATE POLICY make ON safety_note FOR INSERT TO weft_app WITH CHECK (${HERE} AND written_by = (SELECT app.person_id())
    AND num_nonnulls(reviewed_at, ended_at) = 0
    AND ${of(`(SELECT app.has_role('BACKBONE', 'ASSESSOR')) OR p.provider_id = ANY (${THEIR_PROVIDER})`)});
  CREATE POLICY change ON safety_note FOR UPDATE TO weft_app USING (${HERE} AND ended_at IS NULL
    AND ${of(`(kind = 'LONE_WORKING' AND p.provider_id = ANY (${THEIR_PROVIDER}))
      OR p.provider_id = ANY (${LEADS}) OR written_by = (SELECT app.person_id())`)})
    WITH CHECK (${HERE});
  GRANT SELECT, INSERT, UPDATE (review_on, reviewed_by, reviewed_at, ended_by, ended_at, ended_because) ON safety_note
    TO weft_app;

  ALTER FUNCTION app.led_organisation_ids() OWNER TO weft_gate;
  REVOKE ALL ON FUNCTION app.led_organisation_ids() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.led_organisation_ids() TO weft_app, weft_gate;
`;
