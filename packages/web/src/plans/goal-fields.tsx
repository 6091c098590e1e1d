import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type CalendarDate, GOAL_STATES, type GoalState, type PlanGoal, type PlanStep } from '@weft/shared';
import { usePartnership } from '../app/viewer.js';
import { WordsField } from '../language/words-field.js';
import { DateField } from '../ui/fields.js';
import { Icon } from '../ui/icons.js';
import type { Refusals } from '../ui/refusals.js';
import classes from './plan.module.css';
import { newKey } from './plan-queries.js';
import { GOAL_STATE_WORDS } from './plan-words.js';
import { StepFields } from './step-fields.js';

interface GoalFieldsProps {
  /** The path of its refusals. */
  at: string;
  title: string;
  goal: PlanGoal;
  /** How the person is called. */
  name: string;
  refusals: Refusals;
  onChange: (change: Partial<PlanGoal>) => void;
  /** null: it was saved before, and is let go rather than removed. */
  onRemove: (() => void) | null;
}

/** One goal with its steps, and how it ended. */
export function GoalFields({ at, title, goal, name, refusals, onChange, onRemove }: GoalFieldsProps) {
  const { today } = usePartnership();
  const setStep = (nth: number, change: Partial<PlanStep>): void =>
    onChange({ steps: goal.steps.map((step, place) => (place === nth ? { ...step, ...change } : step)) });
  const addStep = (): void =>
    onChange({
      steps: [
        ...goal.steps,
        { key: newKey(), words: '', taker: 'PARTICIPANT', who: null, dueOn: null, doneOn: null },
      ],
    });
  const setState = (state: GoalState): void =>
    onChange({ state, endedOn: state === 'OPEN' ? null : (goal.endedOn ?? (today as CalendarDate)) });
  return (
    <fieldset className={classes.group}>
      <legend>{title}</legend>
      <WordsField
        {...refusals.field(`${at}.words`)}
        label="What they want"
        minRows={1}
        value={goal.words}
        onChange={(words) => onChange({ words })}
      />
      {goal.steps.map((step, nth) => (
        <StepFields
          key={step.key}
          at={`${at}.steps.${nth}`}
          nth={nth + 1}
          step={step}
          name={name}
          refusals={refusals}
          onChange={(change) => setStep(nth, change)}
          onRemove={() => onChange({ steps: goal.steps.filter(({ key }) => key !== step.key) })}
        />
      ))}
      <div id={`${at}.steps`} className={classes.row}>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<Icon name="add" size={16} />}
          onClick={addStep}
        >
          Add a step
        </Button>
        {onRemove ? (
          <Button variant="subtle" size="compact-md" onClick={onRemove} aria-label={`Remove ${title}`}>
            Remove this goal
          </Button>
        ) : null}
      </div>
      {onRemove ? null : (
        <div className={classes.row}>
          <NativeSelect
            {...refusals.field(`${at}.state`)}
            label="How it goes"
            value={goal.state}
            data={GOAL_STATES.map((state) => ({ value: state, label: GOAL_STATE_WORDS[state].name }))}
            onChange={(event) =>
              setState(GOAL_STATES.find((one) => one === event.currentTarget.value) ?? 'OPEN')
            }
          />
          {goal.state === 'OPEN' ? null : (
            <>
              <DateField
                {...refusals.field(`${at}.endedOn`)}
                label="Since"
                max={today}
                value={goal.endedOn ?? ''}
                onChange={(event) =>
                  onChange({ endedOn: (event.currentTarget.value || null) as CalendarDate | null })
                }
              />
              <TextInput
                {...refusals.field(`${at}.endedWords`)}
                label={`What ${name} says about it (optional)`}
                autoComplete="off"
                value={goal.endedWords ?? ''}
                onChange={(event) => onChange({ endedWords: event.currentTarget.value })}
              />
            </>
          )}
        </div>
      )}
    </fieldset>
  );
}
