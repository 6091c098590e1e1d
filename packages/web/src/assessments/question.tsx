import { Button, Progress } from '@mantine/core';
import type { Instrument } from '@weft/shared';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import classes from './taking.module.css';

interface QuestionProps {
  instrument: Instrument;
  /** Which question, by its place. */
  at: number;
  answer: number | null | undefined;
  onAnswer: (value: number | null) => void;
  onBack: (() => void) | undefined;
}

/** One question a screen: large answers for a thumb, the digits for a keyboard. An answer leads to the next question. */
export function Question({ instrument, at, answer, onAnswer, onBack }: QuestionProps) {
  const { items, scales } = instrument;
  const item = items[at];
  const options = scales.find(({ code }) => code === item?.scale)?.options ?? [];
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = useRef(at);
  useEffect(() => {
    // the first question leaves the focus where the page has put it
    if (asked.current !== at) heading.current?.focus();
    asked.current = at;
  }, [at]);
  const press = (event: KeyboardEvent): void => {
    const option = options[Number(event.key) - 1];
    if (!/^[1-9]$/.test(event.key) || !option || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onAnswer(option.value);
  };
  if (!item) return null;
  const place = `Question ${at + 1} of ${items.length}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the digits are a short cut for the buttons inside
    <div className={classes.question} onKeyDown={press}>
      <div className={classes.place}>
        <span>{place}</span>
        <Progress value={(100 * at) / items.length} aria-label="How far" className={classes.bar ?? ''} />
      </div>
      <h2 ref={heading} tabIndex={-1} className={classes.asked}>
        {item.text}
      </h2>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would read its legend before every answer */}
      <div role="group" aria-label={item.text} className={classes.options}>
        {options.map(({ value, label }, nth) => (
          <button
            key={value}
            type="button"
            className={classes.option}
            aria-pressed={answer === value}
            onClick={() => onAnswer(value)}
          >
            <span>{label}</span>
            <kbd>{nth + 1}</kbd>
          </button>
        ))}
      </div>
      <div className={classes.buttons}>
        {onBack ? (
          <Button variant="default" onClick={onBack}>
            Back
          </Button>
        ) : null}
        <Button variant="subtle" onClick={() => onAnswer(null)}>
          {answer === null ? 'Go on without an answer' : 'Leave this one out'}
        </Button>
      </div>
    </div>
  );
}
