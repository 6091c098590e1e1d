import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * What triage records of a person, who supports people and what they can, and how the hub suggests the one to the other
 * (features.md RC4, RC10; docs/adr/0014). Lists and guides are the partnership's own; the usual ones of rules/ hold until
 * it has any.
 */
export class TriageAndAllocation0032 implements MigrationInterface {
  name = 'TriageAndAllocation1700000000032';

  async up(run: QueryRunner): Promise<void> {
    await run.query(LISTS);
    await run.query(SUPPORT);
    await run.query(REFERRALS);
    await run.query(RULES);
    await run.query(POLICIES);
    for (const table of [
      'complexity_band',
      'expertise',
      'hub_guide',
      'caseload_guide',
      'provider_offer',
      'support_worker',
      'allocation_rule',
    ])
      await run.query(noteChanges(table, 'partnership', 'partnership_id'));
    await run.query(noteChanges('referral_triage', 'referral', 'referral_id'));
    await run.query(noteChanges('referral_wish', 'referral', 'referral_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE allocation_choice, allocation_rule, referral_wish, referral_triage, support_worker, provider_offer,
        caseload_guide, hub_guide, expertise, complexity_band;
      DROP FUNCTION app.guard_allocation_rule();
    `);
  }
}

const LISTS = `
  -- How much support somebody wants around them, in the partnership's own words: no label of a person, and no provider
  -- sets it. One that was given stays on the list, and is only no longer offered.
  CREATE TABLE complexity_band (
    partnership_id uuid NOT NULL REFERENCES partnership,
    code text NOT NULL CHECK (code ~ '^[A-Z0-9_]{1,64}$'),
    position int NOT NULL CHECK (position > 0),
    title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 120),
    meaning text NOT NULL CHECK (length(btrim(meaning)) BETWEEN 1 AND 400),
    -- whose declines are watched apart
    is_complex boolean NOT NULL,
    is_offered boolean NOT NULL DEFAULT true,
    PRIMARY KEY (partnership_id, code)
  );

  -- What people may want in whoever supports them: what those know, and who they are.
  CREATE TABLE expertise (
    partnership_id uuid NOT NULL REFERENCES partnership,
    code text NOT NULL CHECK (code ~ '^[A-Z0-9_]{1,64}$'),
    position int NOT NULL CHECK (position > 0),
    kind text NOT NULL CHECK (kind IN ('KNOWS', 'IS')),
    title text NOT NULL CHECK (length(btrim(title)) BETWEEN 1 AND 120),
    is_offered boolean NOT NULL DEFAULT true,
    PRIMARY KEY (partnership_id, code)
  );

  -- At which ages a band begins, and after how many days somebody has waited long for the hub and for a provider.
  CREATE TABLE hub_guide (
    partnership_id uuid PRIMARY KEY REFERENCES partnership,
    age_bands int[] NOT NULL CHECK (cardinality(age_bands) BETWEEN 1 AND 20),
    triage_days int NOT NULL CHECK (triage_days BETWEEN 1 AND 366),
    answer_days int NOT NULL CHECK (answer_days BETWEEN 1 AND 366)
  );

  -- The partnership's own guide to caseloads, as rules/caseload has it.
  CREATE TABLE caseload_guide (
    partnership_id uuid PRIMARY KEY REFERENCES partnership,
    guide jsonb NOT NULL CHECK (jsonb_typeof(guide) = 'object'),
    changed_by uuid NOT NULL REFERENCES person,
    changed_at timestamptz NOT NULL
  );
`;

const SUPPORT = `
  -- What a provider as a whole offers, where, and how many people it agreed to support at once.
  CREATE TABLE provider_offer (
    partnership_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    offers text[] NOT NULL DEFAULT '{}',
    -- postcode districts; none: everywhere
    areas text[] NOT NULL DEFAULT '{}',
    -- hundredths of a person in active support; null: as its workers can
    agreed int CHECK (agreed BETWEEN 0 AND 100000000),
    PRIMARY KEY (partnership_id, provider_id),
    FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation
  );

  -- Who supports people, for how many hours a week, what they know and where they work.
  CREATE TABLE support_worker (
    partnership_id uuid NOT NULL,
    provider_id uuid NOT NULL,
    person_id uuid NOT NULL,
    -- hundredths of an hour a week: all of them, and those meant to be spent with people
    hours int NOT NULL CHECK (hours BETWEEN 0 AND 16800),
    people_hours int CHECK (people_hours BETWEEN 0 AND hours),
    offers text[] NOT NULL DEFAULT '{}',
    areas text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (partnership_id, provider_id, person_id),
    FOREIGN KEY (partnership_id, person_id, provider_id)
      REFERENCES membership (partnership_id, person_id, organisation_id)
  );
`;

const REFERRALS = `
  -- What triage finds out with the person; whoever sees the referral reads it.
  CREATE TABLE referral_triage (
    partnership_id uuid NOT NULL,
    referral_id uuid NOT NULL,
    complexity text,
    -- codes of expertise
    wants text[] NOT NULL DEFAULT '{}',
    anchor_id uuid,
    recorded_by uuid NOT NULL REFERENCES person,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, referral_id),
    FOREIGN KEY (partnership_id, referral_id) REFERENCES referral,
    FOREIGN KEY (partnership_id, complexity) REFERENCES complexity_band,
    FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation
  );
  CREATE INDEX referral_triage_complexity ON referral_triage (partnership_id, complexity);

  -- Whom or what a person prefers and wishes to avoid: codes of expertise, ids of providers and of workers. For the hub
  -- alone: nobody learns who wishes to avoid them.
  CREATE TABLE referral_wish (
    partnership_id uuid NOT NULL,
    referral_id uuid NOT NULL,
    prefers text[] NOT NULL DEFAULT '{}',
    avoids text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (partnership_id, referral_id),
    FOREIGN KEY (partnership_id, referral_id) REFERENCES referral
  );

  -- What was suggested when somebody was offered to a provider, and what was chosen: so that it can be explained later.
  CREATE TABLE allocation_choice (
    partnership_id uuid NOT NULL,
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    referral_id uuid NOT NULL,
    at timestamptz NOT NULL,
    by_person uuid REFERENCES person,
    provider_id uuid NOT NULL,
    worker_id uuid REFERENCES person,
    -- 0: the usual rule
    rule_version int NOT NULL CHECK (rule_version >= 0),
    -- the first of them, each with its sentence, in their order
    suggested jsonb NOT NULL CHECK (jsonb_typeof(suggested) = 'array'),
    -- what was said of the choice then: why they fit, or why they were not suggested
    sentence text CHECK (length(sentence) <= 5000),
    -- which of the suggestions was chosen, from 1; null: none of them
    place int CHECK (place > 0),
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, referral_id) REFERENCES referral,
    FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation
  );
  CREATE INDEX allocation_choice_referral ON allocation_choice (partnership_id, referral_id, id);
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON allocation_choice
    FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
`;

const RULES = `
  -- How the partnership suggests (rules/allocation): versions, the latest adopted one is in force, at most one is a draft.
  CREATE TABLE allocation_rule (
    partnership_id uuid NOT NULL REFERENCES partnership,
    version int NOT NULL CHECK (version > 0),
    rule jsonb NOT NULL CHECK (jsonb_typeof(rule) = 'object'),
    state text NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'ADOPTED', 'LEFT')),
    saved_by uuid NOT NULL REFERENCES person,
    saved_at timestamptz NOT NULL,
    adopted_by uuid REFERENCES person,
    adopted_at timestamptz,
    PRIMARY KEY (partnership_id, version),
    CHECK ((state = 'ADOPTED') = (adopted_at IS NOT NULL)),
    CHECK ((adopted_by IS NULL) = (adopted_at IS NULL))
  );
  CREATE UNIQUE INDEX allocation_rule_draft ON allocation_rule (partnership_id) WHERE state = 'DRAFT';
  CREATE FUNCTION app.guard_allocation_rule() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state <> 'DRAFT' OR NEW.rule <> OLD.rule OR NEW.version <> OLD.version THEN
      RAISE EXCEPTION 'a version of the allocation rule does not change' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER guard BEFORE UPDATE ON allocation_rule FOR EACH ROW EXECUTE FUNCTION app.guard_allocation_rule();
  REVOKE EXECUTE ON FUNCTION app.guard_allocation_rule() FROM PUBLIC;
`;

const TABLES = [
  'complexity_band',
  'expertise',
  'hub_guide',
  'caseload_guide',
  'provider_offer',
  'support_worker',
  'referral_triage',
  'referral_wish',
  'allocation_choice',
  'allocation_rule',
];

const HERE = 'partnership_id = (SELECT app.partnership_id())';
const OWN = 'provider_id = ANY ((SELECT app.provider_ids())::uuid[])';
/** The referral's own policies say who sees it. */
const seesReferral = (table: string): string =>
  `EXISTS (SELECT FROM referral r WHERE r.partnership_id = ${table}.partnership_id AND r.id = ${table}.referral_id)`;

const POLICIES = `
  ${TABLES.map((table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`).join('\n')}

  ${['complexity_band', 'expertise']
    .map(
      (table) => `
  CREATE POLICY read ON ${table} FOR SELECT TO weft_app USING (${HERE} AND (SELECT app.has_role('BACKBONE', 'ASSESSOR',
    'DATA_LEAD', 'COMMISSIONER', 'PROVIDER_MANAGER', 'LINK_WORKER', 'SYSTEM')));
  CREATE POLICY make ON ${table} FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND (SELECT app.has_role('BACKBONE', 'SYSTEM')));
  CREATE POLICY change ON ${table} FOR UPDATE TO weft_app USING (${HERE} AND (SELECT app.has_role('BACKBONE')));`,
    )
    .join('\n')}
  GRANT SELECT, INSERT, UPDATE (position, title, meaning, is_complex, is_offered) ON complexity_band TO weft_app;
  GRANT SELECT, INSERT, UPDATE (position, kind, title, is_offered) ON expertise TO weft_app;

  CREATE POLICY read ON hub_guide FOR SELECT TO weft_app USING (
    ${HERE} AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'COMMISSIONER', 'SYSTEM')));
  CREATE POLICY make ON hub_guide FOR INSERT TO weft_app WITH CHECK (${HERE} AND (SELECT app.has_role('BACKBONE')));
  CREATE POLICY change ON hub_guide FOR UPDATE TO weft_app USING (${HERE} AND (SELECT app.has_role('BACKBONE')));
  GRANT SELECT, INSERT, UPDATE (age_bands, triage_days, answer_days) ON hub_guide TO weft_app;

  CREATE POLICY read ON caseload_guide FOR SELECT TO weft_app USING (${HERE} AND (SELECT app.has_role('BACKBONE',
    'ASSESSOR', 'DATA_LEAD', 'COMMISSIONER', 'PROVIDER_MANAGER', 'LINK_WORKER', 'SYSTEM')));
  CREATE POLICY make ON caseload_guide FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND changed_by = (SELECT app.person_id()) AND (SELECT app.has_role('BACKBONE')));
  CREATE POLICY change ON caseload_guide FOR UPDATE TO weft_app
    USING (${HERE} AND (SELECT app.has_role('BACKBONE'))) WITH CHECK (changed_by = (SELECT app.person_id()));
  GRANT SELECT, INSERT, UPDATE (guide, changed_by, changed_at) ON caseload_guide TO weft_app;

  -- The hub, whoever reads its figures, and the provider itself. What was agreed changes by the backbone.
  CREATE POLICY read ON provider_offer FOR SELECT TO weft_app USING (
    ${HERE} AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'SYSTEM')) OR ${OWN}));
  CREATE POLICY make ON provider_offer FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND (SELECT app.has_role('BACKBONE')));
  CREATE POLICY change ON provider_offer FOR UPDATE TO weft_app USING (
    ${HERE} AND (SELECT app.has_role('BACKBONE')));
  GRANT SELECT, INSERT, UPDATE (offers, areas, agreed) ON provider_offer TO weft_app;

  CREATE POLICY read ON support_worker FOR SELECT TO weft_app USING (
    ${HERE} AND ((SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'SYSTEM')) OR ${OWN}));
  CREATE POLICY make ON support_worker FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND ((SELECT app.has_role('BACKBONE')) OR ((SELECT app.has_role('PROVIDER_MANAGER')) AND ${OWN})));
  CREATE POLICY change ON support_worker FOR UPDATE TO weft_app USING (
    ${HERE} AND ((SELECT app.has_role('BACKBONE')) OR ((SELECT app.has_role('PROVIDER_MANAGER')) AND ${OWN})));
  GRANT SELECT, INSERT, UPDATE (hours, people_hours, offers, areas) ON support_worker TO weft_app;

  CREATE POLICY read ON referral_triage FOR SELECT TO weft_app USING (${HERE} AND ${seesReferral('referral_triage')});
  -- the system writes it for the hub, with the lists that it chooses from
  CREATE POLICY make ON referral_triage FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND (SELECT app.has_role('SYSTEM')) AND ${seesReferral('referral_triage')});
  CREATE POLICY change ON referral_triage FOR UPDATE TO weft_app
    USING (${HERE} AND (SELECT app.has_role('SYSTEM')) AND ${seesReferral('referral_triage')});
  GRANT SELECT, INSERT, UPDATE (complexity, wants, anchor_id, recorded_by, recorded_at) ON referral_triage TO weft_app;

  CREATE POLICY own ON referral_wish TO weft_app
    USING (${HERE} AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM')) AND ${seesReferral('referral_wish')})
    WITH CHECK (${HERE} AND (SELECT app.has_role('SYSTEM')) AND ${seesReferral('referral_wish')});
  GRANT SELECT, INSERT, UPDATE (prefers, avoids) ON referral_wish TO weft_app;

  CREATE POLICY read ON allocation_choice FOR SELECT TO weft_app USING (
    ${HERE} AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM')) AND ${seesReferral('allocation_choice')});
  CREATE POLICY make ON allocation_choice FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND (SELECT app.has_role('SYSTEM')) AND ${seesReferral('allocation_choice')});
  GRANT SELECT, INSERT ON allocation_choice TO weft_app;

  -- The hub drafts and tries it, the backbone adopts.
  CREATE POLICY read ON allocation_rule FOR SELECT TO weft_app USING (
    ${HERE} AND (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'SYSTEM')));
  CREATE POLICY make ON allocation_rule FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND state = 'DRAFT' AND saved_by = (SELECT app.person_id())
    AND (SELECT app.has_role('BACKBONE', 'ASSESSOR')));
  CREATE POLICY change ON allocation_rule FOR UPDATE TO weft_app
    USING (${HERE} AND (SELECT app.has_role('BACKBONE', 'ASSESSOR')))
    WITH CHECK (state = 'LEFT' OR (adopted_by = (SELECT app.person_id()) AND (SELECT app.has_role('BACKBONE'))));
  GRANT SELECT, INSERT, UPDATE (state, adopted_by, adopted_at) ON allocation_rule TO weft_app;
`;
