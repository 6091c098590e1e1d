/** Something that does not add up, and where. */
export interface LedgerFinding {
  /** which check found it */
  readonly check: string;
  /** a sentence with the record's reference or id and the two amounts that differ */
  readonly detail: string;
}

/** A check that one statement can do: rows with a `detail`, none when all is well. $1 is the partnership. */
export interface LedgerCheck {
  readonly check: string;
  readonly sql: string;
}

export const LEDGER_CHECKS: readonly LedgerCheck[] = [
  {
    check: 'every transaction sums to zero',
    sql: `SELECT format('Transaction %s is out by %s %s.', transaction_id, sum(amount), currency) AS detail
      FROM ledger_entry WHERE partnership_id = $1 GROUP BY transaction_id, currency HAVING sum(amount) <> 0`,
  },
  {
    check: 'every entry is in the partnership’s currency',
    sql: `SELECT format('Entry %s is in %s.', e.id, e.currency) AS detail
      FROM ledger_entry e JOIN partnership p ON p.id = e.partnership_id
      WHERE e.partnership_id = $1 AND e.currency <> p.currency`,
  },
  {
    check: 'a claim’s shares add up to its price',
    sql: `SELECT format('Claim %s costs %s and was billed at %s.', c.reference, c.price, coalesce(sum(e.amount), 0)) AS detail
      FROM ledger_transaction t
      JOIN claim c ON c.partnership_id = t.partnership_id AND c.id = t.claim_id
      LEFT JOIN ledger_entry e ON e.partnership_id = t.partnership_id AND e.transaction_id = t.id AND e.account = 'DUE'
      WHERE t.partnership_id = $1 AND t.kind = 'BILLED'
      GROUP BY t.id, c.reference, c.price HAVING c.price <> coalesce(sum(e.amount), 0) OR bool_or(e.amount < 0)`,
  },
  {
    check: 'a claim is billed and paid exactly when the ledger says so',
    sql: `SELECT format('Claim %s is %s, billed %s times and given back %s times.', c.reference, c.state,
        count(t.id) FILTER (WHERE t.kind = 'BILLED'), count(t.id) FILTER (WHERE t.kind = 'REVERSAL')) AS detail
      FROM claim c
      LEFT JOIN ledger_transaction t ON t.partnership_id = c.partnership_id AND t.claim_id = c.id
      WHERE c.partnership_id = $1
      GROUP BY c.id, c.reference, c.state, c.reversal_pending
      HAVING NOT CASE
        WHEN c.state IN ('BILLED', 'PAID') OR c.reversal_pending
          THEN array_agg(t.kind) = ARRAY['BILLED']
        WHEN c.state = 'REVERSED'
          THEN count(t.id) = 0 OR array_agg(t.kind ORDER BY t.kind) = ARRAY['BILLED', 'REVERSAL']
        ELSE count(t.id) = 0 END`,
  },
  {
    check: 'a reversal gives back exactly what was billed',
    sql: `SELECT format('Reversal %s differs from billing %s by %s for “%s”.', max(r.id::text), t.id, sum(e.amount),
        e.contribution_label) AS detail
      FROM ledger_transaction r
      JOIN ledger_transaction t ON t.partnership_id = r.partnership_id AND t.id = r.reverses_id
      JOIN ledger_entry e ON e.partnership_id = r.partnership_id AND e.transaction_id IN (r.id, t.id) AND e.account = 'DUE'
      WHERE r.partnership_id = $1 AND r.kind = 'REVERSAL'
      GROUP BY t.id, e.funder_id, e.contribution_label HAVING sum(e.amount) <> 0`,
  },
  {
    check: 'a statement’s total is what the ledger says',
    sql: `SELECT format('Statement %s says %s and the ledger %s.', coalesce(s.reference, 'of run ' || l.run_id),
        coalesce(s.total::text, 'nothing'), coalesce(l.total::text, 'nothing')) AS detail
      FROM (SELECT * FROM statement WHERE partnership_id = $1) s
      FULL JOIN (
        SELECT e.run_id, e.funder_id, sum(e.amount) AS total FROM ledger_entry e
        JOIN payment_run r ON r.partnership_id = e.partnership_id AND r.id = e.run_id AND r.state = 'DONE'
        WHERE e.partnership_id = $1 AND e.account = 'DUE' GROUP BY 1, 2
      ) l ON l.run_id = s.run_id AND l.funder_id = s.funder_id
      WHERE s.total IS DISTINCT FROM l.total`,
  },
  {
    check: 'a statement is settled exactly when the ledger says so',
    sql: `SELECT format('Statement %s is %s, and %s came in for it.', s.reference, s.state, coalesce(sum(e.amount), 0)) AS detail
      FROM statement s
      LEFT JOIN ledger_transaction t ON t.partnership_id = s.partnership_id AND t.statement_id = s.id
      LEFT JOIN ledger_entry e ON e.partnership_id = t.partnership_id AND e.transaction_id = t.id
        AND e.account = 'SETTLED' AND e.funder_id = s.funder_id
      WHERE s.partnership_id = $1
      GROUP BY s.id, s.reference, s.state, s.total
      HAVING coalesce(sum(e.amount), 0) <> CASE s.state WHEN 'SETTLED' THEN s.total ELSE 0 END`,
  },
  {
    check: 'a statement is of its run’s kind and period',
    sql: `SELECT format('Statement %s is of another period than its run.', s.reference) AS detail
      FROM statement s JOIN payment_run r ON r.partnership_id = s.partnership_id AND r.id = s.run_id
      WHERE s.partnership_id = $1 AND (s.kind, s.period_end) IS DISTINCT FROM (r.kind, r.period_end)`,
  },
  {
    check: 'a claim is paid exactly when all its statements are settled',
    sql: `SELECT format('Claim %s is %s, and %s of its statements are open.', c.reference, c.state,
        count(*) FILTER (WHERE s.state <> 'SETTLED')) AS detail
      FROM claim c
      JOIN ledger_entry e ON e.partnership_id = c.partnership_id AND e.claim_id = c.id AND e.account = 'DUE'
        AND e.run_id = c.run_id
      JOIN statement s ON s.partnership_id = e.partnership_id AND s.run_id = e.run_id AND s.funder_id = e.funder_id
      WHERE c.partnership_id = $1 AND c.state IN ('BILLED', 'PAID')
      GROUP BY c.id, c.reference, c.state
      HAVING (c.state = 'PAID') <> bool_and(s.state = 'SETTLED')`,
  },
  {
    check: 'a run’s total is what the ledger says',
    sql: `SELECT format('The run to %s says %s and the ledger %s.', r.period_end, r.total, coalesce(sum(e.amount), 0)) AS detail
      FROM payment_run r
      LEFT JOIN ledger_entry e ON e.partnership_id = r.partnership_id AND e.run_id = r.id AND e.account = 'DUE'
      WHERE r.partnership_id = $1 GROUP BY r.id, r.period_end, r.total HAVING r.total <> coalesce(sum(e.amount), 0)`,
  },
  {
    check: 'what a run gave back is what the ledger says',
    sql: `SELECT format('The run to %s says that it gave back %s and the ledger %s.', r.period_end, r.given_back_total,
        coalesce(-sum(e.amount), 0)) AS detail
      FROM payment_run r
      LEFT JOIN ledger_entry e ON e.partnership_id = r.partnership_id AND e.run_id = r.id AND e.account = 'DUE' AND e.amount < 0
      WHERE r.partnership_id = $1 GROUP BY r.id, r.period_end, r.given_back_total
      HAVING r.given_back_total <> coalesce(-sum(e.amount), 0)`,
  },
  {
    check: 'what a contribution has paid is what the ledger says',
    sql: `SELECT format('“%s” has paid %s and the ledger says %s.', coalesce(t.label, l.label), coalesce(t.paid, 0),
        coalesce(l.paid, 0)) AS detail
      FROM (SELECT label, paid FROM contribution_total WHERE partnership_id = $1) t
      FULL JOIN (
        SELECT contribution_label AS label, sum(amount) AS paid FROM ledger_entry
        WHERE partnership_id = $1 AND account = 'DUE' AND run_id IS NOT NULL GROUP BY 1
      ) l ON l.label = t.label
      WHERE coalesce(t.paid, 0) <> coalesce(l.paid, 0)`,
  },
];
