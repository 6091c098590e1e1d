import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useMay, usePartnership } from '../app/viewer.js';
import { REFERRAL_STATE_WORDS } from '../app/words.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { DateText, DayText } from '../ui/date-text.js';
import { Fault } from '../ui/fault.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { Icon } from '../ui/icons.js';
import { Loading } from '../ui/loading.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import { useConsentWords } from './anchor-words.js';
import classes from './anchors.module.css';
import { ConsentForm } from './consent-form.js';
import { ASK_PARENT, CANDIDATES, type Candidate, REFUSE } from './own-queries.js';
import { SuggestForm } from './suggest-form.js';

/** Whom an anchor thinks of: codes and its own words until a parent consents, or who is grown up themselves. */
export function Candidates({ anchorId, refused }: { anchorId: string; refused?: number }) {
  const may = useMay();
  const [suggesting, setSuggesting] = useState(false);
  const { data, error, refetch } = useQuery(CANDIDATES, { variables: { anchorId } });
  const suggests = may('suggestCandidate');
  const { lead } = useConsentWords();
  return (
    <Panel
      title="Candidates"
      actions={
        suggests && !suggesting ? (
          <Button leftSection={<Icon name="add" />} onClick={() => setSuggesting(true)}>
            Suggest somebody
          </Button>
        ) : null
      }
    >
      <p className={classes.soft}>
        {lead}
        {refused ? `; so far ${refused} ${refused === 1 ? 'was' : 'were'}` : ''}.
      </p>
      {suggesting ? <SuggestForm anchorId={anchorId} onDone={() => setSuggesting(false)} /> : null}
      {error && !data ? <Fault error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what="Loading candidates" /> : null}
      {data && data.candidates.length === 0 && !suggesting ? (
        <p>Nobody is on the list. {suggests ? 'Suggest somebody by your own code for them.' : ''}</p>
      ) : null}
      <ul className={classes.list}>
        {data?.candidates.map((candidate) => (
          <OneCandidate key={candidate.id} candidate={candidate} />
        ))}
      </ul>
    </Panel>
  );
}

function OneCandidate({ candidate }: { candidate: Candidate }) {
  const may = useMay();
  const { timeZone } = usePartnership();
  const [doing, setDoing] = useState<'ask' | 'consent' | 'refuse' | null>(null);
  const {
    id,
    theirCode: code,
    reasons,
    suggestedAt,
    askedOn,
    consentedOn,
    state,
    reference,
    referralState,
  } = candidate;
  const words = useConsentWords();
  const answers = may('consentToCandidate') && state !== 'CONSENTED';
  const close = (): void => setDoing(null);
  return (
    <li>
      <div className={`${classes.entry} ${classes.whole}`}>
        <strong>{code}</strong>
        <span className={classes.words}>{reasons}</span>
        <span className={classes.soft}>
          Suggested <DayText of={suggestedAt} timeZone={timeZone} />
          {askedOn ? (
            <>
              , asked <DateText of={askedOn} />
            </>
          ) : null}
          {consentedOn ? (
            <>
              , consented <DateText of={consentedOn} />
            </>
          ) : null}
        </span>
        {reference && referralState ? (
          <span>
            Referral {reference}: {REFERRAL_STATE_WORDS[referralState].name}
          </span>
        ) : null}
      </div>
      <div className={classes.buttons}>
        <StateBadge tone={words.tone(state)}>{words.states[state]}</StateBadge>
        {answers && doing === null ? (
          <>
            {state === 'IDENTIFIED' ? (
              <Button
                variant="default"
                size="compact-md"
                aria-label={`${words.wasAsked}: ${code}`}
                onClick={() => setDoing('ask')}
              >
                {words.wasAsked}
              </Button>
            ) : null}
            <Button
              variant="default"
              size="compact-md"
              aria-label={`${words.consents}: ${code}`}
              onClick={() => setDoing('consent')}
            >
              {words.consents}
            </Button>
            <Button
              variant="subtle"
              size="compact-md"
              aria-label={`Refuses: ${code}`}
              onClick={() => setDoing('refuse')}
            >
              Refuses
            </Button>
          </>
        ) : null}
      </div>
      {doing === 'ask' ? <AskForm candidate={candidate} onDone={close} /> : null}
      {doing === 'consent' ? <ConsentForm candidate={candidate} onDone={close} /> : null}
      <RefuseDialog id={id} code={code} opened={doing === 'refuse'} onClose={close} />
    </li>
  );
}

function AskForm({ candidate, onDone }: { candidate: Candidate; onDone: () => void }) {
  const { today } = usePartnership();
  const [on, setOn] = useState<string>(today);
  const [ask, { loading }] = useMutation(ASK_PARENT);
  const words = useConsentWords();
  const refusals = useRefusals();
  const say = useSay();
  const go = async (): Promise<void> => {
    if (on === '') {
      refusals.show([{ field: 'on', message: 'Enter the day on which they were asked.' }]);
      return;
    }
    const { data } = await ask({ variables: { id: candidate.id, on } });
    const result = data?.askCandidateParent;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say(`It is written down that ${words.who(candidate.theirCode)} was asked.`);
      onDone();
    }
  };
  return (
    <div className={classes.form}>
      <Form refusals={refusals} onSubmit={go}>
        <Group align="end" gap="sm">
          <DateField
            {...refusals.field('on')}
            label="Asked on"
            max={today}
            value={on}
            onChange={({ currentTarget }) => setOn(currentTarget.value)}
          />
          <Button type="submit" loading={loading}>
            Save
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Form>
    </div>
  );
}

function RefuseDialog({
  id,
  code,
  opened,
  onClose,
}: {
  id: string;
  code: string;
  opened: boolean;
  onClose: () => void;
}) {
  const say = useSay();
  const [refuse] = useMutation(REFUSE, { refetchQueries: ['Candidates', 'Anchor'] });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={`Erase ${code}?`}
      confirm="Erase it"
      danger
      onConfirm={async () => {
        const { data } = await refuse({ variables: { id } });
        const result = data?.refuseCandidate;
        if (result?.__typename === 'Refusal') return [result];
        say(`${code} is erased.`);
        return undefined;
      }}
    >
      <p>
        The code, the reasons and the days are deleted for good, and nobody can bring them back. Only a number
        is kept.
      </p>
    </ConfirmDialog>
  );
}
