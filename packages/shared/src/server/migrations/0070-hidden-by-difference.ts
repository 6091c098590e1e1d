import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a total tells of those whom a reader does not see (domain.md, Tenancy and privacy). Whoever looks after an anchor
 * knows their own provider's people: of places used and of what the anchor pays they are told no number that, their own
 * taken away, would leave 1 to 7 people or outcomes of other providers.
 *
 * And who has looked at a record tells a look that was refused from one that saw it: of somebody who was not named while
 * the record was sealed (docs/adr/0022). It is worked out when the trail is read, by who may read it: whoever is refused
 * waits for nothing that anybody else does not wait for.
 */
export class HiddenByDifference0070 implements MigrationInterface {
  name = 'HiddenByDifference1700000000070';

  async up(run: QueryRunner): Promise<void> {
    await run.query(PLACES_USED);
    await run.query(PAYMENTS);
    await run.query(
      looksAt({ returns: 'refused boolean, ', column: `${REFUSED} AS refused, `, groups: '1, 2, 3' }),
    );
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(PLACES_USED_BEFORE);
    await run.query(PAYMENTS_BEFORE);
    await run.query(looksAt({ returns: '', column: '', groups: '1, 2' }));
  }
}

const DEFINER = 'LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public';
const OWN = '((SELECT app.provider_ids())::uuid[])';
const SEES_ALL = `(SELECT app.has_role('BACKBONE', 'SYSTEM'))`;
const USED_IN = `e.partnership_id = (SELECT app.partnership_id()) AND e.anchor_id = of_anchor
      AND e.enrolled_on <= until AND coalesce(e.ended_on, 'infinity') >= since
      AND (${SEES_ALL} OR of_anchor = ANY (app.looked_after_ids() || app.anchor_ids()))`;

const PLACES_USED = `
  -- People of an anchor whom any provider supported in a time. Of providers that are not the reader's own the number is
  -- rounded to 5, and where it is 1 to 7 the whole figure is hidden (null), as in app.attending_elsewhere.
  CREATE OR REPLACE FUNCTION app.places_used(of_anchor uuid, since date, until date) RETURNS int ${DEFINER} AS $$
    SELECT CASE WHEN ${SEES_ALL} THEN f.own + f.others WHEN f.others BETWEEN 1 AND 7 THEN NULL
      ELSE f.own + floor(f.others / 5.0 + 0.5)::int * 5 END
    FROM (SELECT (count(*) FILTER (WHERE x.is_own))::int AS own, (count(*) FILTER (WHERE NOT x.is_own))::int AS others
      FROM (SELECT coalesce(bool_or(e.provider_id = ANY ${OWN} OR p.provider_id = ANY ${OWN}), false) AS is_own
        FROM public.enrolment e
        JOIN public.participant p ON p.partnership_id = e.partnership_id AND p.id = e.participant_id
        WHERE ${USED_IN} GROUP BY e.participant_id) x) f;
  $$;
`;

const PLACES_USED_BEFORE = `
  CREATE OR REPLACE FUNCTION app.places_used(of_anchor uuid, since date, until date) RETURNS int ${DEFINER} AS $$
    SELECT count(DISTINCT e.participant_id)::int FROM public.enrolment e WHERE ${USED_IN};
  $$;
`;

const PAID_BY_IT = `public.payment_run r
      JOIN public.ledger_entry e ON e.partnership_id = r.partnership_id AND e.run_id = r.id
        AND e.funder_id = of_anchor AND e.account = 'DUE'`;
const PAID_AS_ANCHOR = `r.partnership_id = (SELECT app.partnership_id()) AND EXISTS (SELECT FROM public.contribution c
        WHERE c.partnership_id = r.partnership_id AND c.label = e.contribution_label AND c.anchor_pays)
      AND (${SEES_ALL} OR of_anchor = ANY (app.looked_after_ids()))`;

const PAYMENTS = `
  -- What an anchor pays for its own people as an anchor, run by run: for the backbone, and for who looks after it. Null is
  -- hidden: for some outcome it pays for 1 to 7 people of providers that are not the reader's own, whose price would
  -- tell which, once what is paid for one's own people is taken away.
  CREATE OR REPLACE FUNCTION app.anchor_payments(of_anchor uuid) RETURNS TABLE (period_end date, amount bigint) ${DEFINER} AS $$
    SELECT x.period_end, CASE WHEN ${SEES_ALL} OR NOT bool_or(x.others BETWEEN 1 AND 7) THEN sum(x.amount)::bigint END
    FROM (SELECT r.period_end, k.outcome_code, sum(e.amount) AS amount,
        count(DISTINCT k.participant_id) FILTER (WHERE k.provider_id <> ALL ${OWN}) AS others
      FROM ${PAID_BY_IT}
      LEFT JOIN public.claim k ON k.partnership_id = e.partnership_id AND k.id = e.claim_id
      WHERE ${PAID_AS_ANCHOR} GROUP BY r.period_end, k.outcome_code) x
    GROUP BY x.period_end;
  $$;
`;

const PAYMENTS_BEFORE = `
  CREATE OR REPLACE FUNCTION app.anchor_payments(of_anchor uuid) RETURNS TABLE (period_end date, amount bigint) ${DEFINER} AS $$
    SELECT r.period_end, sum(e.amount)::bigint FROM ${PAID_BY_IT} WHERE ${PAID_AS_ANCHOR} GROUP BY r.period_end;
  $$;
`;

/**
 * Whether a look at the participant's own record met a seal that did not name who looked. A seal is told of to those alone
 * whom it names, also once it has ended: to others it is a look like any.
 */
const REFUSED = `(l.subject = 'participant' AND EXISTS (SELECT FROM public.record_seal s
      WHERE s.partnership_id = t.id AND s.participant_id = of_participant
        AND s.id = ANY ((SELECT app.opened_seal_ids())::uuid[])
        AND l.at >= s.sealed_at AND l.at < coalesce(s.ended_at, 'infinity')
        AND NOT EXISTS (SELECT FROM public.seal_opener o WHERE o.partnership_id = s.partnership_id AND o.seal_id = s.id
          AND o.person_id = l.person_id AND l.at >= o.named_at AND l.at < coalesce(o.ended_at, 'infinity'))))`;

/** As in migration 0066, with one column more or none. */
const looksAt = ({
  returns,
  column,
  groups,
}: {
  returns: string;
  column: string;
  groups: string;
}): string => `
  DROP FUNCTION app.looks_at(uuid, integer);
  CREATE FUNCTION app.looks_at(of_participant uuid, most integer)
    RETURNS TABLE (person_id uuid, day date, ${returns}times integer, last_at timestamptz, actions text[]) ${DEFINER}
  AS $$
    WITH subject AS (
      SELECT p.id, ARRAY[p.id] || ARRAY(SELECT c.id FROM public.claim c
        WHERE c.partnership_id = p.partnership_id AND c.participant_id = p.id) AS ids
      FROM public.participant p
      WHERE p.partnership_id = app.partnership_id() AND p.id = of_participant AND (app.has_role('BACKBONE')
        OR p.provider_id = ANY (app.managed_provider_ids())
        OR p.id = ANY (app.opened_participant_ids()))
    ), looks AS (
      SELECT e.person_id, e.at, e.action, e.subject FROM public.audit_entry e, subject s
        WHERE e.partnership_id = app.partnership_id() AND e.operation = 'READ' AND e.record_ids && s.ids
      UNION ALL
      SELECT n.person_id, n.at, n.action, n.subject FROM public.audit_note n, subject s
        WHERE n.partnership_id = app.partnership_id() AND n.operation = 'READ' AND n.record_ids && s.ids
    )
    SELECT l.person_id, (l.at AT TIME ZONE t.time_zone)::date, ${column}count(*)::int, max(l.at),
      array_agg(DISTINCT l.action ORDER BY l.action)
    FROM looks l, public.partnership t WHERE t.id = app.partnership_id()
    GROUP BY ${groups} ORDER BY max(l.at) DESC LIMIT most;
  $$;
  GRANT CREATE ON SCHEMA app TO weft_gate;
  ALTER FUNCTION app.looks_at(uuid, integer) OWNER TO weft_gate;
  REVOKE CREATE ON SCHEMA app FROM weft_gate;
  REVOKE EXECUTE ON FUNCTION app.looks_at(uuid, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.looks_at(uuid, integer) TO weft_app;
`;
