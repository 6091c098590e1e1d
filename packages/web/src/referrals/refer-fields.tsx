import { NativeSelect, Radio, Stack } from '@mantine/core';
import { LAWFUL_BASES, LAWFUL_BASIS_IN_WORDS, SAFE_WAY_IN_WORDS, SAFE_WAYS } from '@weft/shared';
import { OrganisationPicker } from '../app/organisation-picker.js';
import { usePartnership, usePlace } from '../app/viewer.js';
import { WordsField } from '../language/words-field.js';
import { MetBefore } from '../met-before/met-before.js';
import { DateField } from '../ui/fields.js';
import type { Refusals } from '../ui/refusals.js';
import { Line } from './line.js';
import type { StepKey, TypedReferral } from './refer-steps.js';
import { LAWFUL_BASIS_HELP } from './referral-words.js';

export interface FieldsProps {
  refusals: Refusals;
  typed: TypedReferral;
  set: (change: Partial<TypedReferral>) => void;
  /** At the hub, for any agency that asks. */
  atHub: boolean;
}

/** What is asked about the way that was chosen. */
const NOTE: Readonly<Record<string, { label: string; description: string }>> = {
  THROUGH_SOMEONE: {
    label: 'Through whom, and how',
    description: 'A name, and a number or place, for example their support worker at the refuge.',
  },
  IN_PERSON: { label: 'Where and when', description: 'For example at the library on Tuesday mornings.' },
};
const ANY_NOTE = {
  label: 'What to be careful of (optional)',
  description: 'When to call, whether to leave a message, who must not learn of it.',
};

function Reach({ refusals, typed, set }: FieldsProps) {
  const form = { refusals, typed, set };
  const note = NOTE[typed.safeWay] ?? ANY_NOTE;
  const calls = typed.safeWay === 'CALL' || typed.safeWay === 'TEXT';
  const { error } = refusals.field('safeWay');
  return (
    <>
      <div id="safeWay">
        <Radio.Group
          label="The safe way"
          description="Ask them. It is shown first, and beside every number and address."
          error={error}
          value={typed.safeWay}
          onChange={(safeWay) => set({ safeWay })}
        >
          <Stack gap="sm" mt="sm">
            {SAFE_WAYS.map((way) => (
              <Radio key={way} value={way} label={SAFE_WAY_IN_WORDS[way]} />
            ))}
          </Stack>
        </Radio.Group>
      </div>
      <Words {...form} name="safeNote" {...note} rows={2} />
      <Line
        {...form}
        name="phone"
        label={calls ? 'Phone' : 'Phone (optional)'}
        type="tel"
        autoComplete="off"
        maw={320}
      />
      <Line
        {...form}
        name="email"
        label={typed.safeWay === 'EMAIL' ? 'E-mail' : 'E-mail (optional)'}
        type="email"
        autoComplete="off"
      />
    </>
  );
}

function Who({ refusals, typed, set, atHub }: FieldsProps) {
  const form = { refusals, typed, set };
  const { today } = usePartnership();
  const { organisations } = usePlace();
  return (
    <>
      <Line {...form} name="givenName" label="First name" autoComplete="off" />
      <Line {...form} name="familyName" label="Last name" autoComplete="off" />
      <DateField
        {...refusals.field('birthDate')}
        label="Date of birth (optional)"
        max={today}
        value={typed.birthDate}
        onChange={(event) => set({ birthDate: event.currentTarget.value })}
      />
      <Line {...form} name="postcode" label="Postcode (optional)" autoComplete="off" maw={220} />
      {atHub ? (
        <>
          <MetBefore person={typed} quiet />
          <OrganisationPicker
            {...refusals.field('sourceId')}
            label="Which organisation refers them?"
            value={typed.sourceId === '' ? null : typed.sourceId}
            chosenName={typed.sourceName}
            onChange={(id, name) => set({ sourceId: id ?? '', sourceName: name ?? '' })}
          />
          <DateField
            {...refusals.field('referredOn')}
            label="Referred on (today if empty)"
            max={today}
            value={typed.referredOn}
            onChange={(event) => set({ referredOn: event.currentTarget.value })}
          />
        </>
      ) : organisations.length > 1 ? (
        <NativeSelect
          {...refusals.field('sourceId')}
          label="For which of your organisations?"
          value={typed.sourceId}
          data={[
            { value: '', label: 'Choose' },
            ...organisations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            set({ sourceId: value, sourceName: organisations.find(({ id }) => id === value)?.name ?? '' })
          }
        />
      ) : null}
      <Line
        {...form}
        name="theirReference"
        label={atHub ? 'Their own reference (optional)' : 'Your own reference (optional)'}
        description="As the person or the request is called in the other system."
        autoComplete="off"
        maw={320}
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
        label="What would they like to be different? (optional)"
        description="In their own words as far as you can. They tell it once, and everybody after you reads it here."
      />
      <Words
        {...props}
        name="strengths"
        label="What are they good at, and what goes well? (optional)"
        description="People, skills, habits that carry them."
      />
      <Words
        {...props}
        name="prefers"
        label="Whom or what do they prefer? (optional)"
        description="For example a woman, a worker who speaks Polish, evenings."
        rows={2}
      />
      <Words
        {...props}
        name="avoids"
        label="Whom or what do they wish to avoid? (optional)"
        description="A person, a place or an organisation."
        rows={2}
      />
    </>
  );
}

function Basis(props: FieldsProps) {
  const { refusals, typed, set } = props;
  const { today } = usePartnership();
  return (
    <>
      <div id="knows">
        <Radio.Group
          label="Do they know of this referral?"
          error={refusals.field('knows').error}
          value={typed.knows}
          onChange={(knows) => set({ knows: knows === 'YES' ? 'YES' : 'NO' })}
        >
          <Stack gap="sm" mt="sm">
            <Radio value="YES" label="Yes, they were told" />
            <Radio value="NO" label="Not yet" />
          </Stack>
        </Radio.Group>
      </div>
      {typed.knows === 'YES' ? (
        <>
          <Words
            {...props}
            name="told"
            label="What were they told?"
            description="What is passed on, to whom, and what happens with it."
            rows={2}
          />
          <DateField
            {...refusals.field('toldOn')}
            label="When were they told? (optional)"
            max={today}
            value={typed.toldOn}
            onChange={(event) => set({ toldOn: event.currentTarget.value })}
          />
        </>
      ) : null}
      {typed.knows === 'NO' ? (
        <Words
          {...props}
          name="notToldBecause"
          label="Why not yet?"
          description="For example that it would put them in danger, or that they could not be reached."
          rows={2}
        />
      ) : null}
      <div id="lawfulBasis">
        <Radio.Group
          label="On which lawful basis do you pass this on?"
          description="That they agree to take part is another thing: the hub asks them, and they may take it back."
          error={refusals.field('lawfulBasis').error}
          value={typed.lawfulBasis}
          onChange={(lawfulBasis) => set({ lawfulBasis })}
        >
          <Stack gap="sm" mt="sm">
            {LAWFUL_BASES.map((basis) => (
              <Radio
                key={basis}
                value={basis}
                label={LAWFUL_BASIS_IN_WORDS[basis]}
                description={LAWFUL_BASIS_HELP[basis]}
              />
            ))}
          </Stack>
        </Radio.Group>
      </div>
    </>
  );
}

interface WordsProps extends Pick<FieldsProps, 'refusals' | 'typed' | 'set'> {
  name: 'safeNote' | 'hopes' | 'strengths' | 'prefers' | 'avoids' | 'told' | 'notToldBecause';
  label: string;
  description: string;
  rows?: number;
}

function Words({ name, label, description, refusals, typed, set, rows = 3 }: WordsProps) {
  return (
    <WordsField
      {...refusals.field(name)}
      label={label}
      description={description}
      minRows={rows}
      value={typed[name]}
      onChange={(words) => set({ [name]: words })}
    />
  );
}

export const FIELDS: Readonly<Record<Exclude<StepKey, 'check'>, (props: FieldsProps) => React.ReactNode>> = {
  reach: Reach,
  who: Who,
  hopes: Hopes,
  basis: Basis,
};
