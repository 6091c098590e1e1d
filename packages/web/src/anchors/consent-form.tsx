import { useMutation } from '@apollo/client/react';
import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { SAFE_WAY_IN_WORDS, SAFE_WAYS, type SafeWay } from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { useConsentWords } from './anchor-words.js';
import classes from './anchors.module.css';
import { type Candidate, CONSENT } from './own-queries.js';

interface Consent {
  on: string;
  safeWay: SafeWay;
  safeNote: string;
  phone: string;
  email: string;
  givenName: string;
  familyName: string;
  birthDate: string;
  told: string;
}

/**
 * A parent consents, or who is grown up themselves: only now a name is asked for, and it becomes a referral. Nothing of it
 * is kept on the device.
 */
export function ConsentForm({ candidate, onDone }: { candidate: Candidate; onDone: () => void }) {
  const { today } = usePartnership();
  const [value, setValue] = useState<Consent>({
    on: today,
    safeWay: 'CALL',
    safeNote: '',
    phone: '',
    email: '',
    givenName: '',
    familyName: '',
    birthDate: '',
    told: '',
  });
  const [consent, { loading }] = useMutation(CONSENT, { refetchQueries: ['OwnReferrals'] });
  const words = useConsentWords();
  const refusals = useRefusals();
  const say = useSay();
  const field = (name: Exclude<keyof Consent, 'safeWay'>) => ({
    ...refusals.field(name),
    value: value[name],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setValue((before) => ({ ...before, [name]: currentTarget.value })),
  });
  const go = async (): Promise<void> => {
    if (value.on === '') {
      refusals.show([{ field: 'on', message: 'Enter the day of the consent.' }]);
      return;
    }
    const { data } = await consent({
      variables: {
        input: {
          id: candidate.id,
          ...value,
          safeNote: value.safeNote || null,
          phone: value.phone || null,
          email: value.email || null,
          birthDate: value.birthDate || null,
        },
      },
    });
    const result = data?.consentToCandidate;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else if (result) {
      say(`${candidate.theirCode} is now referral ${result.reference ?? ''}.`);
      onDone();
    }
  };
  return (
    <div className={classes.form}>
      <Form refusals={refusals} onSubmit={go} className="weft-form">
        <Stack gap="sm">
          <DateField {...field('on')} label="Consented on" max={today} />
          <NativeSelect
            {...refusals.field('safeWay')}
            label={words.safeWay}
            value={value.safeWay}
            data={SAFE_WAYS.map((way) => ({ value: way, label: SAFE_WAY_IN_WORDS[way] }))}
            onChange={({ currentTarget }) =>
              setValue((before) => ({
                ...before,
                safeWay: SAFE_WAYS.find((way) => way === currentTarget.value) ?? before.safeWay,
              }))
            }
          />
          <TextInput {...field('phone')} label={words.phone} type="tel" autoComplete="off" maw={240} />
          <TextInput {...field('email')} label={words.email} type="email" autoComplete="off" />
          <Textarea {...field('safeNote')} label="What to be careful of (optional)" autosize minRows={2} />
          <TextInput {...field('givenName')} label={words.givenName} autoComplete="off" />
          <TextInput {...field('familyName')} label={words.familyName} autoComplete="off" />
          <TextInput
            {...field('birthDate')}
            label={words.birthDate}
            description="As day, month and year: 29/2/2016."
            autoComplete="off"
            maw={240}
          />
          <Textarea {...field('told')} label={words.told} autosize minRows={2} />
          <Group gap="sm">
            <Button type="submit" loading={loading}>
              Refer them
            </Button>
            <Button variant="default" onClick={onDone}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </Form>
    </div>
  );
}
