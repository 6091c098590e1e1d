import type { CalendarDate, HeldRole, Role } from '../../rules/index.js';

/** The partnership a transaction is in. */
export interface Place {
  readonly id: string;
  readonly name: string;
  /** ISO 4217 */
  readonly currency: string;
  readonly timeZone: string;
  readonly contractFrom: CalendarDate;
  readonly contractTo: CalendarDate;
}

/** Who acts in it, as the database found them when the transaction began. */
export interface Me {
  /** null: the system */
  readonly personId: string | null;
  readonly roles: readonly Role[];
  /** the same, each with the organisation at which it is held */
  readonly held: readonly HeldRole[];
  readonly isSystem: boolean;
  readonly isOperator: boolean;
  readonly organisationIds: readonly string[];
  readonly providerIds: readonly string[];
  readonly funderIds: readonly string[];
}

/** A place as app.enter and app.enter_to_set_up tell it. */
export interface PlaceRow {
  partnership_id: string | null;
  partnership_name: string | null;
  currency: string | null;
  time_zone: string | null;
  contract_from: CalendarDate | null;
  contract_to: CalendarDate | null;
}

/** The place that a row of app.enter names; null for whoever entered none. */
export const placeOf = (row: PlaceRow): Place | null =>
  row.partnership_id === null
    ? null
    : {
        id: row.partnership_id,
        name: row.partnership_name ?? '',
        currency: row.currency ?? '',
        timeZone: row.time_zone ?? '',
        contractFrom: row.contract_from as CalendarDate,
        contractTo: row.contract_to as CalendarDate,
      };
