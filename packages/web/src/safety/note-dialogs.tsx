import { useMutation } from '@apollo/client/react';
import { Button, Group, Modal, Radio, Stack, Textarea } from '@mantine/core';
import {
  addMonths,
  type CalendarDate,
  calendarDate,
  MOST_MONTHS_TO_REVIEW,
  type SafetyKind,
} from '@weft/shared';
import { type ReactNode, useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { type Refusals, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { END_SAFETY_NOTE, REVIEW_SAFETY_NOTE, type SafetyNote, WRITE_SAFETY_NOTE } from './safety-queries.js';

/** Where nothing else is said, a note is looked at again after so many months. */
const USUAL_MONTHS = 3;
const options = { refetchQueries: ['Safety'] };

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

function Dialog({ opened, onClose, title, children }: DialogProps & { title: string; children: ReactNode }) {
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened ? children : null}
    </Modal>
  );
}

function ReviewField({
  refusals,
  value,
  onChange,
}: {
  refusals: Refusals;
  value: string;
  onChange: (value: string) => void;
}) {
  const { today } = usePartnership();
  const now = calendarDate(today);
  return (
    <DateField
      {...refusals.field('reviewOn')}
      label="Look at it again on"
      max={addMonths(now, MOST_MONTHS_TO_REVIEW)}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const readDay = (text: string, refusals: Refusals): CalendarDate | null => {
  if (text !== '') return calendarDate(text);
  refusals.show([{ field: 'reviewOn', message: 'Enter the whole date.' }]);
  return null;
};

/** Writes a note: which of the two it is decides who reads it. */
export function WriteNote({
  participantId,
  name,
  ...dialog
}: DialogProps & { participantId: string; name: string }) {
  return (
    <Dialog {...dialog} title="Write a safety note">
      <Write participantId={participantId} name={name} onClose={dialog.onClose} />
    </Dialog>
  );
}

function Write({
  participantId,
  name,
  onClose,
}: {
  participantId: string;
  name: string;
  onClose: () => void;
}) {
  const { today } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const [kind, setKind] = useState<SafetyKind>('LONE_WORKING');
  const [words, setWords] = useState('');
  const [reviewOn, setReviewOn] = useState<string>(addMonths(calendarDate(today), USUAL_MONTHS));
  const [write, { loading }] = useMutation(WRITE_SAFETY_NOTE, options);
  const send = async (): Promise<void> => {
    const day = readDay(reviewOn, refusals);
    if (day === null) return;
    const { data } = await write({ variables: { input: { participantId, kind, words, reviewOn: day } } });
    const result = data?.writeSafetyNote;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say('The note is written.');
      onClose();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={send}>
      <Stack>
        <Radio.Group
          {...refusals.field('kind')}
          label="What is it about?"
          value={kind}
          onChange={(value) => setKind(value === 'SAFEGUARDING' ? 'SAFEGUARDING' : 'LONE_WORKING')}
        >
          <Stack gap="xs" mt="xs">
            <Radio
              value="LONE_WORKING"
              label="Visiting safely"
              description="Shown to everybody of the provider before they ring or visit."
            />
            <Radio
              value="SAFEGUARDING"
              label="Safeguarding"
              description="Read by you and by whoever leads safeguarding, and by nobody else."
            />
          </Stack>
        </Radio.Group>
        <Textarea
          {...refusals.field('words')}
          label="What there is to know"
          description={`What happens and what helps, rather than what ${name} is like.`}
          autosize
          minRows={3}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <ReviewField refusals={refusals} value={reviewOn} onChange={setReviewOn} />
        <Group>
          <Button type="submit" loading={loading}>
            Write it down
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

/** Says that a note still holds. */
export function ReviewNote({ note, ...dialog }: DialogProps & { note: SafetyNote }) {
  return (
    <Dialog {...dialog} title="It still holds">
      <Review note={note} onClose={dialog.onClose} />
    </Dialog>
  );
}

function Review({ note, onClose }: { note: SafetyNote; onClose: () => void }) {
  const { today } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const [reviewOn, setReviewOn] = useState<string>(addMonths(calendarDate(today), USUAL_MONTHS));
  const [review, { loading }] = useMutation(REVIEW_SAFETY_NOTE, options);
  const send = async (): Promise<void> => {
    const day = readDay(reviewOn, refusals);
    if (day === null) return;
    const { data } = await review({ variables: { id: note.id, reviewOn: day } });
    const result = data?.reviewSafetyNote;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say('The note still holds.');
      onClose();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={send}>
      <Stack>
        <ReviewField refusals={refusals} value={reviewOn} onChange={setReviewOn} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={loading}>
            It still holds
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

/** Ends a note; it is kept. */
export function EndNote({ note, opened, onClose }: DialogProps & { note: SafetyNote }) {
  const say = useSay();
  const [end] = useMutation(END_SAFETY_NOTE, options);
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="End this note"
      confirm="End it"
      reason={{ label: 'Why it holds no longer', missing: 'Say why it holds no longer.' }}
      onConfirm={async (reason) => {
        const { data } = await end({ variables: { id: note.id, reason } });
        const result = data?.endSafetyNote;
        if (result?.__typename === 'Refusal') return [result];
        say('The note has ended. It is kept.');
        return undefined;
      }}
    >
      <p>It is shown to nobody before a visit any more. What it said is kept.</p>
    </ConfirmDialog>
  );
}
