import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type CalendarDate, type PlanStep, STEP_TAKERS } from '@weft/shared';
import { usePartnership } from '../app/viewer.js';
import { WordsField } from '../language/words-field.js';
import { DateField } from '../ui/fields.js';
import type { Refusals } from '../ui/refusals.js';
import classes from './plan.module.css';

interface StepFieldsProps {
  at: string;
  /** Its place, from 1. */
  nth: number;
  step: PlanStep;
  name: string;
  refusals: Refusals;
  onChange: (change: Partial<PlanStep>) => void;
  onRemove: () => void;
}

/** One step: what, by whom, until when, and whether it is done. */
export function StepFields({ at, nth, step, name, refusals, onChange, onRemove }: StepFieldsProps) {
  const { today } = usePartnership();
  const takers = { PARTICIPANT: name, WORKER: 'Their link worker', SOMEBODY_ELSE: 'Somebody else' };
  return (
    <fieldset className={classes.step} aria-label={`Step ${nth}`}>
      <WordsField
        {...refusals.field(`${at}.words`)}
        label={`Step ${nth}`}
        minRows={1}
        value={step.words}
        onChange={(words) => onChange({ words })}
      />
      <div className={classes.row}>
        <NativeSelect
          {...refusals.field(`${at}.taker`)}
          label="Who does it"
          value={step.taker}
          data={STEP_TAKERS.map((taker) => ({ value: taker, label: takers[taker] }))}
          onChange={(event) =>
            onChange({ taker: STEP_TAKERS.find((one) => one === event.currentTarget.value) ?? 'PARTICIPANT' })
          }
        />
        {step.taker === 'SOMEBODY_ELSE' ? (
          <TextInput
            {...refusals.field(`${at}.who`)}
            label="Who"
            autoComplete="off"
            value={step.who ?? ''}
            onChange={(event) => onChange({ who: event.currentTarget.value })}
          />
        ) : null}
        {step.doneOn === null ? (
          <DateField
            {...refusals.field(`${at}.dueOn`)}
            label="By when (optional)"
            value={step.dueOn ?? ''}
            onChange={(event) =>
              onChange({ dueOn: (event.currentTarget.value || null) as CalendarDate | null })
            }
          />
        ) : (
          <DateField
            {...refusals.field(`${at}.doneOn`)}
            label="Done on"
            max={today}
            value={step.doneOn}
            onChange={(event) =>
              onChange({ doneOn: (event.currentTarget.value || null) as CalendarDate | null })
            }
          />
        )}
        <Checkbox
          label="Done"
          className={classes.done}
          checked={step.doneOn !== null}
          onChange={(event) =>
            onChange({ doneOn: event.currentTarget.checked ? (today as CalendarDate) : null })
          }
        />
        <Button variant="subtle" size="compact-md" aria-label={`Remove step ${nth}`} onClick={onRemove}>
          Remove
        </Button>
      </div>
    </fieldset>
  );
}
