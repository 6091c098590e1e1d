/** What migration 0033 makes: how two records become one, and two again. */
export const MERGE = `
  -- Makes two records one. Who may, that no live claims clash, and what is chosen, the use case has judged; this writes
  -- it, and asks again what would leave the records wrong. after: the kept record's values as chosen, with "baselines"
  -- (outcome code to day) and "episode" (provider_id, anchor_id, cohort, enrolled_on, of: KEPT or MERGED) where there are any.
  CREATE FUNCTION app.merge_participants(kept uuid, merged uuid, after jsonb, at timestamptz) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  #variable_conflict use_variable
  DECLARE
    saw text := app.see_merged('yes');
    here uuid := app.partnership_id();
    of_merge uuid := gen_random_uuid();
    episode uuid;
    before jsonb;
    it record;
  BEGIN
    IF NOT app.has_role('BACKBONE', 'ASSESSOR') THEN
      RAISE EXCEPTION 'only the hub merges records' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- whoever writes something under either of them has done so, or waits
    PERFORM FROM public.participant p WHERE p.partnership_id = here AND p.id IN (kept, merged) ORDER BY p.id FOR UPDATE;
    IF 2 <> (SELECT count(*) FROM public.participant p
        WHERE p.partnership_id = here AND p.id IN (kept, merged) AND p.merged_into IS NULL) THEN
      RAISE EXCEPTION 'one of these records was merged meanwhile' USING ERRCODE = 'serialization_failure';
    END IF;
    INSERT INTO public.participant_detail (partnership_id, participant_id) VALUES (here, kept) ON CONFLICT DO NOTHING;
    SELECT to_jsonb(x) INTO before FROM (SELECT p.given_name, p.family_name, p.cohort, p.provider_id, p.anchor_id,
        p.link_worker_id, p.enrolled_on, p.phase, d.birth_date, d.postcode,
        (SELECT jsonb_object_agg(b.outcome_code, b.achieved_on) FROM public.baseline b WHERE b.partnership_id = here
          AND b.participant_id = kept AND after -> 'baselines' ? b.outcome_code) AS baselines
      FROM public.participant p
      JOIN public.participant_detail d ON d.partnership_id = p.partnership_id AND d.participant_id = p.id
      WHERE p.partnership_id = here AND p.id = kept) x;
    IF after ? 'episode' THEN
      INSERT INTO public.enrolment (partnership_id, participant_id, provider_id, anchor_id, cohort, enrolled_on,
        recorded_by, recorded_at)
      VALUES (here, kept, (after #>> '{episode,provider_id}')::uuid, (after #>> '{episode,anchor_id}')::uuid,
        after #>> '{episode,cohort}', (after #>> '{episode,enrolled_on}')::date, app.person_id(), at)
      RETURNING id INTO episode;
    END IF;
    INSERT INTO public.participant_merge (partnership_id, id, kept_id, merged_id, merged_reference, merged_name, before,
      after, enrolment_id, decided_by, decided_at)
    SELECT here, of_merge, kept, merged, p.reference, p.given_name || ' ' || p.family_name, before, after, episode,
      app.person_id(), at
    FROM public.participant p WHERE p.partnership_id = here AND p.id = merged;
    FOR it IN SELECT * FROM app.merge_tables() LOOP
      EXECUTE format('INSERT INTO public.merge_move (partnership_id, merge_id, table_name, key)
        SELECT $1, $4, %L, %s FROM public.%I t WHERE t.partnership_id = $1 AND t.participant_id = $3 AND NOT (%s)',
        it.name, it.key_of, it.name, it.stays_behind) USING here, kept, merged, of_merge;
    END LOOP;
    UPDATE public.participant p SET merged_into = kept WHERE p.partnership_id = here AND p.id = merged;
    PERFORM app.move_merged(of_merge, merged, kept);
    UPDATE public.participant p SET given_name = after ->> 'given_name', family_name = after ->> 'family_name',
      cohort = after ->> 'cohort', provider_id = (after ->> 'provider_id')::uuid,
      anchor_id = (after ->> 'anchor_id')::uuid, link_worker_id = (after ->> 'link_worker_id')::uuid,
      enrolled_on = (after ->> 'enrolled_on')::date, phase = after ->> 'phase'
    WHERE p.partnership_id = here AND p.id = kept;
    UPDATE public.participant_detail d SET birth_date = (after ->> 'birth_date')::date, postcode = after ->> 'postcode'
    WHERE d.partnership_id = here AND d.participant_id = kept;
    UPDATE public.baseline b SET achieved_on = (after -> 'baselines' ->> b.outcome_code)::date
    WHERE b.partnership_id = here AND b.participant_id = kept AND after -> 'baselines' ? b.outcome_code;
    PERFORM app.see_merged(saw);
    RETURN of_merge;
  END $$;
`;

export const UNDO = `
  -- Notes what was recorded since and refers to something that goes back: it goes along, over however many steps (a claim
  -- with its episode of support, a correction with what it corrects). Everything else recorded since stays.
  CREATE FUNCTION app.take_along(of_merge uuid, kept uuid) RETURNS void
  LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
  DECLARE
    it record;
    added bigint;
    more boolean := true;
  BEGIN
    WHILE more LOOP
      more := false;
      FOR it IN
        SELECT child.name, child.key_of, parent.name AS parent_name,
          replace(parent.key_of, 't.', 'p.') AS parent_key_of,
          (SELECT string_agg(format('p.%I = t.%I', there.attname, here.attname), ' AND ')
            FROM unnest(k.conkey, k.confkey) AS pair(here, there)
            JOIN pg_attribute here ON here.attrelid = k.conrelid AND here.attnum = pair.here
            JOIN pg_attribute there ON there.attrelid = k.confrelid AND there.attnum = pair.there) AS tie
        FROM pg_constraint k
        JOIN app.merge_tables() child ON k.conrelid = ('public.' || quote_ident(child.name))::regclass
        JOIN app.merge_tables() parent ON k.confrelid = ('public.' || quote_ident(parent.name))::regclass
        WHERE k.contype = 'f' ORDER BY 1, 3
      LOOP
        EXECUTE format('INSERT INTO public.merge_move (partnership_id, merge_id, table_name, key)
          SELECT $1, $2, %1$L, %2$s FROM public.%3$I t
          JOIN public.%4$I p ON %5$s AND p.partnership_id = $1
          JOIN public.merge_move m ON m.partnership_id = $1 AND m.merge_id = $2 AND m.table_name = %4$L AND m.key = %6$s
          WHERE t.partnership_id = $1 AND t.participant_id = $3 ON CONFLICT DO NOTHING',
          it.name, it.key_of, it.name, it.parent_name, it.tie, it.parent_key_of)
        USING app.partnership_id(), of_merge, kept;
        GET DIAGNOSTICS added = ROW_COUNT;
        more := more OR added > 0;
      END LOOP;
    END LOOP;
  END $$;

  -- Makes one record two again: each row that moved goes back, with what was recorded since about such a row; the kept
  -- record has its values again, unless somebody has changed them since. The pair is never proposed again.
  CREATE FUNCTION app.undo_merge(merge_id uuid, at timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE
    saw text := app.see_merged('yes');
    here uuid := app.partnership_id();
    was public.participant_merge;
    episode_stays boolean := false;
    it record;
  BEGIN
    IF NOT app.has_role('BACKBONE', 'ASSESSOR') THEN
      RAISE EXCEPTION 'only the hub undoes a merge' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT * INTO was FROM public.participant_merge g
    WHERE g.partnership_id = here AND g.id = undo_merge.merge_id AND g.undone_at IS NULL;
    PERFORM FROM public.participant p WHERE p.partnership_id = here AND p.id IN (was.kept_id, was.merged_id)
      ORDER BY p.id FOR UPDATE;
    IF was.id IS NULL OR EXISTS (SELECT FROM public.participant_merge g WHERE g.partnership_id = here AND g.id = was.id
          AND g.undone_at IS NOT NULL)
        OR EXISTS (SELECT FROM public.participant p
          WHERE p.partnership_id = here AND p.id = was.kept_id AND p.merged_into IS NOT NULL)
        OR EXISTS (SELECT FROM public.participant_merge g WHERE g.partnership_id = here AND g.kept_id = was.kept_id
          AND g.nth > was.nth AND g.undone_at IS NULL) THEN
      RAISE EXCEPTION 'this merge is undone, or another one comes first' USING ERRCODE = 'serialization_failure';
    END IF;
    UPDATE public.participant_merge g SET undone_by = app.person_id(), undone_at = at
    WHERE g.partnership_id = here AND g.id = was.id;
    UPDATE public.participant p SET merged_into = NULL WHERE p.partnership_id = here AND p.id = was.merged_id;
    IF was.enrolment_id IS NOT NULL THEN
      BEGIN
        DELETE FROM public.enrolment e WHERE e.partnership_id = here AND e.id = was.enrolment_id;
      EXCEPTION WHEN foreign_key_violation THEN
        -- something rests on it since: it goes to whose support it continued
        episode_stays := true;
      END;
      IF episode_stays AND was.after #>> '{episode,of}' = 'MERGED' THEN
        INSERT INTO public.merge_move VALUES (here, was.id, 'enrolment', jsonb_build_object('id', was.enrolment_id));
        UPDATE public.participant p SET enrolled_on = greatest(p.enrolled_on, (was.after #>> '{episode,enrolled_on}')::date)
        WHERE p.partnership_id = here AND p.id = was.merged_id;
        episode_stays := false;
      END IF;
    END IF;
    -- what was said since of an outcome whose claim goes back
    INSERT INTO public.merge_move
      SELECT here, was.id, said.name, jsonb_build_object('id', said.id) FROM (
        SELECT 'status_spell' AS name, s.id, s.outcome_code FROM public.status_spell s WHERE s.partnership_id = here
          AND s.participant_id = was.kept_id AND s.recorded_at >= was.decided_at
        UNION ALL SELECT 'worked_hours', h.id, h.outcome_code FROM public.worked_hours h WHERE h.partnership_id = here
          AND h.participant_id = was.kept_id AND h.recorded_at >= was.decided_at) said
      WHERE EXISTS (SELECT FROM public.claim c
        JOIN public.merge_move m ON m.partnership_id = here AND m.merge_id = was.id AND m.table_name = 'claim'
          AND m.key = jsonb_build_object('id', c.id)
        WHERE c.partnership_id = here AND c.participant_id = was.kept_id AND c.outcome_code = said.outcome_code
          AND c.state NOT IN ('REJECTED', 'REVERSED'))
      ON CONFLICT DO NOTHING;
    FOR it IN SELECT * FROM app.merge_tables() t WHERE t.is_whole LOOP
      EXECUTE format('INSERT INTO public.merge_move SELECT $1, $2, %1$L, %2$s FROM public.%1$I t
        WHERE t.partnership_id = $1 AND t.participant_id = $3 AND EXISTS (SELECT FROM public.merge_move m
          WHERE m.partnership_id = $1 AND m.merge_id = $2 AND m.table_name = %1$L) ON CONFLICT DO NOTHING',
        it.name, it.key_of) USING here, was.id, was.kept_id;
    END LOOP;
    PERFORM app.take_along(was.id, was.kept_id);
    PERFORM app.move_merged(was.id, was.kept_id, was.merged_id);
    -- what somebody has put right since stays as it is
    UPDATE public.participant p SET
      given_name = CASE WHEN p.given_name = was.after ->> 'given_name' AND p.family_name = was.after ->> 'family_name'
        THEN was.before ->> 'given_name' ELSE p.given_name END,
      family_name = CASE WHEN p.given_name = was.after ->> 'given_name' AND p.family_name = was.after ->> 'family_name'
        THEN was.before ->> 'family_name' ELSE p.family_name END,
      phase = CASE WHEN p.phase = was.after ->> 'phase' THEN was.before ->> 'phase' ELSE p.phase END
    WHERE p.partnership_id = here AND p.id = was.kept_id;
    IF NOT episode_stays THEN
      UPDATE public.participant p SET cohort = was.before ->> 'cohort', provider_id = (was.before ->> 'provider_id')::uuid,
        anchor_id = CASE WHEN p.anchor_id IS NOT DISTINCT FROM (was.after ->> 'anchor_id')::uuid
          THEN (was.before ->> 'anchor_id')::uuid ELSE p.anchor_id END,
        link_worker_id = CASE WHEN p.link_worker_id IS NOT DISTINCT FROM (was.after ->> 'link_worker_id')::uuid
          OR p.provider_id <> (was.before ->> 'provider_id')::uuid
          THEN (was.before ->> 'link_worker_id')::uuid ELSE p.link_worker_id END,
        enrolled_on = (was.before ->> 'enrolled_on')::date
      -- unless another episode of support has begun since
      WHERE p.partnership_id = here AND p.id = was.kept_id AND p.provider_id = (was.after ->> 'provider_id')::uuid
        AND p.enrolled_on = (was.after ->> 'enrolled_on')::date AND p.cohort = was.after ->> 'cohort';
    END IF;
    UPDATE public.participant_detail d SET
      birth_date = CASE WHEN d.birth_date IS NOT DISTINCT FROM (was.after ->> 'birth_date')::date
        THEN (was.before ->> 'birth_date')::date ELSE d.birth_date END,
      postcode = CASE WHEN d.postcode IS NOT DISTINCT FROM was.after ->> 'postcode'
        THEN was.before ->> 'postcode' ELSE d.postcode END
    WHERE d.partnership_id = here AND d.participant_id = was.kept_id;
    UPDATE public.baseline b SET achieved_on = (was.before -> 'baselines' ->> b.outcome_code)::date
    WHERE b.partnership_id = here AND b.participant_id = was.kept_id AND was.before -> 'baselines' ? b.outcome_code
      AND b.achieved_on = (was.after -> 'baselines' ->> b.outcome_code)::date;
    INSERT INTO public.different_people (partnership_id, one_id, other_id, said_by, said_at)
    VALUES (here, least(was.kept_id, was.merged_id), greatest(was.kept_id, was.merged_id), app.person_id(), at)
    ON CONFLICT DO NOTHING;
    PERFORM app.see_merged(saw);
  END $$;
`;

export const OWNERS = `
  GRANT CREATE ON SCHEMA app TO weft_gate;
  ALTER FUNCTION app.refuse_merged() OWNER TO weft_gate;
  ALTER FUNCTION app.survivor(uuid) OWNER TO weft_gate;
  ALTER FUNCTION app.merge_carries(uuid, uuid) OWNER TO weft_gate;
  ALTER FUNCTION app.merge_participants(uuid, uuid, jsonb, timestamptz) OWNER TO weft_gate;
  ALTER FUNCTION app.undo_merge(uuid, timestamptz) OWNER TO weft_gate;
  REVOKE CREATE ON SCHEMA app FROM weft_gate;
  REVOKE EXECUTE ON FUNCTION app.survivor(uuid), app.merge_carries(uuid, uuid), app.merge_tables(), app.follow_merges(),
    app.merge_participants(uuid, uuid, jsonb, timestamptz), app.undo_merge(uuid, timestamptz),
    app.move_merged(uuid, uuid, uuid), app.take_along(uuid, uuid), app.refuse_merged() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.fold(text), app.merge_tables(), app.move_merged(uuid, uuid, uuid), app.take_along(uuid, uuid) TO weft_gate;
  GRANT EXECUTE ON FUNCTION app.survivor(uuid), app.merge_carries(uuid, uuid),
    app.merge_participants(uuid, uuid, jsonb, timestamptz), app.undo_merge(uuid, timestamptz) TO weft_app;
`;

export const DOWN = `
  DO $$
  DECLARE
    it record;
  BEGIN
    IF EXISTS (SELECT FROM participant WHERE merged_into IS NOT NULL) THEN
      RAISE EXCEPTION 'there are merged records: undo the merges first';
    END IF;
    FOR it IN SELECT * FROM app.merge_tables() LOOP
      EXECUTE format('DROP TRIGGER refuse_merged ON %I', it.name);
      EXECUTE format('DROP POLICY merge_read ON %I', it.name);
      EXECUTE format('DROP POLICY merge_move ON %I', it.name);
    END LOOP;
  END $$;
  DROP TABLE different_people, merge_move, participant_merge;
  DROP FUNCTION app.undo_merge(uuid, timestamptz), app.merge_participants(uuid, uuid, jsonb, timestamptz),
    app.take_along(uuid, uuid), app.move_merged(uuid, uuid, uuid), app.merge_carries(uuid, uuid), app.follow_merges(),
    app.merge_tables(), app.refuse_merged();
  DROP POLICY not_merged ON participant;
  DROP POLICY not_merged_at_the_gate ON participant;
  DROP POLICY read_to_file ON participant_detail;
`;
