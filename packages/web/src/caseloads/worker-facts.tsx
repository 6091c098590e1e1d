import { formatLoad } from '@weft/shared';
import { Facts, Panel } from '../ui/panel.js';
import { StateBadge } from '../ui/state-badge.js';
import type { WorkerCaseload } from './caseload-queries.js';
import { lateText, loadText, phasesText, STRAIN_WORDS, unseenText } from './caseload-words.js';
import classes from './caseloads.module.css';
import { LoadBar, Trend } from './load-bar.js';

interface WorkerFactsProps {
  of: WorkerCaseload;
  title: string;
  /** Whether what strains the work is said: to whoever can do something about it. */
  withSigns: boolean;
}

/** What a worker carries: in figures, in a bar and over the last weeks. */
export function WorkerFacts({ of, title, withSigns }: WorkerFactsProps) {
  const { strain, timeWithPeople } = of;
  return (
    <Panel title={title} tone={withSigns && strain.level === 'STRAIN' ? 'warm' : 'plain'}>
      <div className={classes.facts}>
        <div>
          <p>
            <strong>{loadText(of)}</strong>
          </p>
          <LoadBar load={of.load} room={of.room} />
          {withSigns ? (
            <>
              <span className={classes.stands}>
                <StateBadge tone={STRAIN_WORDS[strain.level].tone}>
                  {STRAIN_WORDS[strain.level].name}
                </StateBadge>
              </span>
              {strain.signs.length > 0 ? (
                <ul className={classes.signs}>
                  {strain.signs.map(({ sign, sentence }) => (
                    <li key={sign}>{sentence}</li>
                  ))}
                </ul>
              ) : null}
            </>
          ) : null}
        </div>
        <Trend of={of.trend} room={of.room} />
      </div>
      <Facts
        of={[
          ['Hours a week', of.hours === null || of.hours === undefined ? 'Not said' : formatLoad(of.hours)],
          ['People', phasesText(of)],
          [
            'Time with people',
            timeWithPeople === null || timeWithPeople === undefined
              ? 'Too little recorded in the last four weeks'
              : `${timeWithPeople}\u00a0% of the last four weeks`,
          ],
          ['Not seen in time', unseenText(of)],
          ['Late', lateText(of)],
        ]}
      />
    </Panel>
  );
}
