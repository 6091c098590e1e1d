import { NativeSelect } from '@mantine/core';
import { type CalendarDate, calendarDate, NOTICE_WAYS, type NoticeWay } from '@weft/shared';
import { usePartnership } from '../app/viewer.js';
import { DateField } from '../ui/fields.js';
import type { RefusalLike, Refusals } from '../ui/refusals.js';
import { WAY_WORDS } from './sharing-words.js';

export interface TypedNotice {
  readonly saidOn: string;
  readonly how: NoticeWay | '';
}

/** Nothing is chosen beforehand: whoever just goes on must not record what was never said. */
export const NOTHING_SAID: TypedNotice = { saidOn: '', how: '' };

/** What was said and when; or what is still to be chosen. */
export function readNotice({
  saidOn,
  how,
}: TypedNotice):
  | { readonly saidOn: CalendarDate; readonly how: NoticeWay }
  | { readonly missing: readonly RefusalLike[] } {
  if (saidOn !== '' && how !== '') return { saidOn: calendarDate(saidOn), how };
  return {
    missing: [
      ...(saidOn === '' ? [{ field: 'saidOn', message: 'Say on which day it was.' }] : []),
      ...(how === '' ? [{ field: 'how', message: 'Choose how it was said.' }] : []),
    ],
  };
}

interface NoticeFieldsProps {
  value: TypedNotice;
  onChange: (now: TypedNotice) => void;
  refusals: Refusals;
}

/** On which day, and how. */
export function NoticeFields({ value, onChange, refusals }: NoticeFieldsProps) {
  const { today } = usePartnership();
  return (
    <>
      <DateField
        {...refusals.field('saidOn')}
        label="On which day"
        max={today}
        value={value.saidOn}
        onChange={(event) => onChange({ ...value, saidOn: event.currentTarget.value })}
      />
      <NativeSelect
        {...refusals.field('how')}
        label="How"
        maw={320}
        value={value.how}
        data={[
          { value: '', label: 'Choose one' },
          ...NOTICE_WAYS.map((way) => ({ value: way, label: WAY_WORDS[way] })),
        ]}
        onChange={(event) =>
          onChange({
            ...value,
            how: NOTICE_WAYS.find((way) => way === event.currentTarget.value) ?? '',
          })
        }
      />
    </>
  );
}
