import { useQuery } from '@apollo/client/react';
import { Button, Group, Modal, NativeSelect, Stack, Textarea } from '@mantine/core';
import {
  calendarDate,
  checkReferralMove,
  isRefusal,
  judgeReferralMove,
  parseDate,
  type ReferralVerb,
} from '@weft/shared';
import { useState } from 'react';
import { OrganisationPicker } from '../app/organisation-picker.js';
import { usePartnership } from '../app/viewer.js';
import type { MovedFragment } from '../gql/graphql.js';
import { nameOf } from '../people/people-queries.js';
import { dayIn } from '../ui/date-text.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { DECLINE_REASONS, type ReferralPage } from './referral-queries.js';
import { type Given, NOTHING_GIVEN, useMove } from './use-move.js';
import { VERB_WORDS } from './verb-words.js';

interface MoveDialogProps {
  referral: ReferralPage;
  /** Null: nothing is asked. */
  verb: ReferralVerb | null;
  onClose: () => void;
  onMoved: (verb: ReferralVerb, moved: MovedFragment, to: string | null) => void;
  /** It stands elsewhere meanwhile: nothing that is asked here could be put right. */
  onTooLate: (refusal: RefusalLike) => Promise<void>;
}

/** Asks for what a move needs, all of it at once, and makes it. */
export function MoveDialog(props: MoveDialogProps) {
  const { referral, verb, onClose } = props;
  return (
    <Modal
      opened={verb !== null}
      onClose={onClose}
      returnFocus={false}
      title={verb ? `${VERB_WORDS[verb].verb}: ${nameOf(referral)}` : ''}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {verb ? <Content {...props} verb={verb} /> : null}
    </Modal>
  );
}

function Content({ referral, verb, onClose, onMoved, onTooLate }: MoveDialogProps & { verb: ReferralVerb }) {
  const { today, timeZone } = usePartnership();
  const [given, setGiven] = useState<Given>({ ...NOTHING_GIVEN, on: today });
  const [provider, setProvider] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const refusals = useRefusals();
  const make = useMove();
  const set = (change: Partial<Given>): void => setGiven((before) => ({ ...before, ...change }));
  const judged = judgeReferralMove(referral.state, verb);
  const needs = isRefusal(judged) ? [] : judged.needs;
  const asks = needs.includes('REASON');
  const reasons = useQuery(DECLINE_REASONS, { skip: !asks }).data?.declineReasons ?? [];
  const by = verb === 'declineOffer' ? 'PROVIDER' : 'HUB';
  const words = VERB_WORDS[verb];

  const check = (): readonly RefusalLike[] => {
    const found = checkReferralMove(
      {
        state: referral.state,
        receivedOn: calendarDate(dayIn(referral.receivedAt, timeZone)),
        providerId: referral.provider?.id ?? null,
        agreement: referral.agreement,
      },
      verb,
      { ...given, on: parseDate(given.on) },
      { today: calendarDate(today), reasons },
    );
    return Array.isArray(found) ? found : [];
  };
  const go = async (): Promise<void> => {
    const wrong = check();
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    setBusy(true);
    try {
      const answer = await make(referral.id, verb, { ...given, words: given.words.trim() });
      if (answer?.__typename === 'Refusal' && answer.code === 'WRONG_STATE') {
        onClose();
        await onTooLate(answer);
      } else if (answer?.__typename === 'Refusal') refusals.show([answer]);
      else if (answer) {
        onClose();
        onMoved(verb, answer, provider);
      }
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form refusals={refusals} onSubmit={go}>
      <Stack>
        {words.follows ? <p>{words.follows}</p> : null}
        {needs.includes('PROVIDER') && verb === 'offerReferral' ? (
          <OrganisationPicker
            {...refusals.field('providerId')}
            label="Provider"
            kind="PROVIDER"
            value={given.providerId}
            onChange={(providerId, name) => {
              set({ providerId });
              setProvider(name);
            }}
          />
        ) : null}
        {asks ? (
          <NativeSelect
            {...refusals.field('reason')}
            label="Reason"
            value={given.reason}
            data={[
              { value: '', label: 'Choose' },
              ...reasons
                .filter((one) => one.offered && one.by.includes(by))
                .map(({ code, title }) => ({ value: code, label: title })),
            ]}
            onChange={(event) => set({ reason: event.currentTarget.value })}
            data-autofocus
          />
        ) : null}
        {words.day ? (
          <DateField
            {...refusals.field('on')}
            label={words.day}
            max={today}
            value={given.on}
            onChange={(event) => set({ on: event.currentTarget.value })}
          />
        ) : null}
        {words.words ? (
          <Textarea
            {...refusals.field('words')}
            label={words.words.label}
            description={words.words.description}
            value={given.words}
            onChange={(event) => set({ words: event.currentTarget.value })}
            {...(asks ? {} : { 'data-autofocus': true })}
          />
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={busy} color={words.danger ? 'red.9' : 'woad'}>
            {words.confirm ?? words.verb}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
