import {
  type CalendarDate,
  checkPartnership,
  formatDate,
  isRefusal,
  minorDigits,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { lockRateCards } from '../rate-cards/index.js';
import { readName } from '../read-text.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';
import { type PartnershipView, readPartnership } from './partnership-view.js';

export interface PartnershipCorrection {
  readonly name: string;
  /** ISO 4217 */
  readonly currency: string;
  readonly contractFrom: string;
  readonly contractTo: string;
}

/**
 * Corrects what was typed when the partnership was made: its name at any time, the contract's dates as long as
 * nothing lies outside the new ones, and the currency as long as no amount stands anywhere.
 *
 * @returns the partnership; INVALID with its field; IN_USE (contractFrom, contractTo, currency) for what something
 *   depends on.
 * @throws Fault FORBIDDEN for everybody but the backbone.
 */
export function correctPartnership(
  actor: Actor,
  input: PartnershipCorrection,
): Promise<PartnershipView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('correctPartnership');
    // claims are submitted and cards published under the same lock
    await lockRateCards(tenant, 'exclusive');
    const now = await readPartnership(tenant);
    const name = readName(input.name, 'name', 200, 'Give the partnership a name.');
    if (isRefusal(name)) return name;
    const { currency, contractFrom, contractTo } = input;
    const terms = checkPartnership({
      ...now,
      name,
      currency,
      contractFrom,
      contractTo,
      contractCap: null,
    });
    if (isRefusal(terms)) return terms;
    const refused =
      (await checkDates(tenant, now, terms)) ??
      (terms.currency === now.currency ? null : await checkCurrency(tenant, now, terms.currency));
    if (refused) return refused;
    await tenant.execute(
      'UPDATE partnership SET name = $2, currency = $3, contract_from = $4, contract_to = $5 WHERE id = $1',
      [tenant.partnership.id, terms.name, terms.currency, terms.contractFrom, terms.contractTo],
    );
    return readPartnership(tenant);
  });
}

interface Contract {
  readonly contractFrom: CalendarDate;
  readonly contractTo: CalendarDate;
}

interface Outside {
  readonly field: 'contractFrom' | 'contractTo';
  readonly what: 'claim' | 'card' | 'variation';
  readonly day: CalendarDate;
}

const WORDS: Readonly<Record<Outside['what'], string>> = {
  claim: 'An outcome is claimed for',
  card: 'A published rate card takes effect on',
  variation: 'The contract’s maximum changes on',
};

/** What lay inside the contract and would lie outside: the claim, card or change that is furthest out. */
async function checkDates(tenant: Tenant, now: Contract, wanted: Contract): Promise<Refusal | null> {
  if (now.contractFrom >= wanted.contractFrom && now.contractTo <= wanted.contractTo) return null;
  const outside = await tenant.row<Outside>(
    `WITH dated(what, day) AS (
       SELECT 'claim', achieved_on FROM claim WHERE partnership_id = $1 AND state NOT IN ('REJECTED', 'REVERSED')
       UNION ALL
       SELECT 'card', effective_from FROM rate_card WHERE partnership_id = $1 AND status = 'PUBLISHED'
       UNION ALL
       SELECT 'variation', effective_on FROM variation WHERE partnership_id = $1)
     (SELECT 'contractFrom' AS field, what, day FROM dated WHERE day >= $2 AND day < $4 ORDER BY day LIMIT 1)
     UNION ALL
     (SELECT 'contractTo', what, day FROM dated WHERE day <= $3 AND day > $5 ORDER BY day DESC LIMIT 1)
     LIMIT 1`,
    [tenant.partnership.id, now.contractFrom, now.contractTo, wanted.contractFrom, wanted.contractTo],
  );
  if (!outside) return null;
  const { field, what, day } = outside;
  return refuse(
    'IN_USE',
    `${WORDS[what]} ${formatDate(day)}. Give that day or ${field === 'contractFrom' ? 'an earlier' : 'a later'} one.`,
    field,
  );
}

/** Amounts are kept in the currency's smallest unit, so none may stand when the currency changes. */
async function checkCurrency(tenant: Tenant, now: PartnershipView, wanted: string): Promise<Refusal | null> {
  const used = await tenant.row(
    `SELECT FROM rate_card WHERE partnership_id = $1
     UNION ALL SELECT FROM funding_agreement WHERE partnership_id = $1
     UNION ALL SELECT FROM variation WHERE partnership_id = $1
     UNION ALL SELECT FROM payment_run WHERE partnership_id = $1 LIMIT 1`,
    [tenant.partnership.id],
  );
  if (used) {
    return refuse(
      'IN_USE',
      `Prices or payments in ${now.currency} are recorded already, so the currency stays.`,
      'currency',
    );
  }
  if (now.contractCap !== null && minorDigits(now.currency) !== minorDigits(wanted)) {
    return refuse(
      'IN_USE',
      `The contract’s maximum is recorded in ${now.currency}, which has other small units than ${wanted}. Ask the operator to make the partnership anew.`,
      'currency',
    );
  }
  return null;
}
