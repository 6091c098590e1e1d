import { NativeSelect } from '@mantine/core';
import type { MeasureChoice } from '../assessments/assessment-words.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './evidence-fields.module.css';

interface MeasureFieldProps {
  id: string;
  error: string | undefined;
  choices: readonly MeasureChoice[];
  value: string;
  onChange: (assessmentId: string) => void;
}

/** A scored assessment in place of words, and what it shows or lacks. */
export function MeasureField({ id, error, choices, value, onChange }: MeasureFieldProps) {
  const chosen = choices.find((choice) => choice.id === value);
  return (
    <div className={classes.measure}>
      <NativeSelect
        id={id}
        error={error}
        label="Scored assessment"
        value={chosen?.id ?? ''}
        data={[
          { value: '', label: 'None: in words or as a file' },
          ...choices.map((choice) => ({ value: choice.id, label: choice.label })),
        ]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {chosen ? (
        <p>
          <StateBadge tone={chosen.isEnough ? 'good' : 'needs'}>
            {chosen.isEnough ? 'It is enough' : 'It is not enough'}
          </StateBadge>{' '}
          {chosen.told}
        </p>
      ) : null}
    </div>
  );
}
