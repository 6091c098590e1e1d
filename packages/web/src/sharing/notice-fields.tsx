import { NativeSelect } from '@mantine/core';
import { NOTICE_WAYS, type NoticeWay } from '@weft/shared';
import { usePartnership } from '../app/viewer.js';
import { DateField } from '../ui/fields.js';
import type { Refusals } from '../ui/refusals.js';
import { WAY_WORDS } from './sharing-words.js';

export interface TypedNotice {
  readonly saidOn: string;
  readonly how: NoticeWay;
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
        data={NOTICE_WAYS.map((way) => ({ value: way, label: WAY_WORDS[way] }))}
        onChange={(event) =>
          onChange({
            ...value,
            how: NOTICE_WAYS.find((way) => way === event.currentTarget.value) ?? value.how,
          })
        }
      />
    </>
  );
}
