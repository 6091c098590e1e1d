import {
  type CalendarDate,
  type ChosenChannels,
  channelOf,
  type DigestFrequency,
  kindsFor,
  NOTIFICATION_DAYS,
  type NotificationChannel,
  type NotificationChoices,
  type NotificationKind,
  USUAL_CHOICES,
  urgencyOf,
} from '../../rules/index.js';
import { type Actor, type Tenant, withTenant } from '../tenancy/index.js';

/** How I want to be told in this partnership, kind by kind. */
export interface NotificationChoicesView {
  readonly kinds: readonly {
    readonly kind: NotificationKind;
    readonly channel: NotificationChannel;
    /** why it cannot be turned off; null for what can */
    readonly urgentBecause: string | null;
  }[];
  readonly frequency: DigestFrequency;
  readonly weekday: number;
  readonly hour: number;
  /** null, both: no quiet hours */
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  readonly quietDays: readonly number[];
  /** my own; null: the partnership's */
  readonly timeZone: string | null;
  /** for how many days the partnership keeps what people were told */
  readonly keepDays: number;
}

/** A row of notification_choice, or all null for somebody who has never chosen. */
export interface ChoiceRow {
  readonly channels: ChosenChannels | null;
  readonly frequency: DigestFrequency | null;
  readonly weekday: number | null;
  readonly hour: number | null;
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  readonly quietDays: number[] | null;
  readonly timeZone: string | null;
  readonly chosenOn: CalendarDate | null;
}

/** The columns of ChoiceRow for `notification_choice c`. */
export const CHOICE_COLUMNS = `c.channels, c.frequency, c.weekday, c.hour, c.quiet_from AS "quietFrom",
  c.quiet_to AS "quietTo", c.quiet_days AS "quietDays", c.time_zone AS "timeZone", c.chosen_on AS "chosenOn"`;

/** What somebody chose, or what is usual. */
export function choicesOf(row: ChoiceRow | undefined): NotificationChoices {
  if (!row?.channels) return USUAL_CHOICES;
  const { quietFrom: from, quietTo: to } = row;
  return {
    channels: row.channels,
    frequency: row.frequency ?? USUAL_CHOICES.frequency,
    weekday: row.weekday ?? USUAL_CHOICES.weekday,
    hour: row.hour ?? USUAL_CHOICES.hour,
    quietHours: from === null || to === null ? null : { from, to },
    quietDays: row.quietDays ?? USUAL_CHOICES.quietDays,
    timeZone: row.timeZone,
  };
}

/** The acting person's own. */
export async function readChoices(tenant: Tenant): Promise<NotificationChoices> {
  const row = await tenant.row<ChoiceRow>(
    `SELECT ${CHOICE_COLUMNS} FROM notification_choice c WHERE c.partnership_id = $1 AND c.person_id = $2`,
    [tenant.partnership.id, tenant.personId],
  );
  return choicesOf(row);
}

/** How I am told of things in this partnership. @throws Fault FORBIDDEN */
export function notificationChoices(actor: Actor): Promise<NotificationChoicesView> {
  return withTenant(actor, async (tenant) => {
    tenant.must('notificationChoices');
    return viewChoices(tenant);
  });
}

/** The same inside a transaction. */
export async function viewChoices(tenant: Tenant): Promise<NotificationChoicesView> {
  const [chosen, setting] = await Promise.all([
    readChoices(tenant),
    tenant.row<{ days: number }>(
      'SELECT keep_days AS days FROM notification_setting WHERE partnership_id = $1',
      [tenant.partnership.id],
    ),
  ]);
  const { channels, quietHours, ...when } = chosen;
  return {
    ...when,
    kinds: kindsFor(tenant.me.roles).map((kind) => ({
      kind,
      channel: channelOf(kind, channels),
      urgentBecause: urgencyOf(kind),
    })),
    quietFrom: quietHours?.from ?? null,
    quietTo: quietHours?.to ?? null,
    keepDays: setting?.days ?? NOTIFICATION_DAYS.usual,
  };
}
