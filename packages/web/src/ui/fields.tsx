import { TextInput, type TextInputProps } from '@mantine/core';

/** A calendar date; its value is 'YYYY-MM-DD'. */
export function DateField(props: TextInputProps) {
  return <TextInput type="date" maw={220} {...props} />;
}

/** Whether a date is typed in part: the browser then says that the field is empty, and the rest would be lost. */
export function isHalfTyped(id: string): boolean {
  const field = document.getElementById(id);
  return field instanceof HTMLInputElement && field.validity.badInput;
}

/** An amount of money, typed as digits; the currency stands beside it. Its value is the text that was typed. */
export function MoneyField({ currency, ...props }: TextInputProps & { currency: string }) {
  const sign =
    new Intl.NumberFormat('en-GB', { style: 'currency', currency })
      .formatToParts(0)
      .find((part) => part.type === 'currency')?.value ?? currency;
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      maw={240}
      leftSection={<span>{sign}</span>}
      {...props}
    />
  );
}
