import { useMutation } from '@apollo/client/react';
import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { checkStatus, parseDate, reasonsFor, SAID_KINDS, STATUS_REASONS } from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { EVIDENCE_KIND_WORDS } from '../app/words.js';
import type { EvidenceKind, StatusReason } from '../gql/graphql.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { CORRECT_STATUS, type MilestoneFacts, RECORD_STATUS, type StatusEntry } from './milestone-queries.js';
import { STATUS_REASON_WORDS } from './milestone-words.js';

interface StatusFormProps {
  participantId: string;
  milestone: MilestoneFacts;
  /** What the form says at first. */
  held: boolean;
  /** It is interrupted now, and holds again. */
  again?: boolean;
  /** The entry to put right. */
  entry?: StatusEntry;
  onDone: () => void;
}

const USUAL: Readonly<Record<'held' | 'not', StatusReason>> = { held: 'CONFIRMED', not: 'OTHER' };

/** That it holds, or was interrupted: today and confirmed unless one says otherwise, so that two taps do. */
export function StatusForm({
  participantId,
  milestone,
  entry,
  again = false,
  onDone,
  ...given
}: StatusFormProps) {
  const { today } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const [held, setHeld] = useState(entry?.held ?? given.held);
  const [from, setFrom] = useState<string>(entry?.from ?? today);
  const [to, setTo] = useState<string>(entry?.to ?? '');
  const [reason, setReason] = useState<StatusReason | ''>(entry?.reason ?? (held ? USUAL.held : ''));
  const [note, setNote] = useState(entry?.note ?? '');
  const kinds = SAID_KINDS.filter((kind) => milestone.accepts.includes(kind));
  const [kind, setKind] = useState<EvidenceKind | ''>(entry?.evidenceKind ?? kinds[0] ?? '');
  const [statement, setStatement] = useState(entry?.statement ?? '');
  const refetch = { refetchQueries: ['PersonPage', 'Today', 'ComingUp'], awaitRefetchQueries: true };
  const [record, recording] = useMutation(RECORD_STATUS, refetch);
  const [correct, correcting] = useMutation(CORRECT_STATUS, refetch);
  const reasons = reasonsFor(held, STATUS_REASONS);

  const go = async (): Promise<void> => {
    const [first, last] = [parseDate(from), to === '' ? null : parseDate(to)];
    if (!first || reason === '') {
      refusals.show([
        ...(first ? [] : [{ field: 'from', message: 'Enter the day.' }]),
        ...(reason === '' ? [{ field: 'reason', message: 'Choose what happened.' }] : []),
      ]);
      return;
    }
    const when = { today: parseDate(today) ?? first, startedOn: parseDate(milestone.startedOn) ?? first };
    const wrong = checkStatus({ held, from: first, to: last, reason }, when);
    if (wrong) {
      refusals.show([wrong]);
      return;
    }
    const words = held && statement.trim() !== '' && kind !== '';
    const status = {
      held,
      from: first,
      to: last,
      reason,
      note: note.trim() || null,
      evidenceKind: words ? kind : null,
      statement: words ? statement : null,
    };
    const result = entry
      ? (await correct({ variables: { input: { id: entry.id, status } } })).data?.correctStatus
      : (
          await record({
            variables: { input: { participantId, outcomeCode: milestone.after, ...status } },
          })
        ).data?.recordStatus;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else {
      say(entry ? 'The entry is corrected. What it said is kept.' : 'It is recorded.');
      onDone();
    }
  };
  const withdraw = async (): Promise<void> => {
    if (!entry) return;
    const result = (await correct({ variables: { input: { id: entry.id } } })).data?.correctStatus;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else {
      say('The entry is withdrawn. What it said is kept.');
      onDone();
    }
  };

  return (
    <Form refusals={refusals} onSubmit={go}>
      <Stack gap="sm">
        {entry ? (
          <NativeSelect
            label="What is right"
            value={held ? 'held' : 'not'}
            data={[
              { value: 'held', label: 'It held' },
              { value: 'not', label: 'It was interrupted' },
            ]}
            onChange={(event) => {
              const holds = event.currentTarget.value === 'held';
              setHeld(holds);
              if (reason === '' || !reasonsFor(holds, [reason]).includes(reason))
                setReason(holds ? USUAL.held : USUAL.not);
            }}
          />
        ) : null}
        <DateField
          {...refusals.field('from')}
          label={held ? (again ? 'Holds again since' : 'On which day did it hold?') : 'Interrupted since'}
          max={today}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        {held && !entry?.to ? null : (
          <DateField
            {...refusals.field('to')}
            label="Last day (leave empty if it goes on)"
            max={today}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        )}
        <NativeSelect
          {...refusals.field('reason')}
          label="What happened"
          value={reason}
          data={[
            ...(reason === '' ? [{ value: '', label: 'Choose' }] : []),
            ...reasons.map((one) => ({ value: one, label: STATUS_REASON_WORDS[one] })),
          ]}
          onChange={(event) => setReason(event.currentTarget.value as StatusReason)}
        />
        {held && kinds.length > 0 ? (
          <>
            {kinds.length > 1 ? (
              <NativeSelect
                {...refusals.field('evidenceKind')}
                label="Kind of evidence"
                value={kind}
                data={kinds.map((one) => ({ value: one, label: EVIDENCE_KIND_WORDS[one] }))}
                onChange={(event) => setKind(event.currentTarget.value as EvidenceKind)}
              />
            ) : null}
            <Textarea
              {...refusals.field('statement')}
              label={`${kind === '' ? 'Evidence' : EVIDENCE_KIND_WORDS[kind]}, in words (optional)`}
              description="It can prove the outcome once the time is full."
              autosize
              minRows={2}
              value={statement}
              onChange={(event) => setStatement(event.currentTarget.value)}
            />
          </>
        ) : null}
        <Textarea
          {...refusals.field('note')}
          label="Note (optional)"
          autosize
          minRows={1}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" loading={recording.loading || correcting.loading}>
            {entry ? 'Correct the entry' : 'Record it'}
          </Button>
          {entry ? (
            <Button variant="default" onClick={() => void withdraw()}>
              Withdraw it
            </Button>
          ) : null}
          <Button variant="subtle" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
