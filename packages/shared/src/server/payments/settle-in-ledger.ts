import type { CalendarDate } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';

/** Enters what came in for statements, each once: SETTLED against DUE. Only the system may. */
export async function enterSettlements(tenant: Tenant, statementIds: readonly string[]): Promise<void> {
  await tenant.execute(
    `WITH entered AS (
       INSERT INTO ledger_transaction (partnership_id, kind, statement_id, at)
       SELECT $1, 'SETTLEMENT', s.id, $3 FROM statement s WHERE s.partnership_id = $1 AND s.id = ANY ($2::uuid[])
       RETURNING id, statement_id
     )
     INSERT INTO ledger_entry (partnership_id, transaction_id, account, funder_id, amount, currency, at)
     SELECT $1, t.id, side.account, s.funder_id, side.sign * s.total, $4, $3
     FROM entered t
     JOIN statement s ON s.partnership_id = $1 AND s.id = t.statement_id
     CROSS JOIN (VALUES ('SETTLED', 1), ('DUE', -1)) AS side(account, sign)
     WHERE s.total <> 0`,
    [tenant.partnership.id, statementIds, tenant.now, tenant.partnership.currency],
  );
}

/**
 * Makes PAID the run's billed claims that one of these funders has a share of and no statement of which is still open
 * (domain.md, The life of a claim). Call it under the run's lock, or two who settle at once would each wait
 * for the other.
 */
export async function payClaims(
  tenant: Tenant,
  given: { runId: string; funderIds: readonly string[]; byPerson: string | null },
): Promise<void> {
  await tenant.execute(
    `WITH paid AS (
       UPDATE claim c SET state = 'PAID'
       -- as one array, so that no plan asks for the run's entries claim by claim, whatever is known of the tables
       WHERE c.partnership_id = $1 AND c.state = 'BILLED' AND c.run_id = $2 AND c.id = ANY (ARRAY(
         SELECT e.claim_id FROM ledger_entry e
         JOIN statement s ON s.partnership_id = e.partnership_id AND s.run_id = e.run_id AND s.funder_id = e.funder_id
         WHERE e.partnership_id = $1 AND e.run_id = $2 AND e.account = 'DUE' AND e.claim_id IS NOT NULL
         GROUP BY e.claim_id HAVING bool_and(s.state = 'SETTLED') AND bool_or(e.funder_id = ANY ($3::uuid[]))))
       RETURNING c.id
     )
     INSERT INTO claim_event (partnership_id, claim_id, at, by_person, from_state, to_state)
     SELECT $1, paid.id, $4, $5, 'BILLED', 'PAID' FROM paid`,
    [tenant.partnership.id, given.runId, given.funderIds, tenant.now, given.byPerson],
  );
}

/** Says on the statement that it is settled; false when it was not authorised any more. */
export async function markSettled(
  tenant: Tenant,
  given: { id: string; on: CalendarDate; reference: string; byPerson: string | null },
): Promise<boolean> {
  const changed = await tenant.execute(
    `UPDATE statement SET state = 'SETTLED', settled_on = $3, settlement_reference = $4, settled_by = $5, settled_at = $6
     WHERE partnership_id = $1 AND id = $2 AND state = 'AUTHORISED'`,
    [tenant.partnership.id, given.id, given.on, given.reference, given.byPerson, tenant.now],
  );
  return changed === 1;
}
