import { Checkbox, Group, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { NOTIFICATION_WORDS, USUAL_CHOICES } from '@weft/shared';
import { usePartnership } from '../app/viewer.js';
import type { NotificationChannel, NotificationChoicesQuery } from '../gql/graphql.js';
import type { Refusals } from '../ui/refusals.js';
import classes from './choices.module.css';

export type Choices = NotificationChoicesQuery['notificationChoices'];

interface FieldsProps {
  choices: Choices;
  set: (change: Partial<Choices>) => void;
  refusals: Refusals;
}

const CHANNELS: readonly { value: NotificationChannel; label: string }[] = [
  { value: 'NONE', label: 'Not at all' },
  { value: 'APP', label: 'In Weft' },
  { value: 'DIGEST', label: 'In Weft and by mail' },
];
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
  (label, nth) => ({ value: String(nth + 1), label }),
);
const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

/** Where one is told of each kind; what cannot be turned off says why. */
export function KindFields({ choices, set, refusals }: FieldsProps) {
  return (
    <div className={classes.kinds}>
      {choices.kinds.map((one) => (
        <NativeSelect
          {...refusals.field(`channels.${one.kind}`)}
          key={one.kind}
          label={NOTIFICATION_WORDS[one.kind]}
          description={one.urgentBecause ? `This cannot be turned off. ${one.urgentBecause}` : undefined}
          value={one.channel}
          data={CHANNELS.filter(({ value }) => value !== 'NONE' || !one.urgentBecause)}
          onChange={(event) => {
            const chosen = CHANNELS.find(({ value }) => value === event.currentTarget.value);
            if (chosen)
              set({
                kinds: choices.kinds.map((other) =>
                  other.kind === one.kind ? { ...other, channel: chosen.value } : other,
                ),
              });
          }}
        />
      ))}
    </div>
  );
}

/** How often a mail comes, and from which hour on. */
export function MailFields({ choices, set, refusals }: FieldsProps) {
  return (
    <Stack>
      <p className={classes.soft}>
        One mail at most on a day, and none when there is nothing to say or you have read it here already.
      </p>
      <Radio.Group
        label="How often"
        value={choices.frequency}
        onChange={(value) => set({ frequency: value === 'WEEKLY' ? 'WEEKLY' : 'DAILY' })}
      >
        <Group mt="xs" gap="lg">
          <Radio value="DAILY" label="Every day" />
          <Radio value="WEEKLY" label="Once a week" />
        </Group>
      </Radio.Group>
      <Group align="flex-start">
        {choices.frequency === 'WEEKLY' ? (
          <NativeSelect
            {...refusals.field('weekday')}
            label="On"
            value={String(choices.weekday)}
            data={DAYS}
            onChange={(event) => set({ weekday: Number(event.currentTarget.value) })}
          />
        ) : null}
        <NativeSelect
          {...refusals.field('hour')}
          label="Not before"
          value={String(choices.hour)}
          data={HOURS}
          onChange={(event) => set({ hour: Number(event.currentTarget.value) })}
        />
      </Group>
    </Stack>
  );
}

/** When nothing is counted and no mail is sent. */
export function QuietFields({ choices, set, refusals }: FieldsProps) {
  const { timeZone } = usePartnership();
  const hasHours = choices.quietFrom !== null && choices.quietTo !== null;
  const usual = USUAL_CHOICES.quietHours;
  return (
    <Stack>
      <p className={classes.soft}>
        In quiet time no mail is sent, and the bell counts only what cannot be turned off. The rest waits
        here.
      </p>
      <Checkbox
        label="Quiet hours every day"
        checked={hasHours}
        onChange={(event) =>
          set(
            event.currentTarget.checked
              ? { quietFrom: usual?.from ?? 20, quietTo: usual?.to ?? 7 }
              : { quietFrom: null, quietTo: null },
          )
        }
      />
      {hasHours ? (
        <Group align="flex-start">
          <NativeSelect
            {...refusals.field('quietFrom')}
            label="From"
            value={String(choices.quietFrom)}
            data={HOURS}
            onChange={(event) => set({ quietFrom: Number(event.currentTarget.value) })}
          />
          <NativeSelect
            {...refusals.field('quietTo')}
            label="Until"
            value={String(choices.quietTo)}
            data={HOURS}
            onChange={(event) => set({ quietTo: Number(event.currentTarget.value) })}
          />
        </Group>
      ) : null}
      <div id="quietDays">
        <Checkbox.Group
          label="Days that are quiet as a whole"
          error={refusals.field('quietDays').error}
          value={choices.quietDays.map(String)}
          onChange={(chosen) => set({ quietDays: chosen.map(Number).toSorted((a, b) => a - b) })}
        >
          <Group mt="xs" gap="md">
            {DAYS.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </Group>
        </Checkbox.Group>
      </div>
      <TextInput
        {...refusals.field('timeZone')}
        label="Time zone (optional)"
        description={`Leave it empty for the partnership’s, ${timeZone}.`}
        maw={320}
        autoComplete="off"
        value={choices.timeZone ?? ''}
        onChange={(event) => set({ timeZone: event.currentTarget.value })}
      />
    </Stack>
  );
}
