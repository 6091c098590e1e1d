import { TextInput } from '@mantine/core';
import { isRefusal, readPostcode } from '@weft/shared';
import { usePartnership } from '../app/viewer.js';
import { DateField, isHalfTyped } from '../ui/fields.js';
import type { RefusalLike, Refusals } from '../ui/refusals.js';

/** Who somebody is, as it is typed: an empty text is nothing. */
export interface TypedPerson {
  givenName: string;
  familyName: string;
  birthDate: string;
  postcode: string;
}

interface PersonFieldsProps {
  refusals: Refusals;
  value: TypedPerson;
  onChange: (change: Partial<TypedPerson>) => void;
}

/** The fields that say who somebody is, when they are enrolled and when their record is corrected. */
export function PersonFields({ refusals, value, onChange }: PersonFieldsProps) {
  const { today } = usePartnership();
  return (
    <>
      <TextInput
        {...refusals.field('givenName')}
        label="Given name"
        autoComplete="off"
        value={value.givenName}
        onChange={(event) => onChange({ givenName: event.currentTarget.value })}
      />
      <TextInput
        {...refusals.field('familyName')}
        label="Family name"
        autoComplete="off"
        value={value.familyName}
        onChange={(event) => onChange({ familyName: event.currentTarget.value })}
      />
      <DateField
        {...refusals.field('birthDate')}
        label="Date of birth (optional)"
        max={today}
        value={value.birthDate}
        onChange={(event) => onChange({ birthDate: event.currentTarget.value })}
      />
      <TextInput
        {...refusals.field('postcode')}
        label="Postcode (optional)"
        autoComplete="off"
        maw={220}
        maxLength={20}
        value={value.postcode}
        onChange={(event) => onChange({ postcode: event.currentTarget.value })}
      />
    </>
  );
}

/** What is wrong with them, in the order of the fields. A postcode that the record has already may stay as it is. */
export function checkPerson(
  person: TypedPerson,
  before?: { postcode?: string | null | undefined },
): RefusalLike[] {
  const postcode = person.postcode === (before?.postcode ?? '') ? null : readPostcode(person.postcode);
  return [
    ...(person.givenName.trim() ? [] : [{ field: 'givenName', message: 'Enter the given name.' }]),
    ...(person.familyName.trim() ? [] : [{ field: 'familyName', message: 'Enter the family name.' }]),
    ...(isHalfTyped('birthDate')
      ? [{ field: 'birthDate', message: 'Enter the date of birth as a whole date, or clear it.' }]
      : []),
    ...(isRefusal(postcode) ? [postcode] : []),
  ];
}
