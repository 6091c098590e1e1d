import { TextInput, type TextInputProps } from '@mantine/core';
import type { Refusals } from '../ui/refusals.js';

interface LineProps<Name extends string> extends Omit<TextInputProps, 'name' | 'value' | 'onChange'> {
  name: Name;
  refusals: Refusals;
  typed: { readonly [name in Name]: string };
  set: (change: { [name in Name]?: string }) => void;
}

/** A question of a referral that one line of text answers. */
export function Line<Name extends string>({ name, refusals, typed, set, ...props }: LineProps<Name>) {
  return (
    <TextInput
      {...refusals.field(name)}
      {...props}
      value={typed[name]}
      // TypeScript widens the name of the only field there is
      onChange={({ currentTarget: { value } }) => set({ [name]: value } as { [name in Name]?: string })}
    />
  );
}
