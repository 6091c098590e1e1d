/**
 * How many people an anchor has, as in migration 0038, with a condition on its outcomes.
 * @param ofClaims SQL on `claim c`, "AND …"
 */
export const ownAnchorFigure = (ofClaims: string): string => `
  CREATE OR REPLACE VIEW own_anchor_figure WITH (security_barrier) AS
    SELECT o.partnership_id, o.id AS anchor_id, f.kind, f.label,
      CASE WHEN 'NAME' = ANY (d.fields) THEN f.count WHEN f.count BETWEEN 1 AND 7 THEN NULL
        ELSE floor(f.count / 5.0 + 0.5)::bigint * 5 END AS count
    FROM organisation o CROSS JOIN LATERAL (SELECT coalesce((SELECT a.fields FROM anchor_agreement a
      WHERE a.partnership_id = o.partnership_id AND a.anchor_id = o.id ORDER BY a.id DESC LIMIT 1), '{}') AS fields) d
    CROSS JOIN LATERAL (
      SELECT 'SUPPORTED' AS kind, NULL AS label, count(*) FROM participant p
      WHERE p.partnership_id = o.partnership_id AND p.anchor_id = o.id AND p.phase IN ('ACTIVE', 'MONITORING')
      UNION ALL
      SELECT 'PHASE', p.phase, count(*) FROM participant p
      WHERE p.partnership_id = o.partnership_id AND p.anchor_id = o.id AND 'PHASE' = ANY (d.fields) GROUP BY p.phase
      UNION ALL
      SELECT 'OUTCOME', r.title, count(*) FROM (
        SELECT coalesce(app.sensitive_domain(t.domain, h.sensitive_domains), t.title) AS title, c.achieved_on
        FROM claim c JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
        JOIN partnership h ON h.id = c.partnership_id
        WHERE c.partnership_id = o.partnership_id AND c.anchor_id = o.id AND c.state IN ('VERIFIED', 'BILLED', 'PAID')
          ${ofClaims}) r
      WHERE 'OUTCOMES' = ANY (d.fields) GROUP BY r.title
    ) f
    WHERE o.partnership_id = (SELECT app.partnership_id()) AND o.id = ANY ((SELECT app.anchor_ids())::uuid[]);
`;
