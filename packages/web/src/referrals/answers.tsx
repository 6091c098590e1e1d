import { Link } from 'react-router';
import { Panel } from '../ui/panel.js';
import classes from './refer.module.css';

export type Answer = readonly [question: string, answer: string | null];

/** The answers of one step. */
export interface AnsweredStep {
  readonly key: string;
  readonly name: string;
  readonly answers: readonly Answer[];
}

/**
 * All the answers before they are sent, each part with its way back.
 * @param shownEmpty what is asked although it may be left out: an empty answer is shown, so that it is seen to be empty
 */
export function Answers({
  of,
  shownEmpty,
  onChange,
}: {
  of: readonly AnsweredStep[];
  shownEmpty: readonly string[];
  onChange: (step: string) => string;
}) {
  return (
    <div className={classes.answers}>
      {of.map(({ key, name, answers }) => (
        <Panel
          key={key}
          title={name}
          actions={
            <Link to={{ search: onChange(key) }} aria-label={`Change: ${name}`}>
              Change
            </Link>
          }
        >
          <dl className={classes.given}>
            {answers
              .filter(([question, answer]) => answer !== null || shownEmpty.includes(question))
              .map(([question, answer]) => (
                <div key={question}>
                  <dt>{question}</dt>
                  <dd data-empty={answer === null}>{answer ?? 'Nothing given'}</dd>
                </div>
              ))}
          </dl>
        </Panel>
      ))}
    </div>
  );
}
