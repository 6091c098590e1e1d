/**
 * Where billed money came from, for what, and for whose work: funder_id, outcome_code, provider_id, title, kind,
 * claim_count and amount, without rows that come to nothing. $1 is the partnership, $2 and $3 the dates, $4 the funders
 * whose lump sums are wanted, null for all.
 */

// what the ledger says is billed: a reversed claim counts until a run has given its money back. Each claim of a funder
// is added up by itself first, where counting claims among all entries would sort them all
const FROM_LEDGER = `
  SELECT x.funder_id, x.outcome_code, x.provider_id, max(t.title) AS title, 'CLAIMS' AS kind,
    sum(x.claim_count)::int AS claim_count, sum(x.amount)::bigint AS amount
  FROM (
    SELECT e.funder_id, c.outcome_code, c.provider_id, c.tariff_id,
      count(*) FILTER (WHERE e.is_billed) - count(*) FILTER (WHERE e.is_given_back) AS claim_count,
      sum(e.amount) AS amount
    FROM claim c
    JOIN (
      SELECT claim_id, funder_id, max(amount) > 0 AS is_billed, min(amount) < 0 AS is_given_back, sum(amount) AS amount
      FROM ledger_entry
      WHERE partnership_id = $1 AND account = 'DUE' AND claim_id IS NOT NULL
      GROUP BY 1, 2
    ) e ON e.claim_id = c.id
    WHERE c.partnership_id = $1 AND c.achieved_on BETWEEN $2 AND $3
    GROUP BY 1, 2, 3, 4
  ) x
  JOIN tariff t ON t.partnership_id = $1 AND t.id = x.tariff_id
  GROUP BY 1, 2, 3 HAVING sum(x.amount) <> 0`;

// whose work it was is part of a funder's own claims, and no part of what it may know of sensitive ones
const FROM_VIEWS = `
  SELECT v.funder_id, v.outcome_code, v.provider_id, max(v.title) AS title, 'CLAIMS' AS kind,
    count(*)::int AS claim_count, sum(v.amount)::bigint AS amount
  FROM (
    -- by itself (OFFSET 0), so that what a claim comes to is worked out once, and not to compare it as well
    SELECT funder_id, outcome_code, provider_id, title, amount FROM funder_claim
    WHERE partnership_id = $1 AND achieved_on BETWEEN $2 AND $3 OFFSET 0
  ) v
  WHERE v.amount <> 0
  GROUP BY 1, 2, 3
  UNION ALL
  SELECT m.funder_id, m.domain, NULL::uuid, m.domain, 'CLAIMS', sum(m.claim_count)::int, sum(m.amount)::bigint
  FROM funder_domain_month m
  WHERE m.partnership_id = $1 AND m.month BETWEEN date_trunc('month', $2::date) AND $3
  GROUP BY 1, 2`;

const LUMP_SUMS = `
  SELECT s.funder_id, s.kind AS outcome_code, NULL::uuid AS provider_id, NULL AS title, s.kind, 0 AS claim_count,
    sum(s.total)::bigint AS amount
  FROM statement s
  WHERE s.partnership_id = $1 AND s.kind <> 'CLAIMS' AND s.period_end BETWEEN $2 AND $3
    AND ($4::uuid[] IS NULL OR s.funder_id = ANY ($4))
  GROUP BY 1, 2`;

/** As the ledger has it, or as a funder may see its own. */
export const flowsSql = (fromLedger: boolean): string =>
  `${fromLedger ? FROM_LEDGER : FROM_VIEWS} UNION ALL ${LUMP_SUMS}`;
