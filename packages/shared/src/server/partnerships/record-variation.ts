import {
  askForDate,
  formatDate,
  isRefusal,
  parseDate,
  parseMoney,
  type Refusal,
  refuse,
} from '../../rules/index.js';
import { readText } from '../read-text.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type PartnershipView, readPartnership } from './partnership-view.js';

export interface VariationInput {
  readonly on: string;
  readonly newMaximum: string;
  readonly reason: string;
}

/**
 * Records that the contract's maximum changes on a day; earlier records stay (domain.md, Money: variations).
 *
 * @returns the partnership; INVALID with its field; OUT_OF_RANGE (on) outside the contract;
 * OVERLAP (on) when another variation takes effect on that day.
 */
export function recordVariation(actor: Actor, input: VariationInput): Promise<PartnershipView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('recordVariation');
    const { currency, contractFrom, contractTo, id } = tenant.partnership;
    const on = parseDate(input.on);
    if (!on) return refuse('INVALID', askForDate(input.on), 'on');
    const maximum = parseMoney(input.newMaximum, currency, 'newMaximum');
    if (isRefusal(maximum)) return maximum;
    if (maximum === 0n) return refuse('INVALID', 'Give a maximum above zero.', 'newMaximum');
    const reason = readText(input.reason, 'reason', 2000, 'Say why the maximum changes.');
    if (isRefusal(reason)) return reason;
    if (on < contractFrom || on > contractTo) {
      return refuse(
        'OUT_OF_RANGE',
        `The contract runs from ${formatDate(contractFrom)} to ${formatDate(contractTo)}. Choose a day within it.`,
        'on',
      );
    }
    const made = await tenant.execute(
      `INSERT INTO variation (partnership_id, effective_on, new_maximum, reason, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (partnership_id, effective_on) DO NOTHING`,
      [id, on, maximum, reason, tenant.me.personId, tenant.now],
    );
    if (made === 0)
      return refuse(
        'OVERLAP',
        `A variation takes effect on ${formatDate(on)} already. Choose another day.`,
        'on',
      );
    return readPartnership(tenant);
  });
}
