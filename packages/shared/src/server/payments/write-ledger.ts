import type { Tenant } from '../tenancy/index.js';

/** One funder's part of a transaction, in minor units; negative where it is given back. */
export interface LedgerShare {
  readonly funderId: string;
  readonly label: string;
  readonly amount: bigint;
}

/** A fact to enter: a claim billed or given back, a grant, an opening amount. */
export interface LedgerFact {
  readonly kind: 'BILLED' | 'REVERSAL' | 'GRANT' | 'OPENING';
  readonly claimId: string | null;
  /** the transaction that a REVERSAL takes back */
  readonly reversesId: string | null;
  readonly shares: readonly LedgerShare[];
}

const AGAINST = { BILLED: 'OUTCOMES', REVERSAL: 'OUTCOMES', GRANT: 'GRANTS', OPENING: 'OPENING' } as const;

/**
 * Enters facts of one run: each a transaction whose entries sum to zero, what funders owe (DUE) against what
 * it is for. Two statements, however many facts. Only the system may.
 */
export async function writeLedger(
  tenant: Tenant,
  runId: string,
  facts: readonly LedgerFact[],
): Promise<void> {
  if (facts.length === 0) return;
  const here = tenant.partnership.id;
  const ids = facts.map(() => crypto.randomUUID());
  await tenant.execute(
    `INSERT INTO ledger_transaction (partnership_id, id, kind, run_id, claim_id, reverses_id, at)
     SELECT $1, t.id, t.kind, $2, t.claim_id, t.reverses_id, $3
     FROM unnest($4::uuid[], $5::text[], $6::uuid[], $7::uuid[]) AS t(id, kind, claim_id, reverses_id)`,
    [
      here,
      runId,
      tenant.now,
      ids,
      facts.map((fact) => fact.kind),
      facts.map((fact) => fact.claimId),
      facts.map((fact) => fact.reversesId),
    ],
  );
  const entries = new EntryColumns();
  for (const [index, fact] of facts.entries()) {
    const transactionId = ids[index] ?? '';
    const opened = new Set<string>();
    let total = 0n;
    for (const share of fact.shares) {
      // a funder with two contributions knows the claim under one name
      const opens = fact.kind === 'BILLED' && !opened.has(share.funderId);
      opened.add(share.funderId);
      entries.add(transactionId, 'DUE', share.funderId, share.label, fact.claimId, share.amount, opens);
      total += share.amount;
    }
    if (total !== 0n) entries.add(transactionId, AGAINST[fact.kind], null, null, fact.claimId, -total, false);
  }
  await tenant.execute(
    `INSERT INTO ledger_entry (partnership_id, transaction_id, account, funder_id, contribution_label, run_id, claim_id,
       amount, currency, opens_share, at)
     SELECT $1, e.transaction_id, e.account, e.funder_id, e.label, $2, e.claim_id, e.amount, $3, e.opens_share, $4
     FROM unnest($5::uuid[], $6::text[], $7::uuid[], $8::text[], $9::uuid[], $10::bigint[], $11::boolean[])
       AS e(transaction_id, account, funder_id, label, claim_id, amount, opens_share)`,
    [here, runId, tenant.partnership.currency, tenant.now, ...entries.columns],
  );
}

/** Entries as the columns that unnest takes. */
class EntryColumns {
  readonly columns: [
    string[],
    string[],
    (string | null)[],
    (string | null)[],
    (string | null)[],
    bigint[],
    boolean[],
  ] = [[], [], [], [], [], [], []];

  add(
    transactionId: string,
    account: string,
    funderId: string | null,
    label: string | null,
    claimId: string | null,
    amount: bigint,
    opensShare: boolean,
  ): void {
    const [transactions, accounts, funders, labels, claims, amounts, opens] = this.columns;
    transactions.push(transactionId);
    accounts.push(account);
    funders.push(funderId);
    labels.push(label);
    claims.push(claimId);
    amounts.push(amount);
    opens.push(opensShare);
  }
}
