import { Button } from '@mantine/core';
import { useState } from 'react';
import { dateText } from '../ui/date-text.js';
import { Panel } from '../ui/panel.js';
import { HoursForm } from './hours-form.js';
import type { MilestoneFacts, StatusEntry } from './milestone-queries.js';
import { entryText } from './milestone-words.js';
import classes from './milestones.module.css';
import { StatusForm } from './status-form.js';

interface SustainingProps {
  participantId: string;
  milestones: readonly MilestoneFacts[];
  mayRecord: boolean;
}

/** What somebody is keeping up, one part for each outcome that others count from: how it went, and a word in two taps. */
export function Sustaining({ participantId, milestones, mayRecord }: SustainingProps) {
  const open = milestones.filter(({ state, recorded }) => state !== 'CLAIMED' || recorded.length > 0);
  const codes = [...new Set(open.map(({ after }) => after))];
  if (codes.length === 0) return null;
  return (
    <Panel title="Does it still hold?">
      {codes.map((code) => {
        const own = open.filter(({ after }) => after === code);
        const [first] = own;
        if (!first) return null;
        const milestone = { ...first, accepts: [...new Set(own.flatMap(({ accepts }) => accepts))] };
        return (
          <Kept
            key={code}
            participantId={participantId}
            milestone={milestone}
            countsHours={own.some(({ countsHours }) => countsHours)}
            interrupted={own.some(({ breaks }) => breaks.some(({ goesOn }) => goesOn))}
            mayRecord={mayRecord}
          />
        );
      })}
    </Panel>
  );
}

/** The button that opened the form is gone, and the focus with it: it goes on in the form, once. */
const toFirstField = (form: HTMLDivElement | null): void =>
  form?.querySelector<HTMLElement>('input, select, textarea')?.focus();

type Doing = 'holds' | 'interrupted' | 'hours' | StatusEntry | null;

interface KeptProps {
  participantId: string;
  milestone: MilestoneFacts;
  countsHours: boolean;
  interrupted: boolean;
  mayRecord: boolean;
}

function Kept({ participantId, milestone, countsHours, interrupted, mayRecord }: KeptProps) {
  const [doing, setDoing] = useState<Doing>(null);
  const about = { participantId, milestone, onDone: () => setDoing(null) };
  return (
    <div className={classes.group}>
      <h3>{milestone.afterTitle}</h3>
      <p className={classes.soft}>
        Since {dateText(milestone.startedOn)}
        {interrupted ? ', interrupted now' : ''}
      </p>
      {mayRecord && doing === null ? (
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setDoing('holds')}>
            {interrupted ? 'It holds again' : 'It still holds'}
          </Button>
          <Button variant="default" onClick={() => setDoing('interrupted')}>
            It was interrupted
          </Button>
          {countsHours ? (
            <Button variant="default" onClick={() => setDoing('hours')}>
              Hours of work
            </Button>
          ) : null}
        </div>
      ) : null}
      {doing === 'holds' || doing === 'interrupted' ? (
        <div className={classes.form} ref={toFirstField}>
          <StatusForm {...about} held={doing === 'holds'} again={interrupted} />
        </div>
      ) : null}
      {doing === 'hours' ? (
        <div className={classes.form} ref={toFirstField}>
          <HoursForm {...about} />
        </div>
      ) : null}
      {milestone.recorded.length > 0 ? (
        <ul className={classes.entries} aria-label={`Recorded about ${milestone.afterTitle}`}>
          {milestone.recorded.map((entry) => (
            <li key={entry.id}>
              <span className={classes.entry}>
                <span>{entryText(entry)}</span>
                {entry.note ? <span>{entry.note}</span> : null}
                {entry.statement ? <span>“{entry.statement}”</span> : null}
                <span className={classes.soft}>
                  {entry.isMatched ? 'From data matching, ' : 'Recorded '}
                  {dateText(entry.at.slice(0, 10))}
                  {entry.by ? ` by ${entry.by.name}` : ''}
                </span>
              </span>
              {mayRecord && doing === null ? (
                <Button
                  variant="subtle"
                  size="compact-md"
                  aria-label={`Correct: ${entryText(entry)}`}
                  onClick={() => setDoing(entry)}
                >
                  Correct
                </Button>
              ) : null}
              {doing === entry ? (
                <div className={classes.form} ref={toFirstField}>
                  {entry.weekly != null ? (
                    <HoursForm {...about} entry={entry} />
                  ) : (
                    <StatusForm {...about} held={entry.held === true} entry={entry} />
                  )}
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
