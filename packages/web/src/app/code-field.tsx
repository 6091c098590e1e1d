import { TextInput } from '@mantine/core';

interface CodeFieldProps {
  id: string;
  error: string | undefined;
  value: string;
  onChange: (value: string) => void;
  /** A recovery code instead of the app's. */
  isRecovery?: boolean;
}

/** Where a code is typed: six digits of the app, or a recovery code. */
export function CodeField({ isRecovery = false, onChange, ...field }: CodeFieldProps) {
  return (
    <TextInput
      {...field}
      label={isRecovery ? 'Recovery code' : 'Code'}
      description={
        isRecovery
          ? 'One of the ten that you kept. Each works once.'
          : 'The six digits that your authenticator app shows for Weft.'
      }
      inputMode={isRecovery ? 'text' : 'numeric'}
      autoComplete="one-time-code"
      autoCapitalize="characters"
      autoCorrect="off"
      spellCheck={false}
      styles={{ wrapper: { maxWidth: isRecovery ? '22rem' : '12rem' } }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
