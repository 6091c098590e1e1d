import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ownAnchorFigure } from './0053-own-anchor-figure.js';

/** SQL of how many of what is counted are not the reader's own provider's. */
const OTHERS = (of: string): string =>
  `count(*) FILTER (WHERE ${of}.provider_id <> ALL ((SELECT app.provider_ids())::uuid[]))`;

/**
 * An anchor that knows its people by name is told exact numbers of them, and not who reached an outcome of a sensitive kind
 * (docs/adr/0019). Beside the names the number of those tells: three of three, or one more on the day on which somebody
 * stayed at home. So it is suppressed as any figure of people who are not to be known, whatever else is agreed.
 *
 * And whoever acts for an anchor and works for a provider too knows their provider's people: no figure tells them of 1 to 7
 * others once those are taken away (as in migration 0070). Nor does a sum of money that mixes prices, or what was paid with
 * what was given back: of 500, 500 … and 400 the price tells how many there are of each.
 */
export class SensitiveBesideNames0071 implements MigrationInterface {
  name = 'SensitiveBesideNames1700000000071';

  async up(run: QueryRunner): Promise<void> {
    await run.query(anchorPayments('k.outcome_code, k.price, sign(e.amount)'));
    await run.query(`
      CREATE OR REPLACE VIEW own_anchor_figure WITH (security_barrier) AS
        SELECT o.partnership_id, o.id AS anchor_id, f.kind, f.label,
          CASE WHEN 'NAME' = ANY (d.fields) AND NOT f.is_sensitive THEN f.count
            WHEN f.count BETWEEN 1 AND 7 OR f.others BETWEEN 1 AND 7 THEN NULL
            ELSE floor(f.count / 5.0 + 0.5)::bigint * 5 END AS count
        FROM organisation o CROSS JOIN LATERAL (SELECT coalesce((SELECT a.fields FROM anchor_agreement a
          WHERE a.partnership_id = o.partnership_id AND a.anchor_id = o.id ORDER BY a.id DESC LIMIT 1), '{}') AS fields) d
        CROSS JOIN LATERAL (
          SELECT 'SUPPORTED' AS kind, NULL AS label, false AS is_sensitive, count(*),
            ${OTHERS('p')} AS others
          FROM participant p
          WHERE p.partnership_id = o.partnership_id AND p.anchor_id = o.id AND p.phase IN ('ACTIVE', 'MONITORING')
          UNION ALL
          SELECT 'PHASE', p.phase, false, count(*), ${OTHERS('p')} FROM participant p
          WHERE p.partnership_id = o.partnership_id AND p.anchor_id = o.id AND 'PHASE' = ANY (d.fields) GROUP BY p.phase
          UNION ALL
          SELECT 'OUTCOME', coalesce(r.sensitive, r.title), r.sensitive IS NOT NULL, count(*), ${OTHERS('r')} FROM (
            SELECT app.sensitive_domain(t.domain, h.sensitive_domains) AS sensitive, t.title, c.provider_id
            FROM claim c JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
            JOIN partnership h ON h.id = c.partnership_id
            WHERE c.partnership_id = o.partnership_id AND c.anchor_id = o.id AND c.state IN ('VERIFIED', 'BILLED', 'PAID')
              AND c.participant_id <> ALL ((SELECT app.sealed_ids())::uuid[])) r
          WHERE 'OUTCOMES' = ANY (d.fields) GROUP BY 2, 3
        ) f
        WHERE o.partnership_id = (SELECT app.partnership_id()) AND o.id = ANY ((SELECT app.anchor_ids())::uuid[]);
    `);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(anchorPayments('k.outcome_code'));
    await run.query(ownAnchorFigure('AND c.participant_id <> ALL ((SELECT app.sealed_ids())::uuid[])'));
  }
}

/** As in migration 0070. @param alike SQL of what makes parts of a run's sum alike: of each as many others have to be in it */
const anchorPayments = (alike: string): string => `
  CREATE OR REPLACE FUNCTION app.anchor_payments(of_anchor uuid) RETURNS TABLE (period_end date, amount bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT x.period_end, CASE WHEN (SELECT app.has_role('BACKBONE', 'SYSTEM')) OR NOT bool_or(x.others BETWEEN 1 AND 7)
      THEN sum(x.amount)::bigint END
    FROM (SELECT r.period_end, sum(e.amount) AS amount,
        count(DISTINCT k.participant_id) FILTER (WHERE k.provider_id <> ALL ((SELECT app.provider_ids())::uuid[])) AS others
      FROM public.payment_run r
      JOIN public.ledger_entry e ON e.partnership_id = r.partnership_id AND e.run_id = r.id
        AND e.funder_id = of_anchor AND e.account = 'DUE'
      LEFT JOIN public.claim k ON k.partnership_id = e.partnership_id AND k.id = e.claim_id
      WHERE r.partnership_id = (SELECT app.partnership_id()) AND EXISTS (SELECT FROM public.contribution c
          WHERE c.partnership_id = r.partnership_id AND c.label = e.contribution_label AND c.anchor_pays)
        AND ((SELECT app.has_role('BACKBONE', 'SYSTEM')) OR of_anchor = ANY (app.looked_after_ids()))
      GROUP BY r.period_end, ${alike}) x
    GROUP BY x.period_end;
  $$;
`;
