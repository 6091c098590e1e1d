import { Button } from '@mantine/core';
import { figuresOf, type Instrument, scoreAssessment } from '@weft/shared';
import { useState } from 'react';
import classes from './instruments.module.css';
import { Question } from './question.js';

/** Answers that nobody keeps, and what they come to. */
export function TryOut({ instrument }: { instrument: Instrument }) {
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<Readonly<Record<string, number | null>>>({});
  const code = instrument.items[at]?.code;
  const scored = scoreAssessment(instrument, answers);
  const scores = Array.isArray(scored) ? [] : [...scored.domains, scored.total];
  return (
    <div className={classes.sheet}>
      <p className={classes.soft}>Nothing that you answer here is kept.</p>
      {code ? (
        <Question
          instrument={instrument}
          at={at}
          answer={answers[code]}
          onAnswer={(value) => {
            setAnswers({ ...answers, [code]: value });
            setAt(at + 1);
          }}
          onBack={at > 0 ? () => setAt(at - 1) : undefined}
        />
      ) : (
        <>
          <ul className={classes.scores} aria-label="Scores of what you answered">
            {figuresOf(instrument).map((figure) => {
              const score = scores.find((one) => one?.code === figure.code);
              return (
                <li key={figure.code}>
                  <span>{figure.title}</span>
                  {score?.score == null ? (
                    <span className={classes.soft}>{score?.why}</span>
                  ) : (
                    <strong>{score.score}</strong>
                  )}
                </li>
              );
            })}
          </ul>
          <div>
            <Button
              variant="default"
              onClick={() => {
                setAnswers({});
                setAt(0);
              }}
            >
              Try again
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
