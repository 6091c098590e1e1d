import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { count } from '../ui/count.js';
import { dateText } from '../ui/date-text.js';
import { useSay } from '../ui/say.js';
import { type AssessmentFacts, CORRECT_ASSESSMENT } from './assessment-queries.js';
import { ANSWERED_WORDS } from './assessment-words.js';
import classes from './assessments.module.css';

/** Each assessment as it was recorded, the latest first: to look up, to put right, to take back. */
export function Entries({
  assessments,
  participantId,
}: {
  assessments: readonly AssessmentFacts[];
  participantId: string;
}) {
  const may = useMay();
  const to = useTo();
  const say = useSay();
  const { timeZone } = usePartnership();
  const [withdrawing, setWithdrawing] = useState<AssessmentFacts | null>(null);
  const [correct] = useMutation(CORRECT_ASSESSMENT, { refetchQueries: ['Claim', 'Claims'] });
  const withdraw = async () => {
    const input = { id: withdrawing?.id ?? '' };
    const result = (await correct({ variables: { input } })).data?.correctAssessment;
    if (result?.__typename === 'Refusal') return [result];
    say('The assessment is withdrawn. What it said is kept.');
    return undefined;
  };
  const dayOf = (instant: string): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long' }).format(new Date(instant));
  return (
    <details className={classes.entries}>
      <summary>{count(assessments.length, 'assessment')} as recorded</summary>
      <ul>
        {assessments.toReversed().map((one) => (
          <li key={one.id}>
            <span>
              <strong>{dateText(one.measuredOn)}</strong>, {ANSWERED_WORDS[one.answered].toLowerCase()}
              {one.note ? <span>“{one.note}”</span> : null}
              <span className={classes.soft}>
                Recorded {dayOf(one.recordedAt)}
                {one.recordedBy ? ` by ${one.recordedBy.name}` : ''}
              </span>
              {one.former.map((former) => (
                <span key={former.id} className={classes.soft}>
                  Before it was corrected: {dateText(former.measuredOn)},{' '}
                  {former.scores.map(({ title, score }) => `${title} ${score ?? 'not scored'}`).join(', ')}
                </span>
              ))}
            </span>
            {may('correctAssessment') ? (
              <span className={classes.buttons}>
                <Button
                  component={Link}
                  to={to(`people/${participantId}/assess?correct=${one.id}`)}
                  variant="subtle"
                  size="compact-md"
                  aria-label={`Correct the assessment of ${dateText(one.measuredOn)}`}
                >
                  Correct
                </Button>
                <Button
                  variant="subtle"
                  size="compact-md"
                  aria-label={`Withdraw the assessment of ${dateText(one.measuredOn)}`}
                  onClick={() => setWithdrawing(one)}
                >
                  Withdraw
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={withdrawing !== null}
        onClose={() => setWithdrawing(null)}
        title="Withdraw this assessment?"
        confirm="Withdraw it"
        onConfirm={withdraw}
      >
        <p>
          It no longer counts. What it said is kept, and claims that rest on it are marked for people to look
          at.
        </p>
      </ConfirmDialog>
    </details>
  );
}
