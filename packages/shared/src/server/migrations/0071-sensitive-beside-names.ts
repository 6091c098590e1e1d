import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ownAnchorFigure } from './0053-own-anchor-figure.js';

/**
 * An anchor that knows its people by name is told exact numbers of them, and not who reached an outcome of a sensitive kind
 * (docs/adr/0019). Beside the names the number of those tells: three of three, or one more on the day on which somebody
 * stayed at home. So it is suppressed as any figure of people who are not to be known, whatever else is agreed.
 */
export class SensitiveBesideNames0071 implements MigrationInterface {
  name = 'SensitiveBesideNames1700000000071';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE OR REPLACE VIEW own_anchor_figure WITH (security_barrier) AS
        SELECT o.partnership_id, o.id AS anchor_id, f.kind, f.label,
          CASE WHEN 'NAME' = ANY (d.fields) AND NOT f.is_sensitive THEN f.count WHEN f.count BETWEEN 1 AND 7 THEN NULL
            ELSE floor(f.count / 5.0 + 0.5)::bigint * 5 END AS count
        FROM organisation o CROSS JOIN LATERAL (SELECT coalesce((SELECT a.fields FROM anchor_agreement a
          WHERE a.partnership_id = o.partnership_id AND a.anchor_id = o.id ORDER BY a.id DESC LIMIT 1), '{}') AS fields) d
        CROSS JOIN LATERAL (
          SELECT 'SUPPORTED' AS kind, NULL AS label, false AS is_sensitive, count(*) FROM participant p
          WHERE p.partnership_id = o.partnership_id AND p.anchor_id = o.id AND p.phase IN ('ACTIVE', 'MONITORING')
          UNION ALL
          SELECT 'PHASE', p.phase, false, count(*) FROM participant p
          WHERE p.partnership_id = o.partnership_id AND p.anchor_id = o.id AND 'PHASE' = ANY (d.fields) GROUP BY p.phase
          UNION ALL
          SELECT 'OUTCOME', coalesce(r.sensitive, r.title), r.sensitive IS NOT NULL, count(*) FROM (
            SELECT app.sensitive_domain(t.domain, h.sensitive_domains) AS sensitive, t.title
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
    await run.query(ownAnchorFigure('AND c.participant_id <> ALL ((SELECT app.sealed_ids())::uuid[])'));
  }
}
