import { signed } from '../assessments/assessment-words.js';
import { dateText } from '../ui/date-text.js';
import type { PieceOfEvidence } from './claim-queries.js';
import classes from './measure-view.module.css';

const WAYS = { BETTER: 'better', SAME: 'about the same', WORSE: 'worse' } as const;

/** The scores that a claim rests on, with their days: all that whoever checks it needs of the person. */
export function MeasureView({ measure }: { measure: NonNullable<PieceOfEvidence['measure']> }) {
  const { instrument, measuredOn, firstOn, figures, correctedAt } = measure;
  return (
    <div className={classes.measure}>
      {correctedAt ? (
        <p className={classes.corrected}>
          The assessment was corrected or withdrawn on {dateText(correctedAt.slice(0, 10))}. These are its
          figures from before.
        </p>
      ) : null}
      <table>
        <caption>{instrument}, scored from answers recorded in Weft</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            {firstOn ? <th scope="col">{dateText(firstOn)}</th> : null}
            <th scope="col">{dateText(measuredOn)}</th>
            {firstOn ? <th scope="col">Change</th> : null}
          </tr>
        </thead>
        <tbody>
          {figures.map(({ code, title, score, first, difference, direction }) => (
            <tr key={code}>
              <th scope="row">{title}</th>
              {firstOn ? <td>{first ?? '–'}</td> : null}
              <td>{score}</td>
              {firstOn ? (
                <td>
                  {difference == null ? '–' : signed(difference)}
                  {direction ? `, ${WAYS[direction]}` : ''}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
