import { useMutation } from '@apollo/client/react';
import { Button, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import {
  type CalendarDate,
  FORECAST_KINDS,
  type ForecastKind,
  formatMoney,
  isRefusal,
  type PlannedPeriodInput,
  parseDate,
  parseMoney,
  quartersBetween,
  readPeriods,
  readPlanText,
} from '@weft/shared';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePartnership, useTo } from '../app/viewer.js';
import { count } from '../ui/count.js';
import { DraftNotice } from '../ui/draft-notice.js';
import { DateField, MoneyField } from '../ui/fields.js';
import { Form, FormButtons } from '../ui/form.js';
import { PageHeader } from '../ui/page-header.js';
import { Panel } from '../ui/panel.js';
import { type RefusalLike, useRefusals } from '../ui/refusals.js';
import { useSay } from '../ui/say.js';
import { useDraft } from '../ui/use-draft.js';
import classes from './forecast.module.css';
import { RECORD_FORECAST } from './forecast-queries.js';
import { FORECAST_KIND_WORDS, periodText } from './forecast-words.js';

interface PlanDraft {
  name: string;
  kind: ForecastKind;
  adoptedOn: string;
  note: string;
  periods: readonly PlannedPeriodInput[];
}

/** A period without an amount is not planned; zero is an amount. */
const planned = ({ periods }: PlanDraft): PlannedPeriodInput[] =>
  periods.flatMap((one) => (one.amount.trim() === '' ? [] : [{ ...one, amount: one.amount.trim() }]));

/** Periods that were pasted, and between them the quarters that they leave out, to be typed. */
const amongQuarters = (
  pasted: readonly PlannedPeriodInput[],
  quarters: readonly PlannedPeriodInput[],
): PlannedPeriodInput[] =>
  [
    ...pasted,
    ...quarters.filter(({ from, to }) => !pasted.some((one) => one.from <= to && from <= one.to)),
  ].sort((one, other) => (one.from < other.from ? -1 : 1));

/** What the amounts come to that can be read, in minor units: to compare with the paper they are typed from. */
const totalOf = (draft: PlanDraft, currency: string): bigint =>
  planned(draft).reduce((total, { amount }) => {
    const read = parseMoney(amount, currency);
    return isRefusal(read) ? total : total + read;
  }, 0n);

/** Records what is expected to be paid: typed quarter by quarter, or pasted from a spreadsheet. */
export function Component() {
  const { slug, currency, contractFrom, contractTo, today } = usePartnership();
  const to = useTo();
  const navigate = useNavigate();
  const quarters = quartersBetween(contractFrom as CalendarDate, contractTo as CalendarDate).map(
    (quarter): PlannedPeriodInput => ({ ...quarter, amount: '' }),
  );
  const draft = useDraft<PlanDraft>(`${slug}/forecast`, {
    name: '',
    kind: 'BASE',
    adoptedOn: today,
    note: '',
    periods: quarters,
  });
  const [record, recording] = useMutation(RECORD_FORECAST, { refetchQueries: ['Forecast'] });
  const refusals = useRefusals();
  const say = useSay();
  const { value, set } = draft;

  const check = (): RefusalLike[] => {
    const wrong: RefusalLike[] = [];
    if (value.name.trim() === '') wrong.push({ field: 'name', message: 'Name the plan.' });
    if (!parseDate(value.adoptedOn))
      wrong.push({ field: 'adoptedOn', message: 'Enter the day from which the plan holds.' });
    for (const [nth, { amount }] of value.periods.entries()) {
      const read = amount.trim() === '' ? 0n : parseMoney(amount.trim(), currency);
      if (isRefusal(read)) wrong.push({ field: `periods.${nth}.amount`, message: read.message });
    }
    if (wrong.length > 0) return wrong;
    const periods = readPeriods(planned(value), currency);
    return isRefusal(periods) ? [{ ...periods, field: 'periods' }] : [];
  };
  const submit = async (): Promise<void> => {
    const wrong = check();
    if (wrong.length > 0) {
      refusals.show(wrong);
      return;
    }
    const { name, kind, adoptedOn, note } = value;
    const { data } = await record({
      variables: {
        input: { name: name.trim(), kind, adoptedOn, note: note.trim() || null, periods: planned(value) },
      },
    });
    const result = data?.recordForecast;
    if (result?.__typename === 'Refusal') {
      const field = result.field?.startsWith('periods') ? 'periods' : result.field;
      refusals.show([{ ...result, field }]);
    } else if (result?.__typename === 'ForecastPlan') {
      draft.discard();
      say('The plan is recorded.');
      await navigate(to(`money/forecast?plan=${result.id}`));
    }
  };

  return (
    <>
      <PageHeader
        title="Record a plan"
        lead="What you expect to be billed, quarter by quarter. A plan under the name of an earlier one is its next version; what was recorded stays."
        back={{ to: to('money/forecast'), label: 'Forecast' }}
      />
      <Panel>
        <DraftNotice restored={draft.restored} onAfresh={draft.discard} />
        <Form refusals={refusals} onSubmit={submit}>
          <Stack>
            <Stack className="weft-form">
              <TextInput
                {...refusals.field('name')}
                label="Name"
                description="For example “Base case”, or “Plan agreed in April”"
                value={value.name}
                onChange={(event) => set({ name: event.currentTarget.value })}
              />
              <NativeSelect
                {...refusals.field('kind')}
                label="Scenario"
                value={value.kind}
                data={FORECAST_KINDS.map((kind) => ({ value: kind, label: FORECAST_KIND_WORDS[kind] }))}
                onChange={(event) => set({ kind: event.currentTarget.value as ForecastKind })}
              />
              <DateField
                {...refusals.field('adoptedOn')}
                label="Holds from"
                value={value.adoptedOn}
                onChange={(event) => set({ adoptedOn: event.currentTarget.value })}
              />
              <Textarea
                {...refusals.field('note')}
                label="Note (optional)"
                description="What it rests on, and what would change it"
                value={value.note}
                onChange={(event) => set({ note: event.currentTarget.value })}
              />
              <Paste onRead={(periods) => set({ periods: amongQuarters(periods, quarters) })} />
            </Stack>
            <fieldset className={classes.periods} id="periods" tabIndex={-1}>
              <legend>Expected amounts. Leave a quarter empty that you do not plan.</legend>
              {value.periods.map((one, nth) => (
                <MoneyField
                  key={one.from}
                  {...refusals.field(`periods.${nth}.amount`)}
                  currency={currency}
                  label={periodText(one)}
                  value={one.amount}
                  onChange={(event) => {
                    const amount = event.currentTarget.value;
                    set({
                      periods: value.periods.map((other, at) => (at === nth ? { ...other, amount } : other)),
                    });
                  }}
                />
              ))}
            </fieldset>
            <p>
              Comes to <strong>{formatMoney(totalOf(value, currency), currency)}</strong>
            </p>
            <FormButtons send="Record the plan" sending={recording.loading} cancelTo={to('money/forecast')} />
          </Stack>
        </Form>
      </Panel>
    </>
  );
}

/** Fills the amounts in from lines that were copied out of a spreadsheet. */
function Paste({ onRead }: { onRead: (periods: readonly PlannedPeriodInput[]) => void }) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const say = useSay();
  const read = (): void => {
    const periods = readPlanText(text);
    if (isRefusal(periods)) {
      setWrong(periods.message);
      return;
    }
    setWrong(null);
    setText('');
    onRead(periods);
    say(`${count(periods.length, 'period')} filled in below.`);
  };
  return (
    <details className={classes.more}>
      <summary>Paste from a spreadsheet or a CSV file</summary>
      <Stack gap="sm">
        <Textarea
          id="pasted"
          label="Lines to fill in"
          description="On each line a quarter and an amount (2026 Q2, 1200.00), or a first day, a last day and an amount. They take the place of what is below."
          error={wrong}
          autosize
          minRows={4}
          maxRows={12}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button variant="default" onClick={read}>
            Fill in the amounts
          </Button>
        </div>
      </Stack>
    </details>
  );
}
