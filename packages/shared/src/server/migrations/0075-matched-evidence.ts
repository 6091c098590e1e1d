import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * What a match leads to (domain.md, Evidence: DATA_MATCH; features.md DL3; docs/adr/0030): claims that are offered to the
 * provider, facts that milestones are judged by, and the way from a claim back to the match, its run, its extract and its
 * agreement. It outlives what was matched: names and records are deleted, what a claim rests on is not.
 */
export class MatchedEvidence0075 implements MigrationInterface {
  name = 'MatchedEvidence1700000000075';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLES);
    await run.query(GUARDS);
    await run.query(POLICIES);
    await run.query(noteChanges('match_offer', 'participant', 'participant_id'));
    await run.query(noteChanges('match_fact', 'participant', 'participant_id'));
    await run.query(noteChanges('evidence_match', 'claim', 'claim_id'));
    await run.query('SELECT app.follow_merges()');
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TRIGGER rests_on_a_match ON evidence;
      DROP POLICY offer_is_shown ON notification;
      DROP POLICY make_from_match ON status_spell;
      DROP POLICY make_from_match ON worked_hours;
      DROP INDEX match_pair_record;
      DROP TABLE evidence_match, match_fact, match_offer;
      DROP FUNCTION app.guard_evidence_match(), app.evidence_rests_on_a_match();
    `);
  }
}

const TABLES = `
  -- A claim that a match would prove: the worker offers it, and the provider submits it or sets it aside.
  CREATE TABLE match_offer (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    agreement_id uuid NOT NULL,
    run_id uuid NOT NULL,
    pair_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    outcome_code text NOT NULL CHECK (outcome_code ~ '^[A-Z0-9_]{1,64}$'),
    achieved_on date NOT NULL,
    -- what the match shows, in a sentence; the evidence's statement. Null once nothing comes of it: it may be of a stranger
    statement text CHECK (length(btrim(statement)) BETWEEN 1 AND 1000),
    offered_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'OFFERED' CHECK (state IN ('OFFERED', 'CLAIMED', 'SET_ASIDE', 'WITHDRAWN')),
    -- why it was set aside or withdrawn
    reason text CHECK (length(btrim(reason)) BETWEEN 1 AND 1000),
    settled_by uuid REFERENCES person,
    settled_at timestamptz,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, agreement_id) REFERENCES sharing_agreement,
    FOREIGN KEY (partnership_id, run_id) REFERENCES match_run,
    FOREIGN KEY (partnership_id, pair_id) REFERENCES match_pair,
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    CHECK ((state = 'OFFERED') = (settled_at IS NULL)),
    CHECK (statement IS NOT NULL OR state IN ('SET_ASIDE', 'WITHDRAWN')),
    CHECK (state NOT IN ('SET_ASIDE', 'WITHDRAWN') OR reason IS NOT NULL)
  );
  CREATE UNIQUE INDEX match_offer_once ON match_offer (partnership_id, participant_id, outcome_code)
    WHERE state = 'OFFERED';
  CREATE INDEX match_offer_run ON match_offer (partnership_id, run_id);
  CREATE INDEX match_offer_pair ON match_offer (partnership_id, pair_id);

  -- What a match said of how an outcome is sustained: hours of work, or that it began and ended.
  CREATE TABLE match_fact (
    partnership_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    participant_id uuid NOT NULL,
    pair_id uuid NOT NULL,
    worked_hours_id uuid,
    status_spell_id uuid,
    PRIMARY KEY (partnership_id, id),
    UNIQUE (partnership_id, worked_hours_id),
    UNIQUE (partnership_id, status_spell_id),
    FOREIGN KEY (partnership_id, participant_id) REFERENCES participant,
    FOREIGN KEY (partnership_id, pair_id) REFERENCES match_pair,
    FOREIGN KEY (partnership_id, worked_hours_id) REFERENCES worked_hours,
    FOREIGN KEY (partnership_id, status_spell_id) REFERENCES status_spell,
    CHECK ((worked_hours_id IS NULL) <> (status_spell_id IS NULL))
  );
  CREATE INDEX match_fact_pair ON match_fact (partnership_id, pair_id);

  -- Which offer, and so which match, a piece of evidence is.
  CREATE TABLE evidence_match (
    partnership_id uuid NOT NULL,
    evidence_id uuid NOT NULL,
    claim_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    PRIMARY KEY (partnership_id, evidence_id),
    FOREIGN KEY (partnership_id, evidence_id) REFERENCES evidence,
    FOREIGN KEY (partnership_id, claim_id) REFERENCES claim,
    FOREIGN KEY (partnership_id, offer_id) REFERENCES match_offer
  );
  CREATE INDEX evidence_match_claim ON evidence_match (partnership_id, claim_id);
  CREATE INDEX evidence_match_offer ON evidence_match (partnership_id, offer_id);
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_match
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

  -- which run looked at a record last
  CREATE INDEX match_pair_record ON match_pair (partnership_id, agreement_id, record_key);
`;

const GUARDS = `
  -- A claim rests on a match of its own participant, for its own outcome and day, in the words of the offer.
  CREATE FUNCTION app.guard_evidence_match() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM evidence e
        JOIN claim c ON c.partnership_id = e.partnership_id AND c.id = e.claim_id
        JOIN match_offer o ON o.partnership_id = c.partnership_id AND o.participant_id = c.participant_id
        WHERE e.partnership_id = NEW.partnership_id AND e.id = NEW.evidence_id AND e.claim_id = NEW.claim_id
          AND o.id = NEW.offer_id AND o.outcome_code = c.outcome_code AND o.achieved_on = c.achieved_on
          AND e.kind = 'DATA_MATCH' AND e.statement = o.statement) THEN
      RAISE EXCEPTION 'a claim rests on a match of its own participant' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard BEFORE INSERT ON evidence_match
    FOR EACH ROW EXECUTE FUNCTION app.guard_evidence_match();

  -- And no evidence calls itself a data match without one.
  CREATE FUNCTION app.evidence_rests_on_a_match() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM evidence_match x
        WHERE x.partnership_id = NEW.partnership_id AND x.evidence_id = NEW.id) THEN
      RAISE EXCEPTION 'a data match is attached by the system, and leads back to its match'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'rests_on_a_match';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER rests_on_a_match AFTER INSERT ON evidence DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.kind = 'DATA_MATCH') EXECUTE FUNCTION app.evidence_rests_on_a_match();
  REVOKE EXECUTE ON FUNCTION app.guard_evidence_match(), app.evidence_rests_on_a_match() FROM PUBLIC;
`;

const HERE = 'partnership_id = (SELECT app.partnership_id())';
const BY_THE_SYSTEM = `(SELECT app.has_role('SYSTEM'))`;
const AT_THEIR_PROVIDER = `EXISTS (SELECT FROM participant p
      WHERE p.partnership_id = match_offer.partnership_id AND p.id = match_offer.participant_id
        AND p.provider_id = ANY ((SELECT app.provider_ids())::uuid[]))`;
const WORKS_WITH_THEM = `EXISTS (SELECT FROM participant p
      WHERE p.partnership_id = match_fact.partnership_id AND p.id = match_fact.participant_id
        AND ((SELECT app.has_role('BACKBONE', 'SYSTEM')) OR p.provider_id = ANY ((SELECT app.provider_ids())::uuid[])))`;

const POLICIES = `
  ${['match_offer', 'match_fact', 'evidence_match']
    .map(
      (table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  `,
    )
    .join('')}
  -- while it is offered, of nobody who was not told or who took it back; the way from a claim goes with its evidence. The
  -- backbone sees what the agreement shows it, as who is named
  CREATE POLICY read ON match_offer FOR SELECT TO weft_app USING (${HERE} AND (${BY_THE_SYSTEM}
    OR (${AT_THEIR_PROVIDER} AND (state = 'CLAIMED' OR app.may_be_matched(agreement_id, participant_id)))
    OR app.is_named_in(agreement_id) AND app.may_be_matched(agreement_id, participant_id)
    OR EXISTS (SELECT FROM evidence_match x
      WHERE x.partnership_id = match_offer.partnership_id AND x.offer_id = match_offer.id)));
  CREATE POLICY work ON match_offer FOR ALL TO weft_app USING (${HERE} AND ${BY_THE_SYSTEM});
  GRANT SELECT, INSERT, UPDATE (state, statement, reason, settled_by, settled_at) ON match_offer TO weft_app;

  CREATE POLICY read ON match_fact FOR SELECT TO weft_app USING (${HERE} AND ${WORKS_WITH_THEM});
  CREATE POLICY work ON match_fact FOR ALL TO weft_app USING (${HERE} AND ${BY_THE_SYSTEM});
  GRANT SELECT, INSERT ON match_fact TO weft_app;
  -- that a claim was offered is told as long as the offer is shown
  CREATE POLICY offer_is_shown ON notification AS RESTRICTIVE FOR SELECT TO weft_app USING (
    kind <> 'MATCH_OFFERED' OR EXISTS (SELECT FROM match_offer o WHERE o.partnership_id = notification.partnership_id
      AND o.participant_id = notification.participant_id AND o.state IN ('OFFERED', 'CLAIMED')));
  -- what follows from a match nobody recorded; nor that it follows no more
  CREATE POLICY make_from_match ON status_spell FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND ${BY_THE_SYSTEM} AND recorded_by IS NULL);
  CREATE POLICY make_from_match ON worked_hours FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND ${BY_THE_SYSTEM} AND recorded_by IS NULL);

  CREATE POLICY read ON evidence_match FOR SELECT TO weft_app USING (${HERE} AND EXISTS (SELECT FROM evidence e
    WHERE e.partnership_id = evidence_match.partnership_id AND e.id = evidence_match.evidence_id));
  CREATE POLICY work ON evidence_match FOR ALL TO weft_app USING (${HERE} AND ${BY_THE_SYSTEM});
  GRANT SELECT, INSERT ON evidence_match TO weft_app;
`;
