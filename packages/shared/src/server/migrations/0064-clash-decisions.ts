import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * Of two claims for one outcome, under two records of one person, somebody of the backbone says which stands and why
 * (docs/adr/0015). Decisions are only added: of those about two claims the last counts, unless somebody has said since
 * that the records are of two people.
 */
export class ClashDecisions0064 implements MigrationInterface {
  name = 'ClashDecisions1700000000064';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLE);
    await run.query(noteChanges('clash_decision', 'claim', 'ends_claim'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE clash_decision; DROP FUNCTION app.are_apart(uuid, uuid);');
  }
}

const HERE = 'partnership_id = (SELECT app.partnership_id())';
const SEALED = '((SELECT app.sealed_claim_ids())::uuid[])';

const TABLE = `
  CREATE TABLE clash_decision (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    nth bigint GENERATED ALWAYS AS IDENTITY,
    outcome_code text NOT NULL,
    stands_claim uuid NOT NULL,
    ends_claim uuid NOT NULL,
    -- the records under which they were claimed, whichever goes into the other afterwards
    stands_record uuid NOT NULL,
    ends_record uuid NOT NULL,
    reason text NOT NULL CHECK (length(btrim(reason)) BETWEEN 1 AND 2000),
    -- what the decision itself made of the claim; null where it waits for those who may end it
    ended_as text CHECK (ended_as IN ('REJECTED', 'REVERSED')),
    decided_by uuid NOT NULL REFERENCES person,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, stands_claim) REFERENCES claim,
    FOREIGN KEY (partnership_id, ends_claim) REFERENCES claim,
    FOREIGN KEY (partnership_id, stands_record) REFERENCES participant,
    FOREIGN KEY (partnership_id, ends_record) REFERENCES participant,
    CHECK (stands_claim <> ends_claim),
    CHECK (stands_record <> ends_record)
  );
  CREATE INDEX clash_decision_ends ON clash_decision (partnership_id, ends_claim);
  CREATE INDEX clash_decision_stands ON clash_decision (partnership_id, stands_claim);
  CREATE INDEX clash_decision_records ON clash_decision (partnership_id, ends_record, stands_record);
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON clash_decision
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

  -- Whether somebody has said that two records are of two people, also for those who may not know who they are.
  CREATE FUNCTION app.are_apart(one uuid, other uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (SELECT FROM public.different_people d WHERE d.partnership_id = (SELECT app.partnership_id())
      AND d.one_id = least(one, other) AND d.other_id = greatest(one, other))
  $$;
  GRANT CREATE ON SCHEMA app TO weft_gate;
  ALTER FUNCTION app.are_apart(uuid, uuid) OWNER TO weft_gate;
  REVOKE CREATE ON SCHEMA app FROM weft_gate;
  REVOKE EXECUTE ON FUNCTION app.are_apart(uuid, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.are_apart(uuid, uuid) TO weft_app;

  ALTER TABLE clash_decision ENABLE ROW LEVEL SECURITY;
  ALTER TABLE clash_decision FORCE ROW LEVEL SECURITY;
  -- the hub, and whoever may have to end the claim
  CREATE POLICY read ON clash_decision FOR SELECT TO weft_app USING (
    ${HERE} AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM'))
      OR ((SELECT app.has_role('VERIFIER', 'AUDITOR')) AND EXISTS (SELECT FROM claim c
        WHERE c.partnership_id = clash_decision.partnership_id AND c.id = clash_decision.ends_claim))));
  CREATE POLICY make ON clash_decision FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND (SELECT app.has_role('BACKBONE')) AND decided_by = (SELECT app.person_id())
    AND EXISTS (SELECT FROM claim s JOIN claim e ON e.partnership_id = s.partnership_id AND e.outcome_code = s.outcome_code
      WHERE s.partnership_id = clash_decision.partnership_id AND s.outcome_code = clash_decision.outcome_code
        AND s.id = clash_decision.stands_claim AND s.participant_id = clash_decision.stands_record
        AND e.id = clash_decision.ends_claim AND e.participant_id = clash_decision.ends_record
        AND (clash_decision.ended_as IS NULL OR e.state = clash_decision.ended_as)));
  CREATE POLICY not_sealed ON clash_decision AS RESTRICTIVE TO weft_app
    USING (stands_claim <> ALL ${SEALED} AND ends_claim <> ALL ${SEALED});
  GRANT SELECT, INSERT ON clash_decision TO weft_app;
`;
