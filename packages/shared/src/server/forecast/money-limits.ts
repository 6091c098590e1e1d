import {
  type CalendarDate,
  outlookOf,
  type PaceWindow,
  paceOf,
  perQuarter,
  sumMoney,
} from '../../rules/index.js';
import { moneyOrNull } from '../money.js';
import { type OrganisationView, organisationJson } from '../organisations/organisation-view.js';
import { contractMaximum } from '../payments/funding-state.js';
import type { Tenant } from '../tenancy/index.js';
import type { MoneyLimitKind, MoneyLimitView } from './forecast-view.js';
import type { BilledAmount } from './money-by-quarter.js';

interface Limit {
  readonly kind: MoneyLimitKind;
  readonly label: string;
  readonly funder: OrganisationView | null;
  readonly limit: bigint | null;
  readonly billed: readonly BilledAmount[];
}

interface Given {
  readonly billed: readonly BilledAmount[];
  readonly billedTo: CalendarDate | null;
  readonly window: PaceWindow | null;
  readonly onlyOf: readonly string[] | null;
}

/**
 * The contract's maximum and the contributions of the newest agreement: what is used, at which pace, how long it
 * lasts from the last run on. For a funder its own contributions alone.
 */
export async function readMoneyLimits(system: Tenant, given: Given): Promise<MoneyLimitView[]> {
  const { billed, onlyOf } = given;
  const rows = await system.rows<{ label: string; cap: bigint | null; funder: OrganisationView | null }>(
    `SELECT c.label, c.cap, (SELECT ${organisationJson('o')} FROM organisation o
         WHERE o.partnership_id = c.partnership_id AND o.id = c.funder_id) AS funder
     FROM contribution c
     WHERE c.partnership_id = $1 AND ($2::uuid[] IS NULL OR c.funder_id = ANY ($2))
       AND c.agreement_id = (SELECT a.id FROM funding_agreement a WHERE a.partnership_id = $1
         ORDER BY a.version DESC LIMIT 1)
     ORDER BY c.position`,
    [system.partnership.id, onlyOf],
  );
  const limits: Limit[] = rows.map(({ label, cap, funder }) => ({
    kind: 'CONTRIBUTION',
    label,
    funder,
    limit: cap,
    billed: billed.filter((one) => one.label === label),
  }));
  if (!onlyOf) {
    const limit = await contractMaximum(system, system.today);
    limits.unshift({ kind: 'CONTRACT', label: 'The contract', funder: null, limit, billed });
  }
  return limits.map((limit) => viewOf(system, limit, given));
}

function viewOf(system: Tenant, one: Limit, { billedTo, window }: Given): MoneyLimitView {
  const { currency, contractFrom, contractTo } = system.partnership;
  const used = sumMoney(one.billed.map(({ amount }) => amount));
  const pace = window && paceOf(window, one.billed);
  const outlook =
    one.limit === null
      ? null
      : outlookOf({ limit: one.limit, used, asOf: billedTo ?? contractFrom, last: contractTo, pace });
  return {
    kind: one.kind,
    label: one.label,
    funder: one.funder,
    limit: moneyOrNull(one.limit, currency),
    used: { amount: used, currency },
    left: outlook && { amount: outlook.left, currency },
    perQuarter: pace && { amount: perQuarter(pace), currency },
    state: outlook?.state ?? 'NO_LIMIT',
    runsOutOn: outlook?.runsOutOn ?? null,
  };
}
