import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteChanges } from './note-changes.js';

/**
 * The directory of what partners offer (features.md PN4), in a format of our own: what, for whom, where, when, and how
 * much room there is. Whoever refers on looks here; a provider's manager keeps their own entries true.
 */
export class Services0048 implements MigrationInterface {
  name = 'Services1700000000048';

  async up(run: QueryRunner): Promise<void> {
    await run.query(TABLE);
    await run.query(noteChanges('service', 'organisation', 'provider_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE service');
  }
}

const HERE = 'partnership_id = (SELECT app.partnership_id())';
const KEEPS = `((SELECT app.has_role('BACKBONE'))
  OR ((SELECT app.has_role('PROVIDER_MANAGER')) AND provider_id = ANY ((SELECT app.provider_ids())::uuid[])))`;

const TABLE = `
  CREATE TABLE service (
    partnership_id uuid NOT NULL REFERENCES partnership,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    provider_id uuid NOT NULL,
    name text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 200),
    what text NOT NULL CHECK (length(btrim(what)) BETWEEN 1 AND 2000),
    for_whom text NOT NULL CHECK (length(btrim(for_whom)) BETWEEN 1 AND 2000),
    -- in years, both included; null: no limit on that side
    age_from int CHECK (age_from BETWEEN 0 AND 120),
    age_to int CHECK (age_to BETWEEN 0 AND 120),
    -- at an anchor, or at another place
    anchor_id uuid,
    place text CHECK (length(btrim(place)) BETWEEN 1 AND 200),
    runs text NOT NULL CHECK (length(btrim(runs)) BETWEEN 1 AND 200),
    -- for how many there is room, and how many places are free as of the last word
    capacity int NOT NULL CHECK (capacity BETWEEN 1 AND 100000),
    free int NOT NULL CHECK (free BETWEEN 0 AND capacity),
    is_offered boolean NOT NULL DEFAULT true,
    told_by uuid NOT NULL REFERENCES person,
    told_at timestamptz NOT NULL,
    PRIMARY KEY (partnership_id, id),
    FOREIGN KEY (partnership_id, provider_id) REFERENCES organisation,
    FOREIGN KEY (partnership_id, anchor_id) REFERENCES organisation,
    CHECK (age_to >= age_from),
    CHECK (num_nonnulls(anchor_id, place) = 1)
  );
  CREATE UNIQUE INDEX service_name ON service (partnership_id, provider_id, lower(name));
  CREATE INDEX service_anchor ON service (partnership_id, anchor_id) WHERE anchor_id IS NOT NULL;

  ALTER TABLE service ENABLE ROW LEVEL SECURITY;
  ALTER TABLE service FORCE ROW LEVEL SECURITY;
  -- whoever works with people; an anchor those that run there
  CREATE POLICY read ON service FOR SELECT TO weft_app USING (${HERE} AND (
    (SELECT app.has_role('BACKBONE', 'ASSESSOR', 'DATA_LEAD', 'PROVIDER_MANAGER', 'LINK_WORKER', 'SYSTEM'))
    OR anchor_id = ANY ((SELECT app.anchor_ids())::uuid[])));
  CREATE POLICY make ON service FOR INSERT TO weft_app WITH CHECK (
    ${HERE} AND told_by = (SELECT app.person_id()) AND ${KEEPS});
  CREATE POLICY change ON service FOR UPDATE TO weft_app USING (${HERE} AND ${KEEPS});
  GRANT SELECT, INSERT, UPDATE (name, what, for_whom, age_from, age_to, anchor_id, place, runs, capacity, free, is_offered,
    told_by, told_at) ON service TO weft_app;
`;
