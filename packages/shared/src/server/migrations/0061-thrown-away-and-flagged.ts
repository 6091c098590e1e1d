import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A draft of an instrument, and a proposal about what a measure has to show, can be thrown away. Claims of which something
 * that they rest on has changed are found without looking at all claims. What the partnership's own lists are used for is
 * counted in all records, sealed ones too (docs/adr/0022): what was recorded keeps its meaning.
 */
export class ThrownAwayAndFlagged0061 implements MigrationInterface {
  name = 'ThrownAwayAndFlagged1700000000061';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE POLICY unmake ON instrument FOR DELETE TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')) AND state = 'DRAFT');
      CREATE POLICY unmake ON measure_rule FOR DELETE TO weft_app USING (
        partnership_id = (SELECT app.partnership_id()) AND (SELECT app.has_role('BACKBONE')) AND agreed_at IS NULL);
      GRANT DELETE ON instrument, measure_rule TO weft_app;

      CREATE INDEX claim_rests_on_reversed ON claim (partnership_id) WHERE rests_on_reversed;
      CREATE INDEX evidence_measure_corrected ON evidence_measure (partnership_id, claim_id)
        WHERE corrected_at IS NOT NULL;
      CREATE INDEX milestone_doubt ON milestone (partnership_id, participant_id, outcome_code)
        WHERE doubt IS NOT NULL;
    `);
    await run.query(CODES_IN_USE);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP FUNCTION app.codes_in_use(text, text[]);
      REVOKE SELECT (partnership_id, prefers, avoids) ON referral_wish FROM weft_gate;
      DROP POLICY gate ON referral_wish;
      DROP INDEX claim_rests_on_reversed, evidence_measure_corrected, milestone_doubt;
      REVOKE DELETE ON instrument, measure_rule FROM weft_app;
      DROP POLICY unmake ON instrument;
      DROP POLICY unmake ON measure_rule;
    `);
  }
}

const CODES_IN_USE = `
  CREATE POLICY gate ON referral_wish FOR SELECT TO weft_gate USING (true);
  GRANT SELECT (partnership_id, prefers, avoids) ON referral_wish TO weft_gate;

  -- Of the codes of one of the partnership's lists those that some record names, for who edits the list.
  CREATE FUNCTION app.codes_in_use(list text, codes text[]) RETURNS SETOF text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT k.code FROM unnest(codes) AS k(code)
    WHERE (SELECT app.has_role('BACKBONE', 'SYSTEM')) AND CASE list
      WHEN 'contact_kind' THEN EXISTS (SELECT FROM public.contact c
        WHERE c.partnership_id = (SELECT app.partnership_id()) AND c.kind = k.code)
      WHEN 'decline_reason' THEN EXISTS (SELECT FROM public.referral_event e
        WHERE e.partnership_id = (SELECT app.partnership_id()) AND e.reason = k.code)
      WHEN 'complexity_band' THEN EXISTS (SELECT FROM public.referral_triage t
        WHERE t.partnership_id = (SELECT app.partnership_id()) AND t.complexity = k.code)
      WHEN 'expertise' THEN EXISTS (SELECT FROM public.referral_triage t
          WHERE t.partnership_id = (SELECT app.partnership_id()) AND k.code = ANY (t.wants))
        OR EXISTS (SELECT FROM public.referral_wish w
          WHERE w.partnership_id = (SELECT app.partnership_id()) AND k.code = ANY (w.prefers || w.avoids))
      END;
  $$;
  GRANT CREATE ON SCHEMA app TO weft_gate;
  ALTER FUNCTION app.codes_in_use(text, text[]) OWNER TO weft_gate;
  REVOKE CREATE ON SCHEMA app FROM weft_gate;
  REVOKE EXECUTE ON FUNCTION app.codes_in_use(text, text[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.codes_in_use(text, text[]) TO weft_app;
`;
