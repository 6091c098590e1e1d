const DEFINER = 'LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public';
const OWN = '((SELECT app.provider_ids())::uuid[])';
const SEES_ALL = `(SELECT app.has_role('BACKBONE', 'SYSTEM'))`;

/** How the database hides small figures by itself: by the partnership's profile, or as it was before, by numbers. */
interface Hides {
  /** SQL of the largest count that is hidden */
  readonly largest: string;
  /** SQL of a count as it is shown, null when it is small */
  readonly shown: (count: string) => string;
  /** a total of phases is hidden with one of them */
  readonly totals: boolean;
}

export const BY_PROFILE: Hides = {
  largest: '(SELECT app.largest_hidden())',
  shown: (count) => `app.shown_count(${count})`,
  totals: true,
};
export const BY_NUMBERS: Hides = {
  largest: '7',
  shown: (count) =>
    `CASE WHEN ${count} BETWEEN 1 AND 7 THEN NULL ELSE floor(${count} / 5.0 + 0.5)::bigint * 5 END`,
  totals: false,
};

/** SQL of how many of what is counted are not the reader's own provider's. */
const others = (of: string): string => `count(*) FILTER (WHERE ${of}.provider_id <> ALL ${OWN}) AS others`;

/**
 * What anchors, and who looks after them, are told of people whom they do not see by name (migrations 0063, 0070, 0071):
 * the same figures, each hidden and rounded as the partnership has chosen.
 */
export const hiddenBy = ({ largest, shown, totals }: Hides): string => `
  CREATE OR REPLACE VIEW own_anchor_figure WITH (security_barrier) AS
    SELECT g.partnership_id, g.anchor_id, g.kind, g.label,
      CASE WHEN g.is_named THEN g.count WHEN g.is_hidden ${
        // those supported are those in two of the phases: one of them hidden would be what is left
        totals
          ? `OR (g.kind = 'SUPPORTED' AND bool_or(g.is_hidden AND g.label IN ('ACTIVE', 'MONITORING'))
          OVER (PARTITION BY g.partnership_id, g.anchor_id))`
          : ''
      } THEN NULL ELSE ${shown('g.count')} END AS count
    FROM (SELECT o.partnership_id, o.id AS anchor_id, f.kind, f.label, f.count,
        'NAME' = ANY (d.fields) AND NOT f.is_sensitive AS is_named,
        f.count BETWEEN 1 AND ${largest} OR f.others BETWEEN 1 AND ${largest} AS is_hidden
      FROM organisation o CROSS JOIN LATERAL (SELECT coalesce((SELECT a.fields FROM anchor_agreement a
        WHERE a.partnership_id = o.partnership_id AND a.anchor_id = o.id ORDER BY a.id DESC LIMIT 1), '{}') AS fields) d
      CROSS JOIN LATERAL (
        SELECT 'SUPPORTED' AS kind, NULL AS label, false AS is_sensitive, count(*), ${others('p')} FROM participant p
        WHERE p.partnership_id = o.partnership_id AND p.anchor_id = o.id AND p.phase IN ('ACTIVE', 'MONITORING')
        UNION ALL
        SELECT 'PHASE', p.phase, false, count(*), ${others('p')} FROM participant p
        WHERE p.partnership_id = o.partnership_id AND p.anchor_id = o.id AND 'PHASE' = ANY (d.fields) GROUP BY p.phase
        UNION ALL
        SELECT 'OUTCOME', coalesce(r.sensitive, r.title), r.sensitive IS NOT NULL, count(*), ${others('r')} FROM (
          SELECT app.sensitive_domain(t.domain, h.sensitive_domains) AS sensitive, t.title, c.provider_id
          FROM claim c JOIN tariff t ON t.partnership_id = c.partnership_id AND t.id = c.tariff_id
          JOIN partnership h ON h.id = c.partnership_id
          WHERE c.partnership_id = o.partnership_id AND c.anchor_id = o.id AND c.state IN ('VERIFIED', 'BILLED', 'PAID')
            AND c.participant_id <> ALL ((SELECT app.sealed_ids())::uuid[])) r
        WHERE 'OUTCOMES' = ANY (d.fields) GROUP BY 2, 3
      ) f
      WHERE o.partnership_id = (SELECT app.partnership_id()) AND o.id = ANY ((SELECT app.anchor_ids())::uuid[])) g;

  CREATE OR REPLACE FUNCTION app.places_used(of_anchor uuid, since date, until date) RETURNS int ${DEFINER} AS $$
    SELECT CASE WHEN ${SEES_ALL} THEN f.own + f.others WHEN f.others BETWEEN 1 AND ${largest} THEN NULL
      ELSE f.own + (${shown('f.others')})::int END
    FROM (SELECT (count(*) FILTER (WHERE x.is_own))::int AS own, (count(*) FILTER (WHERE NOT x.is_own))::int AS others
      FROM (SELECT coalesce(bool_or(e.provider_id = ANY ${OWN} OR p.provider_id = ANY ${OWN}), false) AS is_own
        FROM public.enrolment e
        JOIN public.participant p ON p.partnership_id = e.partnership_id AND p.id = e.participant_id
        WHERE e.partnership_id = (SELECT app.partnership_id()) AND e.anchor_id = of_anchor
          AND e.enrolled_on <= until AND coalesce(e.ended_on, 'infinity') >= since
          AND (${SEES_ALL} OR of_anchor = ANY (app.looked_after_ids() || app.anchor_ids()))
        GROUP BY e.participant_id) x) f;
  $$;

  CREATE OR REPLACE FUNCTION app.attending_elsewhere(of_anchor uuid) RETURNS TABLE (service_id uuid, count int) ${DEFINER} AS $$
    SELECT f.service_id, (${shown('f.people')})::int
    FROM (SELECT g.service_id, count(DISTINCT m.participant_id) AS people
      FROM public.activity_group g
      JOIN public.group_member m ON m.partnership_id = g.partnership_id AND m.group_id = g.id AND m.left_on IS NULL
      JOIN public.participant p ON p.partnership_id = m.partnership_id AND p.id = m.participant_id
        AND p.anchor_id = of_anchor AND p.phase <> 'CLOSED'
      WHERE g.partnership_id = (SELECT app.partnership_id()) AND g.service_id IS NOT NULL AND NOT g.is_closed
        AND g.provider_id <> ALL ${OWN}
      GROUP BY g.service_id) f
    WHERE of_anchor = ANY (app.looked_after_ids()) AND NOT app.has_role('BACKBONE', 'SYSTEM');
  $$;

  CREATE OR REPLACE FUNCTION app.anchor_payments(of_anchor uuid) RETURNS TABLE (period_end date, amount bigint) ${DEFINER} AS $$
    SELECT x.period_end, CASE WHEN ${SEES_ALL} OR NOT bool_or(x.others BETWEEN 1 AND ${largest})
      THEN sum(x.amount)::bigint END
    FROM (SELECT r.period_end, sum(e.amount) AS amount,
        count(DISTINCT k.participant_id) FILTER (WHERE k.provider_id <> ALL ${OWN}) AS others
      FROM public.payment_run r
      JOIN public.ledger_entry e ON e.partnership_id = r.partnership_id AND e.run_id = r.id
        AND e.funder_id = of_anchor AND e.account = 'DUE'
      LEFT JOIN public.claim k ON k.partnership_id = e.partnership_id AND k.id = e.claim_id
      WHERE r.partnership_id = (SELECT app.partnership_id()) AND EXISTS (SELECT FROM public.contribution c
          WHERE c.partnership_id = r.partnership_id AND c.label = e.contribution_label AND c.anchor_pays)
        AND (${SEES_ALL} OR of_anchor = ANY (app.looked_after_ids()))
      GROUP BY r.period_end, k.outcome_code, k.price, sign(e.amount)) x
    GROUP BY x.period_end;
  $$;
`;
