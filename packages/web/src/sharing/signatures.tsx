import { useMutation } from '@apollo/client/react';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { calendarDate } from '@weft/shared';
import { useState } from 'react';
import { useMay, usePartnership } from '../app/viewer.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { DateText } from '../ui/date-text.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { StateBadge } from '../ui/state-badge.js';
import classes from './sharing.module.css';
import { type Agreement, SIGN_AGREEMENT } from './sharing-queries.js';
import { PART_WORDS } from './sharing-words.js';

type Party = Agreement['parties'][number];
const SIGNED = 'Signed.';
const HOLDS = 'Signed. Every party has signed now, so the agreement holds.';

/** The parties, who signed for each, and signing for those that are left. */
export function Signatures({ agreement }: { agreement: Agreement }) {
  return (
    <Panel title="Who signed">
      <ul className={classes.list}>
        {agreement.parties.map((party) => (
          <li key={party.nth}>
            <strong>{party.name}</strong>
            <span className={classes.soft}>
              {PART_WORDS[party.part].name}
              {party.supplies ? ', sends the data' : ''}
            </span>
            <span className={classes.head}>
              {party.signedOn ? (
                <span>
                  Signed by {party.signedName} on <DateText of={party.signedOn} />
                  {party.recordedBy && party.recordedBy.name !== party.signedName
                    ? `, recorded by ${party.recordedBy.name}`
                    : ''}
                  .
                </span>
              ) : (
                <StateBadge tone="needs">Not signed</StateBadge>
              )}
              <Sign agreement={agreement} party={party} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Signing for a party; what was opened for it stays until it has closed itself, also when the party has signed. */
function Sign({ agreement, party }: { agreement: Agreement; party: Party }) {
  const may = useMay();
  const say = useSay();
  const [opened, setOpened] = useState<Party['wayToSign']>(null);
  const [sign] = useMutation(SIGN_AGREEMENT);
  const close = () => setOpened(null);
  const way = may('signSharingAgreement') ? party.wayToSign : null;
  return (
    <>
      {way ? (
        <Button variant="default" size="compact-md" onClick={() => setOpened(way)}>
          {way === 'OWN' ? `Sign for ${party.name}` : 'Record the signature'}
        </Button>
      ) : null}
      <Modal
        opened={opened === 'RECORD'}
        onClose={close}
        title={`Record that ${party.name} signed`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {opened === 'RECORD' ? <Recorded agreement={agreement} party={party} onDone={close} /> : null}
      </Modal>
      <ConfirmDialog
        opened={opened === 'OWN'}
        onClose={close}
        title={`Sign for ${party.name}`}
        confirm="Sign it"
        onConfirm={async () => {
          const input = { agreementId: agreement.id, nth: party.nth, basedOn: agreement.version };
          const result = (await sign({ variables: { input } })).data?.signSharingAgreement;
          if (result?.__typename === 'Refusal') return [{ message: result.message }];
          say(result?.signedAt ? HOLDS : SIGNED);
          return undefined;
        }}
      >
        <p>You sign it today, in your own name, for {party.name}.</p>
        <p>Once anybody has signed, what is agreed cannot be changed any more. Read it before you sign.</p>
      </ConfirmDialog>
    </>
  );
}

interface RecordedProps {
  agreement: Agreement;
  party: Party;
  onDone: () => void;
}

/** A party whose people do not sign here: who signed its copy, and on which day, neither of them filled in beforehand. */
function Recorded({ agreement, party, onDone }: RecordedProps) {
  const { today } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const [signedName, setName] = useState('');
  const [signedOn, setDay] = useState('');
  const [sign, { loading }] = useMutation(SIGN_AGREEMENT);
  const send = async (): Promise<void> => {
    const wrong = [
      ...(signedName.trim() === ''
        ? [{ field: 'signedName', message: 'Write the name of who signed for this party.' }]
        : []),
      ...(signedOn === '' ? [{ field: 'signedOn', message: 'Say on which day it was signed.' }] : []),
    ];
    if (wrong.length > 0) return refusals.show(wrong);
    const input = {
      agreementId: agreement.id,
      nth: party.nth,
      signedName,
      signedOn: calendarDate(signedOn),
      basedOn: agreement.version,
    };
    const result = (await sign({ variables: { input } })).data?.signSharingAgreement;
    if (result?.__typename === 'Refusal') return refusals.show([result]);
    if (!result) return;
    say(result.signedAt ? HOLDS : SIGNED);
    onDone();
  };
  return (
    <Form refusals={refusals} onSubmit={send}>
      <Stack>
        <p>Its people do not sign in Weft. Write down what stands on its signed copy.</p>
        <TextInput
          {...refusals.field('signedName')}
          label={`Who signed for ${party.name}`}
          value={signedName}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <DateField
          {...refusals.field('signedOn')}
          label="On which day"
          max={today}
          value={signedOn}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={loading}>
            Record it
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
