import { Textarea, type TextareaProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { LanguageMark } from '@weft/shared';
import { useState } from 'react';
import { useLanguageCheck } from './use-language-check.js';
import classes from './words-field.module.css';

/** How long somebody pauses before a hint comes: nobody is interrupted in the middle of a word. */
const PAUSE_MS = 500;

interface WordsFieldProps extends Omit<TextareaProps, 'value' | 'onChange'> {
  value: string;
  onChange: (value: string) => void;
}

/**
 * A field for words about a person. Under it stands, once one pauses, which word takes something away from them and
 * what to say instead. Nothing is ever refused for it, and the line under the field is kept free for it.
 */
export function WordsField({ value, onChange, ...props }: WordsFieldProps) {
  const check = useLanguageCheck();
  const [text] = useDebouncedValue(value, PAUSE_MS);
  // what is no longer there is no longer spoken of
  const marks = check(text).filter(({ written }) => value.includes(written));
  return (
    <div>
      <Textarea autosize {...props} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
      <Hint marks={marks} />
    </div>
  );
}

function Hint({ marks }: { marks: readonly LanguageMark[] }) {
  const [nth, setNth] = useState(0);
  const at = marks.length === 0 ? 0 : nth % marks.length;
  const mark = marks[at];
  return (
    <div className={classes.hint}>
      <span role="status">{mark ? <Advice mark={mark} /> : null}</span>
      {marks.length > 1 ? (
        <button type="button" className={classes.next} onClick={() => setNth(at + 1)}>
          Next ({at + 1} of {marks.length})
        </button>
      ) : null}
    </div>
  );
}

function Advice({ mark: { written, entry } }: { mark: LanguageMark }) {
  const { alternatives, why } = entry;
  return (
    <>
      <mark className={classes.mark}>{written}</mark>{' '}
      {alternatives.length > 0 ? (
        <>
          Rather{' '}
          {alternatives.map((one, nth) => (
            <span key={one}>
              {nth > 0 ? ', or ' : ''}“{one}”
            </span>
          ))}
          .{' '}
        </>
      ) : (
        'Better left out. '
      )}
      <span className={classes.why}>{why}</span>
    </>
  );
}
