import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay, usePartnership, useTo } from '../app/viewer.js';
import { nameOf } from '../people/people-queries.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { DayText, dateText } from '../ui/date-text.js';
import { Panel } from '../ui/panel.js';
import { useSay } from '../ui/say.js';
import { DecisionText } from './claim-clash.js';
import classes from './merging.module.css';
import { type Decision, SAME_PERSON, UNDO_MERGE } from './merging-queries.js';
import { sameText } from './same-words.js';

/** Says where an old link has led: the record it names is part of this one. */
export function FromOldLink({ asked, found }: { asked: string; found: string }) {
  if (asked.toLowerCase() === found) return null;
  return (
    <p className={classes.notice}>
      The link you followed is to another record of the same person. It was merged into this one.
    </p>
  );
}

/** On a person's page, for the hub: what was merged into the record, and who else on record may be the same. */
export function SamePerson({ participantId }: { participantId: string }) {
  return useMay()('likelySameAs') ? <Asked participantId={participantId} /> : null;
}

function Asked({ participantId }: { participantId: string }) {
  const to = useTo();
  const { data, error } = useQuery(SAME_PERSON, {
    variables: { participantId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data)
    return (
      <Panel title="Is this somebody we know already?">
        <p>Nobody could be looked up just now. Reload the page to try again.</p>
      </Panel>
    );
  if (!data) return null;
  const alike = data.likelySameAs;
  return (
    <>
      {data.mergesOf.length > 0 ? <Merges of={data.mergesOf} /> : null}
      {alike.length > 0 ? (
        <Panel title="Is this somebody we know already?" tone="warm">
          <ul className={classes.merges}>
            {alike.map((one) => (
              <li key={one.id}>
                <Link to={to(one.kind === 'REFERRAL' ? `referrals/${one.id}` : `people/${one.id}`)}>
                  {nameOf(one)}
                </Link>
                <p className={classes.quiet}>
                  {one.reference}
                  {one.birthDate ? `, born ${dateText(one.birthDate)}` : ''}.{' '}
                  {sameText(one.verdict, one.percent)}.
                </p>
                {one.kind === 'PARTICIPANT' ? (
                  <Button
                    component={Link}
                    to={to(`people/${participantId}/merge/${one.id}`)}
                    variant="default"
                    size="compact-md"
                    mt="xs"
                  >
                    Compare with {one.reference}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  );
}

interface Merge {
  id: string;
  mergedReference: string;
  mergedName: string;
  at: string;
  mayBeUndone: boolean;
  decisions: readonly Decision[];
  by?: { name: string } | null | undefined;
}

function Merges({ of }: { of: readonly Merge[] }) {
  const say = useSay();
  const { timeZone } = usePartnership();
  const [undone, setUndone] = useState<Merge | null>(null);
  const [undo] = useMutation(UNDO_MERGE, { refetchQueries: 'active' });
  return (
    <Panel title="Merged records">
      <ul className={classes.merges}>
        {of.map((one) => (
          <li key={one.id}>
            {one.mergedName}, {one.mergedReference}
            <p className={classes.quiet}>
              Merged on <DayText of={one.at} timeZone={timeZone} />
              {one.by ? ` by ${one.by.name}` : ''}
            </p>
            {one.decisions.map((decision) => (
              <DecisionText key={decision.id} of={decision} />
            ))}
            {one.mayBeUndone ? (
              <Group mt="xs">
                <Button variant="default" size="compact-md" onClick={() => setUndone(one)}>
                  Undo this merge
                </Button>
              </Group>
            ) : (
              <p className={classes.quiet}>Undo the later one first.</p>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={undone !== null}
        onClose={() => setUndone(null)}
        title={`Make ${undone?.mergedReference ?? ''} a record of its own again?`}
        confirm="Undo the merge"
        onConfirm={async () => {
          const { data } = await undo({ variables: { mergeId: undone?.id ?? '' } });
          if (data?.undoMerge.__typename === 'Refusal') return [data.undoMerge];
          say(
            `${undone?.mergedReference ?? 'The record'} is a record of its own again. The two are not proposed again.`,
          );
          return undefined;
        }}
      >
        <p>
          What came from {undone?.mergedReference} goes back to it, with what was added to that since: a claim
          goes with the episode of support it is for. Everything else that was recorded since stays here, and
          so does what was put right since. The two records are not proposed as one person again.
        </p>
        {undone && undone.decisions.length > 0 ? (
          <p>
            A claim that was ended because the outcome was claimed twice stays ended. Its provider can claim
            the outcome anew, as a record of its own.
          </p>
        ) : null}
      </ConfirmDialog>
    </Panel>
  );
}
