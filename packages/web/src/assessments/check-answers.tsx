import { Button, NativeSelect, Textarea } from '@mantine/core';
import type { Instrument } from '@weft/shared';
import { useEffect, useRef } from 'react';
import { usePartnership } from '../app/viewer.js';
import type { AnsweredWay } from '../gql/graphql.js';
import { count } from '../ui/count.js';
import { DateField } from '../ui/fields.js';
import type { Refusals } from '../ui/refusals.js';
import type { AnswersDraft } from './answers-draft.js';
import { ANSWERED_WORDS } from './assessment-words.js';
import classes from './taking.module.css';

interface CheckAnswersProps {
  instrument: Instrument;
  draft: AnswersDraft;
  refusals: Refusals;
  onChange: (part: Partial<AnswersDraft>) => void;
}

/** What was answered, once more at a glance, with the day and who filled it in. */
export function CheckAnswers({ instrument, draft, refusals, onChange }: CheckAnswersProps) {
  const { today } = usePartnership();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { answers, measuredOn, answered, note } = draft;
  const leftOut = instrument.items.filter(({ code }) => answers[code] == null).length;
  const whole = refusals.field('answers');
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={classes.asked}>
        Check the answers
      </h2>
      {leftOut > 0 ? (
        <p>
          {count(leftOut, 'question')} left out. That is fine: what was answered is kept and scored as far as
          it goes.
        </p>
      ) : null}
      <DateField
        {...refusals.field('measuredOn')}
        label="Day of the assessment"
        max={today}
        value={measuredOn}
        onChange={(event) => onChange({ measuredOn: event.currentTarget.value })}
      />
      <NativeSelect
        {...refusals.field('answered')}
        label="Filled in"
        maw={320}
        value={answered}
        data={Object.entries(ANSWERED_WORDS).map(([value, label]) => ({ value, label }))}
        onChange={(event) => onChange({ answered: event.currentTarget.value as AnsweredWay })}
      />
      <Textarea
        {...refusals.field('note')}
        label="Note, in the person’s own words if you can (optional)"
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
      <div id="answers" tabIndex={-1}>
        {whole.error ? <p className={classes.wrong}>{whole.error}</p> : null}
        <ol className={classes.checked} aria-label="Answers">
          {instrument.items.map(({ code, text, scale }, nth) => {
            const options = instrument.scales.find((one) => one.code === scale)?.options ?? [];
            const said = options.find(({ value }) => value === answers[code])?.label;
            return (
              <li key={code} id={`answers.${code}`}>
                <span>
                  {text}
                  <strong data-none={said === undefined}>{said ?? 'Left out'}</strong>
                </span>
                <Button
                  variant="subtle"
                  size="compact-md"
                  aria-label={`Change the answer to: ${text}`}
                  onClick={() => onChange({ at: nth })}
                >
                  Change
                </Button>
              </li>
            );
          })}
        </ol>
      </div>
    </>
  );
}
