import { Checkbox, NativeSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import {
  EXTRACT_KINDS,
  type ExtractKind,
  FIELD_TITLES,
  FIELDS_OF_KIND,
  LAWFUL_BASES,
  PERSON_FIELDS,
  SHARING_FORMS,
  type SharingForm,
} from '@weft/shared';

import { DateField } from '../ui/fields.js';
import type { Choices, PartProps } from './form-part.js';
import classes from './sharing.module.css';
import { BASIS_WORDS, FORM_WORDS, KIND_WORDS, kindInWords } from './sharing-words.js';

/** What it is called, what it is for, and under which law. */
export function WordFields({ typed, set, field }: PartProps) {
  return (
    <>
      <TextInput
        {...field('title')}
        label="Name of the agreement"
        description="As people here call it: “Work records of the tax office”."
        value={typed.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <Textarea
        {...field('purpose')}
        label="What it is for"
        autosize
        minRows={2}
        value={typed.purpose}
        onChange={(event) => set({ purpose: event.currentTarget.value })}
      />
      <NativeSelect
        {...field('lawfulBasis')}
        label="Lawful basis"
        value={typed.lawfulBasis}
        data={[
          { value: '', label: 'Choose one' },
          ...LAWFUL_BASES.map((value) => ({ value, label: BASIS_WORDS[value] })),
        ]}
        onChange={(event) =>
          set({ lawfulBasis: LAWFUL_BASES.find((one) => one === event.currentTarget.value) ?? '' })
        }
      />
      <Textarea
        {...field('legalGateway')}
        label="The law or power under which the data may be given"
        description="The act and the section. The data owner’s legal team knows it."
        autosize
        minRows={2}
        value={typed.legalGateway}
        onChange={(event) => set({ legalGateway: event.currentTarget.value })}
      />
    </>
  );
}

/** What comes in, in which form, and by what people are recognised. */
export function SharedFields({ typed, set, field }: PartProps) {
  const { kind } = typed;
  const { may, must } = FIELDS_OF_KIND[kind];
  const choose = (next: ExtractKind): void => {
    const fields = FIELDS_OF_KIND[next];
    const kept = typed.receives.filter((one) => fields.may.includes(one));
    // what another kind of record does not say is taken out with it
    set({
      kind: next,
      receives: typed.form === 'ENCODED' ? [] : [...new Set([...fields.must, ...kept])],
      ...(next === kind ? {} : { evidence: [] }),
    });
  };
  // codes come alone, and prove nothing
  const chooseForm = (next: SharingForm): void =>
    set({ form: next, ...(next === 'ENCODED' ? { receives: [], evidence: [] } : { receives: [...must] }) });
  return (
    <>
      <Radio.Group
        label="What the records are about"
        value={kind}
        onChange={(value) => choose(EXTRACT_KINDS.find((one) => one === value) ?? kind)}
      >
        <Stack gap="xs" mt="xs">
          {EXTRACT_KINDS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={KIND_WORDS[value].name}
              description={kindInWords(value, typed.form)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label="How they come"
        value={typed.form}
        onChange={(value) => chooseForm(SHARING_FORMS.find((one) => one === value) ?? typed.form)}
      >
        <Stack gap="xs" mt="xs">
          {SHARING_FORMS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={FORM_WORDS[value].name}
              description={FORM_WORDS[value].help}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Checkbox.Group
        {...field('compares')}
        label="By what people are recognised"
        description="As much as is needed to tell people apart, and no more."
        value={[...typed.compares]}
        onChange={(chosen) => set({ compares: PERSON_FIELDS.filter((one) => chosen.includes(one)) })}
      >
        <div className={classes.choices}>
          {PERSON_FIELDS.map((value) => (
            <Checkbox key={value} value={value} label={FIELD_TITLES[value]} />
          ))}
        </div>
      </Checkbox.Group>
      {may.length > 0 && typed.form === 'CLEAR' ? (
        <Checkbox.Group
          {...field('receives')}
          label="What is taken in of a record"
          description={`Anything else in a file is left out. To prove an outcome it needs: ${must.map((one) => FIELD_TITLES[one].toLowerCase()).join(', ')}.`}
          value={[...typed.receives]}
          onChange={(chosen) => set({ receives: may.filter((one) => chosen.includes(one)) })}
        >
          <div className={classes.choices}>
            {may.map((value) => (
              <Checkbox key={value} value={value} label={FIELD_TITLES[value]} />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
    </>
  );
}

/** From when to when it holds, and how long a file is kept. */
export function DayFields({ typed, set, field }: PartProps) {
  return (
    <>
      <DateField
        {...field('startsOn')}
        label="First day"
        value={typed.startsOn}
        onChange={(event) => set({ startsOn: event.currentTarget.value })}
      />
      <DateField
        {...field('expiresOn')}
        label="Last day"
        description="After it nothing is matched, and what came in is deleted."
        value={typed.expiresOn}
        onChange={(event) => set({ expiresOn: event.currentTarget.value })}
      />
      <TextInput
        {...field('keepDays')}
        label="For how many days a file is kept"
        inputMode="numeric"
        maw={220}
        value={typed.keepDays}
        onChange={(event) => set({ keepDays: event.currentTarget.value })}
      />
    </>
  );
}

/** Who of the partnership looks at what is matched. */
export function PeopleFields({ typed, set, field, people }: PartProps & { people: Choices['people'] }) {
  return (
    <Checkbox.Group
      {...field('personIds')}
      label="Who sees what is matched"
      description="As few as can do the work. Nobody else sees a match, whatever their role."
      value={[...typed.personIds]}
      onChange={(chosen) => set({ personIds: chosen })}
    >
      <div className={classes.choices}>
        {people.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
