import { type CalendarDate, type PartnershipTemplate, type Role, today } from '../../rules/index.js';
import { type Money, moneyOrNull } from '../money.js';
import type { Tenant } from '../tenancy/index.js';

/** Whether payment runs are prepared by hand, or by the worker after each month's or quarter's end. */
export const PAYMENT_SCHEDULES = ['BY_HAND', 'MONTHLY', 'QUARTERLY'] as const;
export type PaymentSchedule = (typeof PAYMENT_SCHEDULES)[number];

export interface PartnershipView {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly template: PartnershipTemplate;
  readonly currency: string;
  readonly timeZone: string;
  readonly contractFrom: CalendarDate;
  readonly contractTo: CalendarDate;
  /** the contract's maximum today, by the newest variation in effect */
  readonly contractCap: Money | null;
  readonly sensitiveDomains: readonly string[];
  readonly paymentSchedule: PaymentSchedule;
  /** the roles that are let in with a second factor only */
  readonly secondFactorRoles: readonly Role[];
  /** in the partnership's time zone */
  readonly today: CalendarDate;
}

/** A partnership as `partnershipJson` writes it. */
export interface PartnershipJson {
  id: string;
  slug: string;
  name: string;
  template: PartnershipTemplate;
  currency: string;
  timeZone: string;
  contractFrom: CalendarDate;
  contractTo: CalendarDate;
  contractCap: string | null;
  sensitiveDomains: string[];
  paymentSchedule: PaymentSchedule;
  secondFactorRoles: Role[];
}

/**
 * SQL for one partnership as JSON, for a row of table `partnership` under this alias.
 * @param now the statement's parameter with the instant, '$2'
 */
export const partnershipJson = (alias: string, now: string): string => `json_build_object(
  'id', ${alias}.id, 'slug', ${alias}.slug, 'name', ${alias}.name, 'template', ${alias}.template,
  'currency', ${alias}.currency, 'timeZone', ${alias}.time_zone, 'contractFrom', ${alias}.contract_from::text,
  'contractTo', ${alias}.contract_to::text, 'sensitiveDomains', ${alias}.sensitive_domains,
  'paymentSchedule', ${alias}.payment_schedule, 'secondFactorRoles', ${alias}.second_factor_roles,
  'contractCap', app.contract_maximum(${alias}.id, (${now}::timestamptz AT TIME ZONE ${alias}.time_zone)::date)::text)`;

export const toPartnershipView = (row: PartnershipJson, now: Date): PartnershipView => ({
  ...row,
  contractCap: moneyOrNull(row.contractCap, row.currency),
  today: today(row.timeZone, now.getTime()),
});

/** A partnership as it now stands: the one the transaction is in, unless another is named. */
export async function readPartnership(tenant: Tenant, id = tenant.partnership.id): Promise<PartnershipView> {
  const row = await tenant.row<{ partnership: PartnershipJson }>(
    `SELECT ${partnershipJson('p', '$2')} AS partnership FROM partnership p WHERE p.id = $1`,
    [id, tenant.now],
  );
  if (!row) throw new Error('The partnership of this transaction is gone.');
  return toPartnershipView(row.partnership, tenant.now);
}
