import type { Claims, Filling } from './filling.js';

/** A payment run of two claims with its ledger and statements, a grant, and a plan of what is to come. */
export async function fillPayments(
  { owner, scene, insert, people, firstFunder, secondFunder, at }: Filling,
  { billed, elsewhere }: Claims,
): Promise<void> {
  const here = scene.partnershipId;
  const run = await insert('payment_run', {
    kind: 'CLAIMS',
    period_end: '2025-12-31',
    state: 'DONE',
    prepared_by: people.BACKBONE.personId,
    prepared_at: at,
  });
  await insert('payment_run', {
    kind: 'GRANT',
    period_from: '2020-01-01',
    period_end: '2020-03-31',
    amount: 5,
    reason: 'Grant',
    state: 'DONE',
    prepared_at: at,
  });
  const bill = async (
    claimId: string,
    position: number,
    shares: [string, string, number][],
  ): Promise<void> => {
    await insert('payment_run_claim', {
      run_id: run,
      position,
      claim_id: claimId,
      kind: 'BILL',
      result: 'BILLED',
    });
    const transaction = await insert('ledger_transaction', {
      kind: 'BILLED',
      run_id: run,
      claim_id: claimId,
      at,
    });
    const entries = [
      ...shares.map(([funder, label, amount]) => ({ account: 'DUE', funder, label, amount, opens: true })),
      { account: 'OUTCOMES', funder: null, label: null, amount: -10000, opens: false },
    ];
    await owner.query(
      `INSERT INTO ledger_entry (partnership_id, transaction_id, run_id, claim_id, currency, at, account, funder_id,
         contribution_label, amount, opens_share)
       SELECT $1, $2, $3, $4, 'GBP', $5, * FROM unnest($6::text[], $7::uuid[], $8::text[], $9::bigint[], $10::boolean[])`,
      [
        here,
        transaction,
        run,
        claimId,
        at,
        entries.map((e) => e.account),
        entries.map((e) => e.funder),
        entries.map((e) => e.label),
        entries.map((e) => e.amount),
        entries.map((e) => e.opens),
      ],
    );
  };
  await bill(billed, 1, [
    [firstFunder, 'Top-up', 3000],
    [secondFunder, 'Rest', 7000],
  ]);
  await bill(elsewhere, 2, [[secondFunder, 'Rest', 10000]]);
  await insert('statement', {
    run_id: run,
    funder_id: firstFunder,
    reference: 'S-1',
    kind: 'CLAIMS',
    period_end: '2025-12-31',
    total: 3000,
    issued_at: at,
  });
  await insert('statement', {
    run_id: run,
    funder_id: secondFunder,
    reference: 'S-2',
    kind: 'CLAIMS',
    period_end: '2025-12-31',
    total: 17000,
    issued_at: at,
  });
  await insert('funding_stream', { key: 'one', total: 10000 });
  await insert('contribution_total', { label: 'Top-up', paid: 3000 });
  await insert('contribution_total', { label: 'Rest', paid: 17000 });
  await insert('variation', { effective_on: '2025-10-01', new_maximum: 100, reason: 'More' });
  const plan = await insert('forecast_plan', {
    name: 'Base case',
    version: 1,
    kind: 'BASE',
    adopted_on: '2025-01-01',
    period_count: 1,
    recorded_by: people.BACKBONE.personId,
    recorded_at: at,
  });
  await insert('forecast_period', {
    plan_id: plan,
    period_count: 1,
    position: 1,
    period_from: '2025-04-01',
    period_to: '2025-06-30',
    amount: 100,
  });
}
