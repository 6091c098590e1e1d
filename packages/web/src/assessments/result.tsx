import { Button } from '@mantine/core';
import { changesBetween, figuresOf, type Instrument, rangeOfScore } from '@weft/shared';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useTo } from '../app/viewer.js';
import { dateText } from '../ui/date-text.js';
import { type AssessmentFacts, measureOf } from './assessment-queries.js';
import { scoreOf, tellChanges } from './assessment-words.js';
import classes from './taking.module.css';

interface ResultProps {
  instrument: Instrument;
  instrumentId: string;
  /** The person's, by this instrument: the one that was sent last. */
  assessments: readonly AssessmentFacts[];
  personId: string;
}

/** What was just recorded comes to, in plain words, and how it compares with the first time. */
export function Result({ instrument, instrumentId, assessments, personId }: ResultProps) {
  const to = useTo();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const figures = figuresOf(instrument).map((figure) => ({
    figure,
    range: rangeOfScore(figure, instrument),
  }));
  const ranges = new Set(figures.map(({ range: [lowest, highest] }) => `${lowest} to ${highest}`));
  const measures = assessments.map(measureOf);
  const [first, sent] = [measures[0], measures.at(-1)];
  const changes = first && sent && measures.length > 1 ? changesBetween(instrument, first, sent) : null;
  return (
    <div className={classes.sheet}>
      <h2 ref={heading} tabIndex={-1} className={classes.asked}>
        {changes && first ? `Since ${dateText(first.on)}` : 'It is recorded'}
      </h2>
      {changes ? <p>{tellChanges(changes)}</p> : null}
      {sent && ranges.size === 1 ? <p className={classes.soft}>Each score is from {[...ranges]}.</p> : null}
      {sent ? (
        <ul className={classes.scores} aria-label="Scores">
          {figures.map(({ figure, range: [lowest, highest] }) => {
            const score = scoreOf(sent, figure.code);
            const why = assessments.at(-1)?.scores.find(({ code }) => code === figure.code)?.why;
            return (
              <li key={figure.code}>
                <span>{figure.title}</span>
                {score === null ? (
                  <span className={classes.soft}>{why}</span>
                ) : (
                  <span>
                    <strong>{score}</strong>
                    {ranges.size > 1 ? (
                      <span className={classes.soft}>
                        {' '}
                        (between {lowest} and {highest})
                      </span>
                    ) : null}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      ) : null}
      <div className={classes.buttons}>
        <Button component={Link} to={to(`people/${personId}#measures-${instrumentId}`)}>
          To their page
        </Button>
      </div>
    </div>
  );
}
