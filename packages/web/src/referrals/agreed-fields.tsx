import { NativeSelect } from '@mantine/core';
import { AGREED_HOW, type AgreedHow } from '@weft/shared';
import { usePartnership } from '../app/viewer.js';
import { DateField } from '../ui/fields.js';
import type { Refusals } from '../ui/refusals.js';
import { AGREED_HOW_WORDS } from './referral-words.js';

/** Somebody's own agreement, as it is typed. */
export interface TypedAgreement {
  /** empty while the date is not whole */
  readonly agreedOn: string;
  readonly agreedHow: AgreedHow;
}

interface AgreedFieldsProps {
  refusals: Refusals;
  value: TypedAgreement;
  onChange: (next: TypedAgreement) => void;
}

/** On which day the person agreed, and how they said so. */
export function AgreedFields({ refusals, value, onChange }: AgreedFieldsProps) {
  const { today } = usePartnership();
  return (
    <>
      <DateField
        {...refusals.field('agreedOn')}
        label="The person agreed on"
        max={today}
        value={value.agreedOn}
        onChange={(event) => onChange({ ...value, agreedOn: event.currentTarget.value })}
      />
      <NativeSelect
        {...refusals.field('agreedHow')}
        label="How they agreed"
        value={value.agreedHow}
        data={AGREED_HOW.map((one) => ({ value: one, label: AGREED_HOW_WORDS[one] }))}
        onChange={(event) => {
          const agreedHow = AGREED_HOW.find((one) => one === event.currentTarget.value);
          if (agreedHow) onChange({ ...value, agreedHow });
        }}
      />
    </>
  );
}
