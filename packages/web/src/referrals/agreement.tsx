import { useMutation } from '@apollo/client/react';
import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import {
  AGREED_HOW,
  type AgreedHow,
  calendarDate,
  checkAgreementStep,
  isOpenReferral,
  parseDate,
} from '@weft/shared';
import { useState } from 'react';
import { useMay, usePartnership } from '../app/viewer.js';
import { dateText } from '../ui/date-text.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { Panel } from '../ui/panel.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import classes from './referral.module.css';
import { RECORD_AGREEMENT, type ReferralPage } from './referral-queries.js';
import { AGREED_HOW_WORDS } from './referral-words.js';

const STANDS: Readonly<Record<ReferralPage['agreement'], string>> = {
  NOT_ASKED: 'They have not been asked yet whether they want to take part. Support starts once they agree.',
  AGREED: 'They agree to take part, and may take it back at any time.',
  TAKEN_BACK: 'They took their agreement back. Nobody supports them unless they agree again.',
};

/** Whether the person wants to take part: theirs to give and to take back, whatever the lawful basis of the record. */
export function Agreement({ referral }: { referral: ReferralPage }) {
  const may = useMay();
  const [takingBack, setTakingBack] = useState(false);
  const agreed = referral.agreement === 'AGREED';
  const records = may('recordAgreement');
  // nobody is asked to take part in what has ended; what they gave they may always take back
  const goesOn = isOpenReferral(referral.state) || referral.state === 'STARTED';
  return (
    <Panel title="Taking part">
      <div id="agreement" className={classes.agreement}>
        <p>
          {referral.agreement === 'NOT_ASKED' && !goesOn
            ? 'They were not asked whether they want to take part.'
            : STANDS[referral.agreement]}
        </p>
        {referral.agreements.length > 0 ? (
          <ol className={classes.steps}>
            {referral.agreements.map(({ kind, on, how }, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they are in order, and none is ever removed
              <li key={nth}>
                {kind === 'AGREED' ? 'Agreed' : 'Took it back'} on {dateText(on)},{' '}
                {AGREED_HOW_WORDS[how].toLowerCase()}
              </li>
            ))}
          </ol>
        ) : null}
        {records && !agreed && goesOn ? <Record referral={referral} kind="AGREED" /> : null}
        {records && agreed && !takingBack ? (
          <Button variant="default" size="compact-md" onClick={() => setTakingBack(true)}>
            They take it back
          </Button>
        ) : null}
        {records && agreed && takingBack ? (
          <Record referral={referral} kind="TAKEN_BACK" onClose={() => setTakingBack(false)} />
        ) : null}
      </div>
    </Panel>
  );
}

/** A move of the referral may ask for a day beside this one: the fields here have names of their own. */
const here = ({ message, field }: RefusalLike): RefusalLike => ({ message, field: `agreed-${field}` });

interface RecordProps {
  referral: ReferralPage;
  kind: 'AGREED' | 'TAKEN_BACK';
  onClose?: () => void;
}

function Record({ referral, kind, onClose }: RecordProps) {
  const { today } = usePartnership();
  const [how, setHow] = useState<AgreedHow>('SPOKEN');
  const [on, setOn] = useState<string>(today);
  const [record, { loading }] = useMutation(RECORD_AGREEMENT);
  const refusals = useRefusals();
  const say = useSay();
  const go = async (): Promise<void> => {
    const day = parseDate(on);
    const steps = referral.agreements.map((step) => ({ ...step, on: calendarDate(step.on) }));
    const wrong = day
      ? checkAgreementStep(steps, { kind, on: day, how }, calendarDate(today))
      : { field: 'on', message: 'Enter the day on which they said so.' };
    if (wrong || !day) {
      refusals.show(wrong ? [here(wrong)] : []);
      return;
    }
    const { data } = await record({ variables: { referralId: referral.id, kind, on: day, how } });
    const result = data?.recordAgreement;
    if (result?.__typename === 'Refusal') refusals.show([here(result)]);
    else if (result) {
      refusals.clear();
      say(
        kind === 'AGREED'
          ? `It is recorded that ${referral.givenName} agrees to take part.`
          : `It is recorded that ${referral.givenName} takes the agreement back.`,
      );
      onClose?.();
    }
  };
  return (
    <Form refusals={refusals} onSubmit={go}>
      <Stack gap="sm">
        <NativeSelect
          {...refusals.field('agreed-how')}
          label="How they said it"
          value={how}
          data={AGREED_HOW.map((one) => ({ value: one, label: AGREED_HOW_WORDS[one] }))}
          onChange={(event) => setHow(AGREED_HOW.find((one) => one === event.currentTarget.value) ?? how)}
        />
        <DateField
          {...refusals.field('agreed-on')}
          label="On"
          max={today}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <Group gap="sm">
          <Button type="submit" variant="default" loading={loading}>
            {kind === 'AGREED' ? 'Record that they agree' : 'Record that they take it back'}
          </Button>
          {onClose ? (
            <Button variant="subtle" onClick={onClose}>
              Cancel
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Form>
  );
}
