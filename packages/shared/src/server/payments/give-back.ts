import type { FundingState } from '../../rules/index.js';
import type { Tenant } from '../tenancy/index.js';
import type { LedgerShare } from './write-ledger.js';

/** What a claim's billing entered, and its opposite. */
export interface Billing {
  readonly transactionId: string;
  /** exactly what was billed, with the sign turned */
  readonly givenBack: LedgerShare[];
}

/** The billings of claims, by claim. */
export async function loadBillings(
  tenant: Tenant,
  claims: readonly { id: string }[],
): Promise<Map<string, Billing>> {
  const billings = new Map<string, Billing>();
  if (claims.length === 0) return billings;
  const rows = await tenant.rows<{
    claim_id: string;
    transaction_id: string;
    funder_id: string;
    label: string;
    amount: bigint;
  }>(
    `SELECT t.claim_id, t.id AS transaction_id, e.funder_id, e.contribution_label AS label, e.amount
     FROM ledger_transaction t
     JOIN ledger_entry e ON e.partnership_id = t.partnership_id AND e.transaction_id = t.id AND e.account = 'DUE'
     WHERE t.partnership_id = $1 AND t.kind = 'BILLED' AND t.claim_id = ANY ($2::uuid[])`,
    [tenant.partnership.id, claims.map((claim) => claim.id)],
  );
  for (const row of rows) {
    const billing = billings.get(row.claim_id) ?? { transactionId: row.transaction_id, givenBack: [] };
    billings.set(row.claim_id, billing);
    billing.givenBack.push({ funderId: row.funder_id, label: row.label, amount: -row.amount });
  }
  return billings;
}

/** The state after a reversal: caps and the contract's maximum are freed, the stream's total stays as it is. */
export function freeCaps(state: FundingState, billing: Billing): FundingState {
  const paidByLabel = new Map(state.paidByLabel);
  let freed = 0n;
  for (const { label, amount } of billing.givenBack) {
    paidByLabel.set(label, (paidByLabel.get(label) ?? 0n) + amount);
    freed -= amount;
  }
  const { contractHeadroom } = state;
  return {
    ...state,
    paidByLabel,
    contractHeadroom: contractHeadroom === null ? null : contractHeadroom + freed,
  };
}
