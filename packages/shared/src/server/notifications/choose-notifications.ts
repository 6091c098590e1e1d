import {
  checkChoices,
  checkNotificationDays,
  kindsFor,
  type NotificationChannel,
  type NotificationChoices,
  type NotificationKind,
  type Refusal,
  today,
} from '../../rules/index.js';
import { type Actor, withTenant } from '../tenancy/index.js';
import { type NotificationChoicesView, readChoices, viewChoices } from './read-choices.js';

export interface ChooseNotificationsInput extends Omit<NotificationChoices, 'channels' | 'quietHours'> {
  readonly channels: readonly { readonly kind: NotificationKind; readonly channel: NotificationChannel }[];
  /** null, both: no quiet hours */
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
}

/**
 * Says how I want to be told in this partnership. It holds from the next look on (tell-what-happened.ts), which may
 * still tell of the last hour: what was silent before stays so, and what waits for a mail waits for the next one, unless
 * its kind is in no mail any more.
 * @returns the choices; INVALID with the field
 * @throws Fault FORBIDDEN
 */
export function chooseNotifications(
  actor: Actor,
  input: ChooseNotificationsInput,
): Promise<NotificationChoicesView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('chooseNotifications');
    const before = await readChoices(tenant);
    const mine = kindsFor(tenant.me.roles);
    const own = input.channels.filter(({ kind }) => mine.includes(kind));
    const { quietFrom: from, quietTo: to } = input;
    const choices: NotificationChoices = {
      ...input,
      channels: {
        ...before.channels,
        ...Object.fromEntries(own.map(({ kind, channel }) => [kind, channel])),
      },
      // one of the two alone is an hour that is missing
      quietHours: from === null && to === null ? null : { from: from ?? -1, to: to ?? -1 },
    };
    const [wrong] = checkChoices(choices);
    if (wrong) return wrong;
    const zone = choices.timeZone ?? tenant.partnership.timeZone;
    await tenant.execute(
      `INSERT INTO notification_choice AS c (partnership_id, person_id, channels, frequency, weekday, hour, quiet_from,
         quiet_to, quiet_days, time_zone, chosen_on, chosen_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (partnership_id, person_id) DO UPDATE SET channels = excluded.channels,
         frequency = excluded.frequency, weekday = excluded.weekday, hour = excluded.hour,
         quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, quiet_days = excluded.quiet_days,
         time_zone = excluded.time_zone, chosen_on = excluded.chosen_on, chosen_at = excluded.chosen_at`,
      [
        tenant.partnership.id,
        tenant.personId,
        JSON.stringify(choices.channels),
        choices.frequency,
        choices.weekday,
        choices.hour,
        choices.quietHours?.from ?? null,
        choices.quietHours?.to ?? null,
        [...new Set(choices.quietDays)].sort(),
        choices.timeZone,
        today(zone, tenant.now.getTime()),
        tenant.now,
      ],
    );
    return viewChoices(tenant);
  });
}

/**
 * Says for how many days the partnership keeps what people were told; what is older goes with the next look.
 * @returns the actor's choices, which say it; INVALID (days)
 * @throws Fault FORBIDDEN
 */
export function setNotificationDays(actor: Actor, days: number): Promise<NotificationChoicesView | Refusal> {
  return withTenant(actor, async (tenant) => {
    tenant.must('setNotificationDays');
    const wrong = checkNotificationDays(days);
    if (wrong) return wrong;
    await tenant.execute(
      `INSERT INTO notification_setting (partnership_id, keep_days, changed_by, changed_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (partnership_id) DO UPDATE SET keep_days = excluded.keep_days, changed_by = excluded.changed_by,
         changed_at = excluded.changed_at`,
      [tenant.partnership.id, days, tenant.personId, tenant.now],
    );
    return viewChoices(tenant);
  });
}
