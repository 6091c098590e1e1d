/**
 * SQL: whether the claim `c` was achieved in a period that a grant or an opening amount pays, so that nothing more
 * is due for it (domain.md, Money: Payment modes).
 */
export const PAID_BY_GRANT = `EXISTS (SELECT FROM payment_run g WHERE g.partnership_id = c.partnership_id
  AND g.kind <> 'CLAIMS' AND g.state <> 'CANCELLED' AND c.achieved_on BETWEEN g.period_from AND g.period_end)`;
