import type { PlanClash } from '@weft/shared';
import { useEffect, useRef } from 'react';
import { Panel } from '../ui/panel.js';
import classes from './plan.module.css';

/** What somebody else saved while this person was writing. */
export interface WrittenMeanwhile {
  readonly message: string;
  /** Where both changed the same words. */
  readonly clashes: readonly PlanClash[];
}

const FIELD_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^strengths$/, 'Strengths'],
  [/^aspirations$/, 'Hopes'],
  [/steps\.\d+\.words$/, 'A step'],
  [/steps\.\d+\.taker$/, 'Who takes a step'],
  [/steps\.\d+\.dueOn$/, 'The day of a step'],
  [/steps\.\d+\.doneOn$/, 'When a step was done'],
  [/state$/, 'How a goal goes'],
  [/words$/, 'A goal'],
];
const wordOf = (field: string): string => FIELD_WORDS.find(([pattern]) => pattern.test(field))?.[1] ?? field;

/** Says that both are kept, and shows the other's words where both changed the same; takes the focus. */
export function Meanwhile({ of: { message, clashes } }: { of: WrittenMeanwhile }) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that it says something new
  useEffect(() => box.current?.focus(), [message]);
  return (
    <div ref={box} tabIndex={-1} role="alert" className={classes.meanwhile}>
      <Panel title="Somebody else wrote too" level={3} tone="warm">
        <p>{message}</p>
        <p>
          {clashes.length === 0
            ? 'Nothing of it or of yours is lost: both stand below. Look it through, and save again.'
            : 'Both stand below. Where you both changed the same words yours stand there, and these are theirs:'}
        </p>
        {clashes.length > 0 ? (
          <dl>
            {clashes.map(({ field, theirs }) => (
              <div key={field}>
                <dt className={classes.soft}>{wordOf(field)}</dt>
                <dd>{theirs === '' ? 'Nothing.' : theirs}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </Panel>
    </div>
  );
}
