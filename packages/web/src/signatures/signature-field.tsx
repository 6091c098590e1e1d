import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Modal, NativeSelect } from '@mantine/core';
import { type CalendarDate, judgeSignedFor, type LadderLine, onLadderWith, parseDate } from '@weft/shared';
import { useState } from 'react';
import { useMay, usePartnership, useViewer } from '../app/viewer.js';
import { dateText } from '../ui/date-text.js';
import { Loading } from '../ui/loading.js';
import { StateBadge } from '../ui/state-badge.js';
import { SIGNED_STATEMENTS, SIGNING_ENTRY } from './signature-queries.js';
import classes from './signatures.module.css';
import { SigningForm } from './signing-form.js';

/** Whose claim it is, and what it is to prove. */
export interface SignatureAbout {
  readonly person: { readonly id: string; readonly name: string; readonly shortName: string };
  readonly outcomeCode: string;
  readonly title: string;
  readonly achievedOn: string;
  /** of the card that prices it */
  readonly lines: readonly LadderLine[];
}

/** A line of a card as a step of its ladder. */
export const ladderLine = (line: { outcomeCode: string; after?: string | null }): LadderLine => ({
  outcomeCode: line.outcomeCode,
  after: line.after ?? null,
});

interface SignatureFieldProps {
  readonly id: string;
  readonly error: string | undefined;
  readonly about: SignatureAbout;
  readonly value: string;
  readonly onChange: (signatureId: string | null) => void;
}

/** What the person signed in place of words: one that there is, or one that they sign now. */
export function SignatureField({ id, error, about, value, onChange }: SignatureFieldProps) {
  const may = useMay();
  const { viewer } = useViewer();
  const { slug, timeZone, today } = usePartnership();
  const client = useApolloClient();
  const [signing, setSigning] = useState(false);
  const { data } = useQuery(SIGNED_STATEMENTS, {
    variables: { participantId: about.person.id },
    skip: !may('signedStatements'),
  });
  const entry = useQuery(SIGNING_ENTRY, {
    variables: { participantId: about.person.id },
    skip: !signing,
  });
  const on = parseDate(about.achievedOn);
  const ladder = onLadderWith(about.lines, about.outcomeCode);
  const signed = (data?.signedStatements ?? []).filter(
    (one) => one.id === value || (!one.isReplaced && ladder.has(one.outcomeCode)),
  );
  const chosen = signed.find((one) => one.id === value);
  const wrong =
    chosen && on
      ? judgeSignedFor(
          { ...chosen, achievedOn: chosen.achievedOn as CalendarDate },
          { outcomeCode: about.outcomeCode, achievedOn: on, lines: about.lines },
        )
      : null;
  const close = async (signatureId: string | null): Promise<void> => {
    setSigning(false);
    if (signatureId === null) return;
    await client.refetchQueries({ include: [SIGNED_STATEMENTS] });
    onChange(signatureId);
  };
  return (
    <div className={classes.choice}>
      {signed.length > 0 ? (
        <NativeSelect
          id={id}
          error={error}
          label="What they signed"
          value={chosen?.id ?? ''}
          data={[
            { value: '', label: 'Nothing: in words or as a file' },
            ...signed.map((one) => ({
              value: one.id,
              label: `${one.outcomeTitle}, ${dateText(one.achievedOn)}`,
            })),
          ]}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      ) : null}
      {chosen && on ? (
        <p>
          <StateBadge tone={wrong ? 'needs' : 'good'}>{wrong ? 'It does not serve' : 'Signed'}</StateBadge>{' '}
          {wrong?.message ?? ''}
        </p>
      ) : null}
      {may('recordSignature') ? (
        <Button variant="default" disabled={on === null || on > today} onClick={() => setSigning(true)}>
          {chosen ? 'Take a new signature' : 'Have them sign now'}
        </Button>
      ) : null}
      {on === null ? (
        <p className={classes.soft}>Enter the day of achievement first: they sign for it.</p>
      ) : null}
      <Modal
        opened={signing}
        onClose={() => setSigning(false)}
        fullScreen
        title="Take a signature"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {entry.data ? (
          // the claim's form around it hears nothing of this one being sent
          <div onSubmit={(event) => event.stopPropagation()}>
            <SigningForm
              writer={{ id: viewer.id, name: viewer.name, slug, timeZone }}
              source={entry.data.signingEntry}
              today={today}
              person={about.person}
              about={about}
              title={about.title}
              onDone={(signatureId) => void close(signatureId)}
              onCancel={() => setSigning(false)}
            />
          </div>
        ) : (
          <Loading what="Loading the words" />
        )}
      </Modal>
    </div>
  );
}
