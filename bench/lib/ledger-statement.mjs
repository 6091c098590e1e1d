import { rules } from './packages.mjs';

/** Hundredths of one per cent of the contributions before the one that takes the rest. */
export const PERCENTS = [2500, 2150, 1233];
const WHOLE = 10_000;

/**
 * How the pennies of a stream fall (rules/funding/apportion): 10,000 rows with a part for each contribution,
 * one after the other. It is worked out beforehand, which only helps the statement.
 */
export async function pennies() {
  const { apportion } = await rules();
  const stream = apportion([...PERCENTS, WHOLE - PERCENTS.reduce((sum, percent) => sum + percent, 0)]);
  return Array.from({ length: WHOLE }, (_, total) => stream.at(BigInt(total)).map(Number)).flat();
}

const PARTS = PERCENTS.length + 1;
const LABELS = ['Funder 1', 'Funder 2', 'Funder 3', 'Council'];
const WEIGHTS = [...PERCENTS, WHOLE - PERCENTS.reduce((sum, percent) => sum + percent, 0)];

/** What a part has been given when so many minor units have run through the stream. */
const soFar = (total) =>
  `(${total} / ${WHOLE} * part.weight + ($4::int[])[(${total} % ${WHOLE})::int * ${PARTS} + part.nth])`;

/**
 * The ledger of one run by hand, in one statement as weft_app: $1 partnership, $2 run, $3 end of its period,
 * $4 `pennies()`. A transaction for each claim, an entry for each funder and one against them; the rows are
 * those of the product, penny by penny.
 */
export const ledgerStatement = `
  WITH due AS MATERIALIZED (
    SELECT c.id AS claim_id, gen_random_uuid() AS transaction_id, c.price,
      (sum(c.price) OVER (ORDER BY c.achieved_on, length(c.reference), c.reference COLLATE "C"))::bigint AS upto
    FROM claim c
    WHERE c.partnership_id = $1 AND c.state = 'VERIFIED' AND c.achieved_on <= $3
  ), part AS MATERIALIZED (
    SELECT o.id AS funder_id, t.label, t.weight, t.nth::int
    FROM unnest('{${LABELS.map((label) => `"${label}"`)}}'::text[], '{${WEIGHTS}}'::int[])
      WITH ORDINALITY AS t(label, weight, nth)
    JOIN organisation o ON o.partnership_id = $1 AND o.name = t.label
  ), share AS (
    SELECT due.claim_id, due.transaction_id, part.funder_id, part.label,
      ${soFar('due.upto')} - ${soFar('(due.upto - due.price)')} AS amount
    FROM due CROSS JOIN part
  ), entered AS (
    INSERT INTO ledger_transaction (partnership_id, id, kind, run_id, claim_id, at)
    SELECT $1, transaction_id, 'BILLED', $2, claim_id, now() FROM due
  )
  INSERT INTO ledger_entry (partnership_id, transaction_id, account, funder_id, contribution_label, run_id, claim_id,
    amount, currency, opens_share, at)
  SELECT $1, transaction_id, 'DUE', funder_id, label, $2, claim_id, amount, 'GBP', true, now() FROM share
  UNION ALL
  SELECT $1, transaction_id, 'OUTCOMES', NULL, NULL, $2, claim_id, -price, 'GBP', false, now() FROM due`;
