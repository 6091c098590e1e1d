import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { figuresOf, parseDate, TOTAL } from '@weft/shared';
import { useState } from 'react';
import { usePartnership } from '../app/viewer.js';
import { DateField } from '../ui/fields.js';
import { Form } from '../ui/form.js';
import { useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { type InstrumentFacts, instrumentOf, MEASURED_OUTCOMES, PROPOSE_RULE } from './assessment-queries.js';
import classes from './instruments.module.css';

/** Proposes what a measure has to show for an outcome. */
export function ProposeRule({
  instruments,
  onDone,
}: {
  instruments: readonly InstrumentFacts[];
  onDone: () => void;
}) {
  const { today } = usePartnership();
  const say = useSay();
  const refusals = useRefusals();
  const { data } = useQuery(MEASURED_OUTCOMES, { variables: { on: today } });
  const [propose, { loading }] = useMutation(PROPOSE_RULE, { refetchQueries: ['MeasureRules'] });
  const [form, setForm] = useState({
    outcomeCode: '',
    effectiveFrom: today,
    instrumentCode: instruments[0]?.instrumentCode ?? '',
    figure: TOTAL,
    improves: true,
    betterBy: '',
    daysBetween: '150',
    daysAtMost: '',
  });
  const set = (part: Partial<typeof form>): void => setForm((before) => ({ ...before, ...part }));
  // the newest version of each is what a figure is chosen from
  const newest = instruments.filter(
    (one, nth) =>
      instruments.findIndex(({ instrumentCode }) => instrumentCode === one.instrumentCode) === nth,
  );
  const chosen = newest.find(({ instrumentCode }) => instrumentCode === form.instrumentCode);
  const figures = chosen ? figuresOf(instrumentOf(chosen)) : [];
  const figure = figures.some(({ code }) => code === form.figure) ? form.figure : (figures[0]?.code ?? '');
  const outcomes = new Map(
    (data?.rateCard?.tariffs ?? []).flatMap(({ outcomeCode, title, evidence }) =>
      evidence.includes('ASSESSMENT') ? [[outcomeCode, title] as const] : [],
    ),
  );

  const go = async (): Promise<void> => {
    const from = parseDate(form.effectiveFrom);
    if (!from) {
      refusals.show([{ field: 'effectiveFrom', message: 'Enter the day from which on it holds.' }]);
      return;
    }
    const days = (text: string): number | null => (text.trim() === '' ? null : Math.trunc(Number(text)) || 0);
    const input = {
      outcomeCode: form.outcomeCode,
      effectiveFrom: from,
      instrumentCode: form.instrumentCode,
      figure,
      improves: form.improves,
      betterBy: form.improves ? form.betterBy.trim() || null : null,
      daysBetween: form.improves ? days(form.daysBetween) : null,
      daysAtMost: form.improves ? days(form.daysAtMost) : null,
    };
    const result = (await propose({ variables: { input } })).data?.proposeMeasureRule;
    if (result?.__typename === 'Refusal') refusals.show([result]);
    else {
      say('It is proposed. It holds once the commissioner has agreed.');
      onDone();
    }
  };

  return (
    <Form refusals={refusals} onSubmit={go} className={classes.part}>
      <Stack className="weft-form" gap="md">
        <NativeSelect
          {...refusals.field('outcomeCode')}
          label="Outcome"
          value={form.outcomeCode}
          data={[
            { value: '', label: 'Choose an outcome that an assessment proves' },
            ...[...outcomes].map(([value, label]) => ({ value, label })),
          ]}
          onChange={(event) => set({ outcomeCode: event.currentTarget.value })}
        />
        <NativeSelect
          {...refusals.field('instrumentCode')}
          label="Instrument"
          value={form.instrumentCode}
          data={newest.map(({ instrumentCode, title }) => ({ value: instrumentCode, label: title }))}
          onChange={(event) => set({ instrumentCode: event.currentTarget.value })}
        />
        <NativeSelect
          {...refusals.field('figure')}
          label="Figure"
          value={figure}
          data={figures.map(({ code, title }) => ({ value: code, label: title }))}
          onChange={(event) => set({ figure: event.currentTarget.value })}
        />
        <Radio.Group
          label="It shows the outcome when"
          value={form.improves ? 'better' : 'scored'}
          onChange={(value) => set({ improves: value === 'better' })}
        >
          <div className={classes.choices}>
            <Radio value="better" label="it is better than at first" />
            <Radio value="scored" label="it has a score" />
          </div>
        </Radio.Group>
        {form.improves ? (
          <>
            <TextInput
              {...refusals.field('betterBy')}
              label="Better by so many points (empty: what the instrument counts as a change)"
              inputMode="decimal"
              styles={{ input: { maxWidth: 160 } }}
              value={form.betterBy}
              onChange={(event) => set({ betterBy: event.currentTarget.value })}
            />
            <TextInput
              {...refusals.field('daysBetween')}
              label="Days between the two measures, at least"
              inputMode="numeric"
              styles={{ input: { maxWidth: 160 } }}
              value={form.daysBetween}
              onChange={(event) => set({ daysBetween: event.currentTarget.value })}
            />
            <TextInput
              {...refusals.field('daysAtMost')}
              label="At most (may be empty)"
              inputMode="numeric"
              styles={{ input: { maxWidth: 160 } }}
              value={form.daysAtMost}
              onChange={(event) => set({ daysAtMost: event.currentTarget.value })}
            />
          </>
        ) : null}
        <DateField
          {...refusals.field('effectiveFrom')}
          label="For what is achieved from"
          description="No live claim for the outcome may lie on or after it."
          value={form.effectiveFrom}
          onChange={(event) => set({ effectiveFrom: event.currentTarget.value })}
        />
        <Group>
          <Button type="submit" loading={loading}>
            Propose it
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
