import { Radio, Stack, Textarea } from '@mantine/core';
import { SAFE_WAYS, TAKES_PART } from '@weft/shared';
import { Line } from '../referrals/line.js';
import { DateField } from '../ui/fields.js';
import type { Refusals } from '../ui/refusals.js';
import type { TypedMyself } from './self-steps.js';
import { MY_WAY_WORDS, TAKES_PART_WORDS } from './self-words.js';

interface FieldsProps {
  refusals: Refusals;
  typed: TypedMyself;
  set: (change: Partial<TypedMyself>) => void;
}

type Field = keyof TypedMyself;

function Words({
  name,
  refusals,
  typed,
  set,
  rows = 3,
  ...props
}: FieldsProps & { name: Field; label: string; description: string; rows?: number }) {
  return (
    <Textarea
      {...refusals.field(name)}
      {...props}
      minRows={rows}
      value={typed[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
}

const NOTE: Readonly<Record<string, { label: string; description: string }>> = {
  THROUGH_SOMEONE: {
    label: 'Who can we ask, and how?',
    description: 'Their name, and their phone number or where they are.',
  },
  IN_PERSON: {
    label: 'Where and when can we meet you?',
    description: 'For example: at the library, Tuesday mornings.',
  },
};
const ANY_NOTE = {
  label: 'Is there anything we must be careful of? (optional)',
  description: 'For example: only in the morning. Leave no message. My partner must not know.',
};

function Reach(props: FieldsProps) {
  const { refusals, typed, set } = props;
  const phones = typed.safeWay === 'CALL' || typed.safeWay === 'TEXT';
  return (
    <>
      <div id="safeWay">
        <Radio.Group
          label="Choose one way"
          description="We use this way and no other."
          error={refusals.field('safeWay').error}
          value={typed.safeWay}
          onChange={(safeWay) => set({ safeWay })}
        >
          <Stack gap="sm" mt="sm">
            {SAFE_WAYS.map((way) => (
              <Radio key={way} value={way} label={MY_WAY_WORDS[way]} />
            ))}
          </Stack>
        </Radio.Group>
      </div>
      {phones ? (
        <Line {...props} name="phone" label="Your phone number" type="tel" autoComplete="tel" maw={320} />
      ) : null}
      {typed.safeWay === 'EMAIL' ? (
        <Line {...props} name="email" label="Your e-mail address" type="email" autoComplete="email" />
      ) : null}
      {typed.safeWay === '' ? null : (
        <Words {...props} name="safeNote" {...(NOTE[typed.safeWay] ?? ANY_NOTE)} rows={2} />
      )}
    </>
  );
}

function Who(props: FieldsProps) {
  const { refusals, typed, set } = props;
  return (
    <>
      <Line {...props} name="givenName" label="First name" autoComplete="given-name" />
      <Line {...props} name="familyName" label="Last name" autoComplete="family-name" />
      <DateField
        {...refusals.field('birthDate')}
        label="When were you born? (optional)"
        autoComplete="bday"
        value={typed.birthDate}
        onChange={(event) => set({ birthDate: event.currentTarget.value })}
      />
      <Line
        {...props}
        name="postcode"
        label="Postcode (optional)"
        description="So that we can find help near you."
        autoComplete="postal-code"
        maw={220}
      />
    </>
  );
}

function Hopes(props: FieldsProps) {
  return (
    <>
      <Words
        {...props}
        name="hopes"
        label="What would you like to be different? (optional)"
        description="A few words are enough. You can say more when we talk."
      />
      <Words
        {...props}
        name="strengths"
        label="What goes well, and what are you good at? (optional)"
        description="People, skills, things you like."
      />
      <Words
        {...props}
        name="prefers"
        label="Who would you like to help you? (optional)"
        description="For example: a woman. Someone who speaks Polish. In the evening."
        rows={2}
      />
      <Words
        {...props}
        name="avoids"
        label="Is there anyone or any place you want to stay away from? (optional)"
        description="We keep you apart."
        rows={2}
      />
    </>
  );
}

function Agree({ refusals, typed, set }: FieldsProps) {
  return (
    <>
      <p>
        Taking part means that someone works with you on what you want to change. It costs nothing. You can
        stop at any time, and no other help is taken from you if you do.
      </p>
      <div id="takesPart">
        <Radio.Group
          label="Your answer"
          description="Both are fine. We get in touch with you either way."
          error={refusals.field('takesPart').error}
          value={typed.takesPart}
          onChange={(takesPart) => set({ takesPart })}
        >
          <Stack gap="sm" mt="sm">
            {TAKES_PART.map((one) => (
              <Radio key={one} value={one} label={TAKES_PART_WORDS[one]} />
            ))}
          </Stack>
        </Radio.Group>
      </div>
    </>
  );
}

export const FIELDS: Readonly<
  Record<'reach' | 'who' | 'hopes' | 'agree', (props: FieldsProps) => React.ReactNode>
> = { reach: Reach, who: Who, hopes: Hopes, agree: Agree };
